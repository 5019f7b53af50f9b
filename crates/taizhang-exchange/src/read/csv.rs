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
    while reader.read_record(&mut record).unwrap_or(false) {
        let line = record.position().map_or(0, csv::Position::line);
        row.start(u32::try_from(line).unwrap_or(u32::MAX));
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
