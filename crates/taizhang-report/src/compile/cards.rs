//! The records behind a paper, as its reader sees them when a number is opened.

use std::collections::BTreeSet;

use taizhang_core::catalogue::{RecordRef, Subject};
use taizhang_core::kind::{Shape, Table, Value, read};
use taizhang_doc::Card;

/// Cards of the records, in order of kind and id.
pub(super) fn cards(subject: &dyn Subject, records: &BTreeSet<RecordRef>) -> Vec<Card> {
    records.iter().map(|record| card(subject.table(record), record)).collect()
}

fn card(table: &dyn Table, record: &RecordRef) -> Card {
    let row = record.row;
    let info = table.info();
    let meta = table.meta(row);
    let mut lines = Vec::new();
    for (index, field) in info.fields.iter().enumerate() {
        if field.role.sensitive {
            continue;
        }
        match table.value(row, index) {
            None if meta.is_open(index) => lines.push((field.zh.to_owned(), read::PENDING.to_owned())),
            None => {}
            Some(Value::Steps { steps, .. }) if matches!(field.shape, Shape::Steps(_)) => {
                lines.extend(steps.iter().map(|(to, on)| (to.zh.to_owned(), on.to_string())));
            }
            Some(value) => lines.push((field.zh.to_owned(), read::show(field, &value))),
        }
    }
    let place =
        meta.origin.as_ref().map(|origin| format!("{} {}!{}", origin.sheet.file, origin.sheet.sheet, origin.row));
    Card { id: record.id.to_string(), kind: info.zh.to_owned(), name: table.label(row), place, lines }
}
