//! One sheet of records: heads, rows, folds, drop-downs, and the page it is printed on.

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Note, Worksheet, XlsxError};
use taizhang_core::kind::Shape;

use super::cell::{Cell, width};
use super::choices::Choices;
use super::look::{self, Sort, Tab};
use super::rows::Rows;
use crate::layout::{Column, FIRST_ROW, FROZEN_COLUMNS, HEAD_ROW, Layout, Must, NOTE_ROW, TITLE_ROW, Target};

/// How many rows have lines from the start, so that a blank form can be printed and filled by hand.
const LINED: u32 = 20;
/// How many rows a drop-down reaches.
const REACH: u32 = 2000;
/// Who signs the notes on heads; not the name that marks are signed with.
const AUTHOR: &str = "填报说明";

/// A sheet to draw.
pub(super) struct Drawing<'a> {
    pub(super) layout: &'a Layout,
    pub(super) name: &'a str,
    pub(super) title: &'a str,
    /// Row 2.
    pub(super) note: Formula,
    pub(super) tab: Tab,
    pub(super) rows: &'a Rows,
}

/// Draws it.
pub(super) fn draw(sheet: &mut Worksheet, drawing: &Drawing<'_>, choices: &mut Choices<'_>) -> Result<(), XlsxError> {
    let layout = drawing.layout;
    sheet.set_name(drawing.name)?.set_tab_color(drawing.tab.colour());
    let in_sight = layout.columns.iter().take_while(|column| !column.folded).count();
    title(sheet, drawing.title, index(in_sight.max(1) - 1))?;
    sheet.write_formula_with_format(NOTE_ROW - 1, 0, drawing.note.clone(), &look::note())?;
    let rows = drawing.rows;
    heads(sheet, layout, rows, HEAD_ROW - 1)?;
    body(sheet, layout, rows, FIRST_ROW - 1, choices)?;
    sheet.set_freeze_panes(HEAD_ROW, FROZEN_COLUMNS)?;
    sheet.set_selection(FIRST_ROW - 1, 1, FIRST_ROW - 1, 1)?;
    sheet.autofilter(HEAD_ROW - 1, 0, FIRST_ROW - 2 + lined(rows), index(layout.columns.len() + rows.extra.len() - 1))?;
    sheet.set_repeat_rows(0, HEAD_ROW - 1)?;
    page(sheet)
}

/// Row 1, across the columns in sight.
pub(super) fn title(sheet: &mut Worksheet, title: &str, last: u16) -> Result<(), XlsxError> {
    sheet.write_with_format(TITLE_ROW - 1, 0, title, &look::title())?;
    for column in 1..=last {
        sheet.write_blank(TITLE_ROW - 1, column, &look::title())?;
    }
    sheet.set_row_height(TITLE_ROW - 1, 30)?.set_row_height(NOTE_ROW - 1, 20)?;
    Ok(())
}

/// A4 on its side, one page wide.
pub(super) fn page(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet
        .set_landscape()
        .set_paper_size(9)
        .set_print_fit_to_pages(1, 0)
        .set_print_center_horizontally(true)
        .set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3)
        .set_footer("&C第 &P 页，共 &N 页");
    Ok(())
}

/// The heads, their notes, the widths and the fold.
pub(super) fn heads(sheet: &mut Worksheet, layout: &Layout, rows: &Rows, at: u32) -> Result<(), XlsxError> {
    sheet.set_default_note_author(AUTHOR);
    let mut lines = 1;
    for (column, of) in (0..).zip(&layout.columns) {
        let wide = wide(of, layout, rows, usize::from(column));
        sheet.set_column_width(column, u32::from(wide))?;
        sheet.set_column_format(column, &look::column(sort_of(layout, of)))?;
        sheet.write_with_format(at, column, of.head.as_str(), &look::head(of.must))?;
        if let Some(note) = note(of) {
            sheet.insert_note(at, column, &note)?;
        }
        // The arrow of the filter takes room, too.
        lines = lines.max((width(&of.head) + 3).div_ceil(usize::from(wide)));
    }
    for (column, head) in (index(layout.columns.len())..).zip(&rows.extra) {
        sheet.set_column_width(column, 18)?.set_column_format(column, &look::column(Sort::Prose))?;
        sheet.write_with_format(at, column, head.as_str(), &look::head(Must::Free))?;
    }
    if let Some(first) = layout.columns.iter().position(|column| column.folded) {
        let last = layout.columns.iter().rposition(|column| column.folded).unwrap_or(first);
        sheet.group_columns_collapsed(index(first), index(last))?;
    }
    sheet.set_row_height(at, u32::try_from(lines * 16 + 8).unwrap_or(40))?;
    Ok(())
}

