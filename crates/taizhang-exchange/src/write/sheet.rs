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
/// The same on 说明, which is one page.
const LINED_COVER: u32 = 6;
/// How wide a column of the clerk's own is.
const OWN: u16 = 18;
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
    let rows = drawing.rows;
    // The looks of whole columns begin below the heads.
    for column in 0..index(layout.columns.len() + rows.extra.len()) {
        sheet.write_blank(NOTE_ROW - 1, column, &look::note())?;
        if usize::from(column) >= in_sight {
            sheet.write_blank(TITLE_ROW - 1, column, &look::note())?;
        }
    }
    sheet.write_formula_with_format(NOTE_ROW - 1, 0, drawing.note.clone(), &look::note())?;
    heads(sheet, layout, rows, HEAD_ROW - 1)?;
    body(sheet, layout, rows, FIRST_ROW - 1, choices)?;
    sheet.set_freeze_panes(HEAD_ROW, FROZEN_COLUMNS)?.set_zoom(90);
    sheet.set_selection(FIRST_ROW - 1, 1, FIRST_ROW - 1, 1)?;
    sheet.autofilter(
        HEAD_ROW - 1,
        0,
        FIRST_ROW - 2 + lined(layout, rows),
        index(layout.columns.len() + rows.extra.len() - 1),
    )?;
    sheet.set_repeat_rows(0, HEAD_ROW - 1)?;
    page(sheet);
    Ok(())
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
pub(super) fn page(sheet: &mut Worksheet) {
    sheet
        .set_landscape()
        .set_paper_size(9)
        .set_print_fit_to_pages(1, 0)
        .set_print_center_horizontally(true)
        .set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3)
        .set_footer("&C第 &P 页，共 &N 页");
}

/// The heads, their notes, the widths and the fold.
pub(super) fn heads(sheet: &mut Worksheet, layout: &Layout, rows: &Rows, at: u32) -> Result<(), XlsxError> {
    sheet.set_default_note_author(AUTHOR);
    let mut lines = 1;
    let widths = widths(layout, rows);
    for (column, of) in (0..).zip(&layout.columns) {
        let wide = widths[usize::from(column)];
        sheet.set_column_width(column, u32::from(wide))?;
        sheet.set_column_format(column, &look::column(sort_of(layout, of)))?;
        let head = broken(&of.head, wide);
        sheet.write_with_format(at, column, head.as_str(), &look::head(of.must))?;
        if let Some(note) = note(of) {
            sheet.insert_note(at, column, &note)?;
        }
        lines = lines.max(lines_of(&head, wide));
    }
    for (column, head) in (index(layout.columns.len())..).zip(&rows.extra) {
        sheet.set_column_width(column, u32::from(OWN))?.set_column_format(column, &look::column(Sort::Prose))?;
        sheet.write_with_format(at, column, head.as_str(), &look::head(Must::Free))?;
    }
    if let Some(first) = layout.columns.iter().position(|column| column.folded) {
        let last = layout.columns.iter().rposition(|column| column.folded).unwrap_or(first);
        sheet.group_columns_collapsed(index(first), index(last))?;
    }
    sheet.set_row_height(at, lines * 16 + 10)?;
    Ok(())
}

/// A head that does not fit its column is broken before its brackets, if anywhere.
fn broken(head: &str, wide: u16) -> String {
    match head.find('（') {
        Some(at) if at > 0 && width(head) + 2 > usize::from(wide) => format!("{}\n{}", &head[..at], &head[at..]),
        _ => head.to_owned(),
    }
}

/// How many lines a text takes in a column; a line breaks where a character does not fit, and the edges take room.
pub(super) fn lines_of(text: &str, wide: u16) -> u32 {
    let room = usize::from(wide.max(4) - 2);
    u32::try_from(text.lines().map(|line| width(line).div_ceil(room).max(1)).sum::<usize>()).unwrap_or(1)
}

