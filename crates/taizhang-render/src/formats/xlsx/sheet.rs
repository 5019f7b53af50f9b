//! The sheets: a table, the text, the manifest.

use rust_xlsxwriter::{ExcelDateTime, Format, Worksheet, XlsxError};
use taizhang_doc::flow::{Grid, Line, Style};
use taizhang_doc::{Align, Column, Manifest, Paper, Source, text};

use super::cell::{self, Cell};
use super::look;

/// Rows before the first of the table: title, note, heads.
const HEAD_ROW: u32 = 2;
/// How many columns stay in sight of a table of this many.
const MANY: usize = 6;
/// Characters of the body text in units of Excel's widths.
const WIDTH: u16 = 2;
/// The most characters a cell holds.
const MOST: usize = 32_767;

/// A table of the paper.
pub(super) fn table(sheet: &mut Worksheet, paper: &Paper, title: &str, grid: &Grid<'_>) -> Result<(), XlsxError> {
    let rows: Vec<Vec<Cell>> =
        grid.rows.iter().map(|row| row.iter().map(|spans| Cell::of(spans, paper)).collect()).collect();
    let units: Vec<Option<String>> = (0..grid.columns.len()).map(|column| one_unit(&rows, column)).collect();
    let heads: Vec<String> = grid.heads.iter().zip(&units).map(|(head, unit)| head_with(head, unit.as_deref())).collect();
    top(sheet, paper, title, &heads)?;
    for (at, row) in (HEAD_ROW + 1..).zip(&rows) {
        for (column, cell) in row.iter().enumerate() {
            let own = cell.unit().filter(|_| units[column].is_none());
            put(sheet, at, index(column), cell, grid.columns[column].align, own)?;
        }
    }
    for (at, column) in grid.columns.iter().enumerate() {
        sheet.set_column_width(index(at), f64::from(column_width(column)))?;
    }
    page(sheet, &heads)
}

/// The paper's text, a line a row.
pub(super) fn text(sheet: &mut Worksheet, paper: &Paper, lines: &[&Line<'_>]) -> Result<(), XlsxError> {
    sheet.write_with_format(0, 0, &*text::clean(&paper.title), &look::title())?;
    for (at, line) in (1..).zip(lines) {
        let heading = matches!(line.style, Style::Heading(_) | Style::AnnexMark | Style::AnnexTitle);
        put_words(sheet, at, 0, &line.text(), &look::line(heading))?;
    }
    sheet.set_column_width(0, 90)?;
    sheet.set_paper_size(9).set_print_fit_to_pages(1, 0);
    Ok(())
}

/// Each number of the paper and where it comes from.
pub(super) fn manifest(sheet: &mut Worksheet, paper: &Paper, manifest: &Manifest<'_>) -> Result<(), XlsxError> {
    let heads = ["序号", "文中位置", "文中表述", "数值", "单位", "来源", "依据（编号）"];
    let widths = [6, 24, 16, 14, 8, 36, 40];
    let heads: Vec<String> = heads.iter().map(ToString::to_string).collect();
    top(sheet, paper, &format!("{}　数据清单", paper.title), &heads)?;
    let words = look::words(Align::Left);
    for (at, (number, entry)) in (HEAD_ROW + 1..).zip((1_u32..).zip(&manifest.bound)) {
        sheet.write_with_format(at, 0, number, &look::number(Align::Centre, "0"))?;
        put_words(sheet, at, 1, &entry.path, &words)?;
        put_words(sheet, at, 2, &entry.shown, &words)?;
        let value = entry.value.as_deref().unwrap_or_default();
        match cell::exact(value).filter(|_| cell::holds_all(value)) {
            Some(number) => {
                let format = look::number(Align::Right, &cell::number_format(cell::decimals(value), None));
                sheet.write_with_format(at, 3, number, &format)?;
            }
            None => put_words(sheet, at, 3, value, &look::words(Align::Right))?,
        }
        put_words(sheet, at, 4, entry.unit.as_deref().unwrap_or_default(), &words)?;
        let (Source::Figure(source) | Source::Field(source) | Source::Derived(source)) = &*entry.source;
        put_words(sheet, at, 5, source, &words)?;
        put_words(sheet, at, 6, &entry.records.join("、"), &words)?;
    }
    for (column, width) in widths.into_iter().enumerate() {
        sheet.set_column_width(index(column), width)?;
    }
    page(sheet, &heads)
}

/// Title, note and heads.
fn top(sheet: &mut Worksheet, paper: &Paper, title: &str, heads: &[String]) -> Result<(), XlsxError> {
    for column in 0..heads.len().max(1) {
        sheet.write_blank(0, index(column), &look::title())?;
    }
    put_words(sheet, 0, 0, title, &look::title())?;
    sheet.set_row_height(0, 28)?;
    let (year, month, day) = (paper.as_of.year(), paper.as_of.month(), paper.as_of.day());
    let note = format!("编制单位：{}　　统计时间：{}　　数据截至：{year}年{month}月{day}日", paper.issuer, paper.period.name);
    match &paper.provisional {
        None => put_words(sheet, 1, 0, &note, &look::note())?,
        Some(notice) => put_words(sheet, 1, 0, &format!("{notice}　　{note}"), &look::notice())?,
    }
    for (column, head) in heads.iter().enumerate() {
        put_words(sheet, HEAD_ROW, index(column), head, &look::head())?;
    }
    Ok(())
}

/// The heads in sight and on each page; A4 on its side, one page wide.
fn page(sheet: &mut Worksheet, heads: &[String]) -> Result<(), XlsxError> {
    let frozen = if heads.len() >= MANY { 2 } else { 0 };
    sheet.set_freeze_panes(HEAD_ROW + 1, frozen)?;
    sheet.set_repeat_rows(0, HEAD_ROW)?;
    sheet.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0).set_print_center_horizontally(true);
    sheet.set_margins(0.6, 0.6, 0.7, 0.7, 0.3, 0.3).set_footer("&C— &P —");
    Ok(())
}

