//! Numbers of many side by side: a row for each, a column for each of whom they are; and lists beside them.

use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet};
use taizhang_core::base::numeral::write::{decimals, rounded};
use taizhang_core::base::{Dimension, Quantity, Reading, Unit};

use super::sheet::lines_of;
use super::{WriteError, look};

/// Numbers side by side, on a sheet of their own.
#[derive(Debug, Clone, Default)]
pub struct Matrix {
    /// What the sheet is called.
    pub sheet: String,
    /// The first row.
    pub title: String,
    /// The second: until when they count, and the like.
    pub note: String,
    /// Of whom they are.
    pub names: Vec<String>,
    /// The rows, part by part.
    pub parts: Vec<Part>,
}

/// Rows that belong together, under a heading.
#[derive(Debug, Clone)]
pub struct Part {
    /// The heading.
    pub name: String,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A number of everybody.
#[derive(Debug, Clone)]
pub struct Row {
    /// What it is called.
    pub name: String,
    /// The unit of its values.
    pub unit: Unit,
    /// Whose in the order of the names.
    pub readings: Vec<Reading<Quantity>>,
    /// Whether it belongs to the row above: its task, how much of that is done.
    pub below: bool,
}

/// A list of words, on a sheet of its own.
#[derive(Debug, Clone)]
pub struct List {
    /// What the sheet is called.
    pub sheet: String,
    /// The first row.
    pub title: String,
    /// Heads of columns with their widths in characters.
    pub heads: Vec<(&'static str, u16)>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

/// The row of the heads.
const HEADS: u32 = 2;
/// The most columns that can be read on a page of their width: more go on further pages.
const ONE_PAGE: usize = 16;

/// A workbook of numbers side by side, and of lists. What is not known says why, and is never 0. Made on the day that it
/// says: same numbers, same day, same bytes.
///
/// # Errors
/// When a text is longer than a cell can hold.
pub fn matrix(matrix: &Matrix, lists: &[List], made: Date) -> Result<Vec<u8>, WriteError> {
    let mut xlsx = Workbook::new();
    numbers(xlsx.add_worksheet(), matrix)?;
    for list in lists {
        words(xlsx.add_worksheet(), list)?;
    }
    let number = |part: i8| u8::try_from(part).expect("months and days begin at 1");
    let mut properties = DocProperties::new().set_title(&matrix.title).set_author("台账");
    let year = u16::try_from(made.year()).unwrap_or_default();
    if let Ok(made) = ExcelDateTime::from_ymd(year, number(made.month()), number(made.day())) {
        properties = properties.set_creation_datetime(&made);
    }
    xlsx.set_properties(&properties);
    Ok(xlsx.save_to_buffer()?)
}

fn numbers(sheet: &mut Worksheet, matrix: &Matrix) -> Result<(), WriteError> {
    let heads = ["指标", "单位"].into_iter().chain(matrix.names.iter().map(String::as_str));
    let heads: Vec<(&str, u16)> = heads.zip([30, 8].into_iter().chain(std::iter::repeat(11))).collect();
    top(sheet, &matrix.sheet, &matrix.title, &heads)?;
    sheet.write_string_with_format(1, 0, &matrix.note, &look::note())?;
    sheet.set_freeze_panes(HEADS + 1, 2)?;
    if matrix.names.len() > ONE_PAGE {
        sheet.set_print_fit_to_pages(0, 0);
        sheet.set_repeat_columns(0, 1)?;
    }
    let figures = [0, 1, 2].map(look::figure);
    let (name, below, unit, absent, part) =
        (look::words(0), look::words(1), look::middle(), look::absent(), look::part());
    let mut at = HEADS + 1;
    for Part { name: heading, rows } in &matrix.parts {
        for column in 0..u16::try_from(heads.len()).unwrap_or(u16::MAX) {
            sheet.write_blank(at, column, &part)?;
        }
        sheet.write_string_with_format(at, 0, heading, &part)?;
        at += 1;
        for row in rows {
            sheet.write_string_with_format(at, 0, &row.name, if row.below { &below } else { &name })?;
            sheet.write_string_with_format(at, 1, row.unit.zh(), &unit)?;
            for (column, reading) in (2_u16..).zip(&row.readings) {
                put(sheet, at, column, *reading, &figures, &absent)?;
            }
            at += 1;
        }
    }
    Ok(())
}

fn put(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    reading: Reading<Quantity>,
    numbers: &[Format; 3],
    absent: &Format,
) -> Result<(), WriteError> {
    let words = match reading {
        Reading::Known(value) => {
            let number = rounded(value.amount, decimals(value.unit)).normalize();
            let float: f64 = number.to_string().parse().expect("a decimal is written as a number");
            // Of a rate each cell has its decimal, so that a row of them reads evenly.
            let shown = if value.unit.dimension() == Dimension::Rate { decimals(value.unit) } else { number.scale() };
            let format = &numbers[usize::try_from(shown).unwrap_or(0).min(numbers.len() - 1)];
            sheet.write_number_with_format(row, column, float, format)?;
            return Ok(());
        }
        Reading::NotApplicable => Some("—"),
        absent => absent.absent(),
    };
    sheet.write_string_with_format(row, column, words.unwrap_or_default(), absent)?;
    Ok(())
}

fn words(sheet: &mut Worksheet, list: &List) -> Result<(), WriteError> {
    top(sheet, &list.sheet, &list.title, &list.heads)?;
    sheet.set_freeze_panes(HEADS + 1, 1)?;
    let format = look::words(0).set_text_wrap();
    for (at, row) in (HEADS + 1..).zip(&list.rows) {
        for (column, text) in (0_u16..).zip(row) {
            sheet.write_string_with_format(at, column, text, &format)?;
        }
        let lines = row.iter().zip(&list.heads).map(|(text, (_, wide))| lines_of(text, *wide)).max().unwrap_or(1);
        sheet.set_row_height(at, (lines * 15 + 5).min(400))?;
    }
    Ok(())
}

/// Title, heads and the page: on its side, one page wide, heads on each.
fn top(sheet: &mut Worksheet, name: &str, title: &str, heads: &[(&str, u16)]) -> Result<(), WriteError> {
    sheet.set_name(name)?;
    sheet.write_string_with_format(0, 0, title, &look::heading())?;
    for (column, (head, width)) in (0_u16..).zip(heads) {
        sheet.write_string_with_format(HEADS, column, *head, &look::label())?;
        sheet.set_column_width(column, f64::from(*width))?;
    }
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, HEADS)?;
    Ok(())
}