/// How wide all columns in sight may be together: so many fit on a screen, and on A4 they are not printed too small.
const ROOM: u16 = 205;

/// How wide columns are: as the layout says, where that leaves room for all; else closer to what their words need.
fn widths(layout: &Layout, rows: &Rows) -> Vec<u16> {
    let content = |at: usize| rows.cells.iter().filter_map(|row| row.get(at)).map(Cell::width).max().unwrap_or(0);
    let least = |(at, column): (usize, &Column)| {
        let content = u16::try_from(content(at) + 2).unwrap_or(u16::MAX);
        let least = match sort_of(layout, column) {
            Sort::Prose => 18,
            Sort::Word => content.clamp(8, 12),
            // What cannot be broken must fit.
            Sort::Number => content.clamp(8, 30),
            Sort::Day | Sort::Program => content.clamp(11, 30),
        };
        // A head is not broken into more than four lines.
        least.max(u16::try_from(width(&column.head).div_ceil(4) + 2).unwrap_or(8))
    };
    let least: Vec<u16> = layout.columns.iter().enumerate().map(least).collect();
    let in_sight = |all: &[u16]| -> u16 {
        let columns = all.iter().zip(&layout.columns).filter(|(_, column)| !column.folded);
        columns.map(|(width, _)| *width).sum()
    };
    let wanted: Vec<u16> = layout.columns.iter().zip(&least).map(|(column, least)| column.width.max(*least)).collect();
    let (needed, asked) = (in_sight(&least), in_sight(&wanted));
    let room = ROOM.saturating_sub(needed).min(asked - needed);
    let share = |(least, (wanted, column)): (&u16, (&u16, &Column))| {
        let more = wanted - least;
        if column.folded || asked == needed { *wanted } else { least + more * room / (asked - needed) }
    };
    least.iter().zip(wanted.iter().zip(&layout.columns)).map(share).collect()
}

fn note(of: &Column) -> Option<Note> {
    let text = match (of.must, of.help.as_deref()) {
        (Must::Program, None) => "由程序填写，留空即可。".to_owned(),
        (_, help) => format!("{}。", help?.trim_end_matches('。')),
    };
    let lines = u32::try_from(width(&text).div_ceil(34)).unwrap_or(1);
    Some(
        Note::new(text)
            .add_author_prefix(false)
            .set_font_name("宋体")
            .set_font_size(9)
            .set_width(230)
            .set_height(18 + 18 * lines),
    )
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
    let widths = widths(layout, rows);
    for (row, at) in (0_usize..).zip(first..first + lined(layout, rows)) {
        let mut lines = 1;
        for column in 0..count {
            let sort = sorts.get(column).copied().unwrap_or(Sort::Prose);
            let cell = rows.cells.get(row).and_then(|row| row.get(column)).unwrap_or(&Cell::Blank);
            let mut look = look::cell(sort, cell);
            if rows.owed.contains(&(row, column)) {
                look = look::owed(look, layout.columns[column].must);
            }
            write(sheet, at, index(column), cell, &look)?;
            let in_sight = layout.columns.get(column).is_none_or(|column| !column.folded);
            if let (Cell::Words(text), true) = (cell, in_sight) {
                lines = lines.max(lines_of(text, widths.get(column).copied().unwrap_or(OWN)));
            }
        }
        sheet.set_row_height(at, (lines * 15 + 5).min(400))?;
    }
    for (column, of) in (0..).zip(&layout.columns) {
        if let Some(offered) = choices.offered(&of.offer, &of.head)? {
            sheet.add_data_validation(first, column, first + REACH, column, &offered)?;
        }
    }
    Ok(())
}

/// How many rows get lines.
fn lined(layout: &Layout, rows: &Rows) -> u32 {
    let least = if layout.items.is_empty() { LINED } else { LINED_COVER };
    u32::try_from(rows.cells.len()).unwrap_or(u32::MAX).saturating_add(5).max(least)
}

pub(super) fn write(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    format: &Format,
) -> Result<(), XlsxError> {
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