fn put(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell, align: Align, own: Option<&str>) -> Result<(), XlsxError> {
    match cell {
        Cell::Blank => {
            sheet.write_blank(row, column, &look::words(align))?;
        }
        Cell::Number { value, decimals, .. } => {
            let format = look::number(align, &cell::number_format(*decimals, own));
            sheet.write_with_format(row, column, *value, &format)?;
        }
        Cell::Day { year, month, day, with_year } => {
            let shown = if *with_year { r#"yyyy"年"m"月"d"日""# } else { r#"m"月"d"日""# };
            let date = ExcelDateTime::from_ymd(*year, *month, *day)?;
            sheet.write_with_format(row, column, &date, &look::number(align, shown))?;
        }
        Cell::Words { text, open } => {
            let format = if *open { look::gap(align) } else { look::words(align) };
            put_words(sheet, row, column, text, &format)?;
        }
    }
    Ok(())
}

/// Words are words, whatever they begin with: `=` opens no formula, an address no link.
fn put_words(sheet: &mut Worksheet, row: u32, column: u16, words: &str, format: &Format) -> Result<(), XlsxError> {
    let clean: String = text::clean(words).chars().take(MOST).collect();
    sheet.write_string_with_format(row, column, clean, format)?;
    Ok(())
}

/// The unit of all numbers of a column; none where they have several.
fn one_unit(rows: &[Vec<Cell>], column: usize) -> Option<String> {
    let mut units = rows.iter().filter(|row| matches!(row[column], Cell::Number { .. })).map(|row| row[column].unit());
    let first = units.next()??;
    units.all(|unit| unit == Some(first)).then(|| first.to_owned())
}

fn head_with(head: &str, unit: Option<&str>) -> String {
    match unit {
        Some(unit) if !head.contains(unit) => format!("{head}（{unit}）"),
        _ => head.to_owned(),
    }
}

fn column_width(column: &Column) -> u16 {
    column.width.clamp(3, 60) * WIDTH
}

fn index(column: usize) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}
