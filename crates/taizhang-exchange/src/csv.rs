//! One kind as CSV, with the heads of its sheet: what Excel opens, and what is read back.

use std::collections::BTreeSet;
use std::sync::Arc;

use taizhang_core::base::Quantity;
use taizhang_core::kind::read::{PENDING, show};
use taizhang_core::kind::{FieldInfo, Ledger, Opt, Table, Value};

use crate::layout::{self, Layout, Target};

/// The records of the kind called `code`: UTF-8 with a mark, so that Excel knows it. None where there is no such kind.
pub fn csv(ledger: &Ledger, code: &str) -> Option<Vec<u8>> {
    let table = ledger.records.table(code)?;
    // A cross table has no rows of its own for records.
    let layout = layout::all().iter().find(|layout| !layout.cross && view_of(layout, code).is_some())?;
    let view = view_of(layout, code)?;
    let mut extra: BTreeSet<Arc<str>> = BTreeSet::new();
    for row in 0..table.len() {
        extra.extend(table.meta(row).extra.iter().map(|(head, _)| head.clone()));
    }
    let columns: Vec<usize> = (0..layout.columns.len())
        .filter(|at| layout.columns[*at].targets[view] != Target::Nothing || layout.sort == Some(*at))
        .collect();
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(b"\xef\xbb\xbf".to_vec());
    let heads = columns.iter().map(|at| layout.columns[*at].head.as_str()).chain(extra.iter().map(|head| &**head));
    writer.write_record(heads).expect("memory takes what is written");
    for row in 0..table.len() {
        let own = columns.iter().map(|at| cell(table, layout, view, *at, row));
        let beside = extra.iter().map(|head| {
            let found = table.meta(row).extra.iter().find(|(own, _)| own == head);
            found.map(|(_, text)| text.to_string()).unwrap_or_default()
        });
        writer.write_record(own.chain(beside)).expect("memory takes what is written");
    }
    Some(writer.into_inner().expect("memory takes what is written"))
}

fn view_of(layout: &Layout, code: &str) -> Option<usize> {
    layout.views.iter().position(|view| view.kind.code == code && view.needs.is_none())
}

fn cell(table: &dyn Table, layout: &Layout, view: usize, column: usize, row: usize) -> String {
    let meta = table.meta(row);
    match layout.columns[column].targets[view] {
        Target::Id => meta.id.to_string(),
        Target::Field(field) if meta.pending.has(field) => PENDING.to_owned(),
        Target::Field(field) => {
            let value = table.value(row, field);
            match &value {
                Some(Value::Choice(opt)) if layout.sort == Some(column) => sort_word(layout, table.info().code, opt),
                _ => value.map(|value| words(table.info().fields[field], &value)).unwrap_or_default(),
            }
        }
        Target::Step(field, stage) => match table.value(row, field) {
            Some(Value::Steps { steps, .. }) => {
                let days = steps.iter().filter(|(to, _)| to.code == stage.code).map(|(_, on)| on.to_string());
                days.collect::<Vec<_>>().join("、")
            }
            _ => String::new(),
        },
        Target::Evidence => meta.evidence.join("、"),
        Target::Nothing => layout.views[view].when.first().cloned().unwrap_or_default(),
        Target::UnitOf(_) | Target::Month(_) => String::new(),
    }
}

/// The word of the sort column that means both the kind and the choice: 其他人员, since 其他 is a body.
fn sort_word(layout: &Layout, code: &str, opt: &Opt) -> String {
    let words = layout.views.iter().filter(|view| view.kind.code == code).flat_map(|view| &view.when);
    words.into_iter().find(|word| opt.is(word)).map_or(opt.zh, String::as_str).to_owned()
}

/// As a clerk would write it: a bare number where the head says the unit.
fn words(field: &FieldInfo, value: &Value) -> String {
    let exactly = |quantity: &Quantity| format!("{}{}", quantity.amount.normalize(), quantity.unit);
    match value {
        Value::Quantity(quantity) => {
            let there = field.unit.and_then(|unit| quantity.to(unit).ok()).filter(|there| there.amount.scale() <= 8);
            there.map_or_else(|| exactly(quantity), |there| there.amount.normalize().to_string())
        }
        Value::Number(number) => number.normalize().to_string(),
        Value::Steps { claimed, .. } => claimed.map(|opt| opt.zh.to_owned()).unwrap_or_default(),
        Value::Amounts(amounts) => {
            let parts = amounts.iter().map(|(what, quantity)| format!("{what}{}", exactly(quantity)));
            parts.collect::<Vec<_>>().join("；")
        }
        _ => show(field, value),
    }
}