fn wide(of: &Column, layout: &Layout, rows: &Rows, at: usize) -> u16 {
    let most = match sort_of(layout, of) {
        Sort::Prose => of.width,
        Sort::Word => of.width + 6,
        // What cannot be broken must fit.
        Sort::Number | Sort::Day | Sort::Program => 40,
    };
    let content = rows.rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.width() + 2).max().unwrap_or(0);
    u16::try_from(content).unwrap_or(most).min(most).max(of.width)
}

fn note(of: &Column) -> Option<Note> {
    let text = match (of.must, of.help.as_deref()) {
        (Must::Program, None) => "由程序填写，留空即可。".to_owned(),
        (_, help) => format!("{}。", help?.trim_end_matches('。')),
    };
    let lines = u32::try_from(width(&text).div_ceil(34)).unwrap_or(1);
    Some(Note::new(text).add_author_prefix(false).set_font_name("宋体").set_font_size(9).set_width(230).set_height(18 + 18 * lines))
}

/// The rows from `first` on, lined; and the drop-downs.
pub(super) fn body(
    sheet: &mut Worksheet,
    layout: &Layout,
    rows: &Rows,
    first: u32,
    choices: &mut Choices<'_>,
) -> Result<(), XlsxError> {
    let sorts: Vec<Sort> = layout.columns.iter().map(|column| sort_of(layout, column)).collect();
    let count = layout.columns.len() + rows.extra.len();
    for (row, at) in (0..).zip(first..first + lined(rows)) {
        for column in 0..count {
            let sort = sorts.get(column).copied().unwrap_or(Sort::Prose);
            let cell = rows.rows.get::<usize>(row).and_then(|row| row.get(column)).unwrap_or(&Cell::Blank);
            write(sheet, at, index(column), cell, &look::cell(sort, cell))?;
        }
    }
    for (column, of) in (0..).zip(&layout.columns) {
        if let Some(offered) = choices.offered(&of.offer, &of.head)? {
            sheet.add_data_validation(first, column, first + REACH, column, &offered)?;
        }
    }
    Ok(())
}

/// How many rows get lines.
fn lined(rows: &Rows) -> u32 {
    u32::try_from(rows.rows.len()).unwrap_or(u32::MAX).saturating_add(5).max(LINED)
}

pub(super) fn write(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell, format: &Format) -> Result<(), XlsxError> {
    match cell {
        Cell::Blank => sheet.write_blank(row, column, format)?,
        Cell::Words(text) => sheet.write_string_with_format(row, column, text.as_str(), format)?,
        Cell::Number(number) => {
            let float: f64 = number.to_string().parse().expect("a decimal is written as a number");
            sheet.write_number_with_format(row, column, float, format)?
        }
        Cell::Day(day) => {
            let number = |part: i8| u8::try_from(part).expect("months and days begin at 1");
            let year = u16::try_from(day.year()).expect("only days after 1900 are written as days");
            let day = ExcelDateTime::from_ymd(year, number(day.month()), number(day.day()))?;
            sheet.write_datetime_with_format(row, column, &day, format)?
        }
    };
    Ok(())
}

/// How a column looks, by what it holds.
fn sort_of(layout: &Layout, column: &Column) -> Sort {
    if column.must == Must::Program {
        return Sort::Program;
    }
    let held = column.targets.iter().enumerate().find(|(_, target)| **target != Target::Nothing);
    let Some((view, target)) = held else { return Sort::Word };
    let by_width = if column.width < 26 { Sort::Word } else { Sort::Prose };
    match target {
        Target::Id => Sort::Program,
        Target::Month(_) => Sort::Number,
        Target::Step(..) => Sort::Day,
        Target::UnitOf(_) | Target::Nothing => Sort::Word,
        Target::Evidence => Sort::Prose,
        Target::Field(field) => match layout.views[view].kind.fields[*field].shape {
            Shape::Money | Shape::Area | Shape::Count | Shape::Quantity | Shape::Number => Sort::Number,
            Shape::Day | Shape::Period => Sort::Day,
            Shape::Choice(_) | Shape::Flag | Shape::Steps(_) => Sort::Word,
            Shape::Text => by_width,
            Shape::Texts | Shape::Amounts => Sort::Prose,
        },
    }
}

/// The letters of a column, from 0.
pub(super) fn letters(column: u16) -> String {
    let at = taizhang_core::base::CellRef { file: "".into(), sheet: "".into(), row: 1, column: u32::from(column) + 1 };
    at.cell().trim_end_matches('1').to_owned()
}

pub(super) fn index(column: usize) -> u16 {
    u16::try_from(column).expect("a sheet has fewer columns than that")
}
