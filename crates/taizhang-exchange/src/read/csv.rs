//! CSV, as Excel and WPS save it.

use super::cell::{Cell, Row};

/// Gives every row that has a filled cell to `take`, until that says false. Lines that are no CSV end the table.
pub(super) fn rows(text: &str, take: &mut dyn FnMut(&Row) -> bool) {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    // A German or WPS export may use ; and a copy from a sheet has tabs.
    let delimiter =
        [b',', b'\t', b';'].into_iter().max_by_key(|mark| first.bytes().filter(|byte| byte == mark).count());
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter.unwrap_or(b','))
        .from_reader(text.as_bytes());
    let (mut record, mut row) = (csv::StringRecord::new(), Row::default());
    let (mut number, mut end) = (0, 0);
    while reader.read_record(&mut record).unwrap_or(false) {
        number += 1 + blank_lines(&text[end..], text[..end].ends_with('\r'));
        end = usize::try_from(reader.position().byte()).unwrap_or(text.len()).min(text.len());
        row.start(number);
        for (column, field) in (1..).zip(record.iter()) {
            // A leading = or ' keeps a spreadsheet from reading a code as a number.
            let plain = field.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')).unwrap_or(field);
            row.push(column, Cell::Text(plain));
        }
        if !row.is_blank() && !take(&row) {
            return;
        }
    }
}

/// How many blank lines stand between two records: a spreadsheet shows them as rows, the reader skips them. It stops
/// between the two bytes of a line's end, so that the line feed of the record before stands at the front.
fn blank_lines(between: &str, after_return: bool) -> u32 {
    let breaks = between.bytes().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    let lines = breaks.filter(|byte| *byte == b'\n').count();
    let own = usize::from(after_return && between.starts_with('\n'));
    u32::try_from(lines - own).unwrap_or(u32::MAX)
}
