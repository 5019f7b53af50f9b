//! The 编号 of records that a clerk left without one.

use std::collections::HashSet;
use std::sync::Arc;

use super::{Ledger, Table, Value};

/// Gives a 编号 to every record that has none: PREFIX-YEAR-NNNNN.
///
/// The number follows from what the record is known by alone, so that it is the same however the rows stand and whatever rows are
/// added; of two records that would have the same number, the later in order of their keys gets a longer one.
pub(super) fn number(ledger: &mut Ledger) {
    let is_open = |table: &&dyn Table| (0..table.len()).any(|row| table.meta(row).id.is_empty());
    if !ledger.records.tables().iter().any(is_open) {
        return;
    }
    let mut taken: HashSet<Arc<str>> = HashSet::new();
    for table in ledger.records.tables() {
        taken.extend((0..table.len()).map(|row| table.meta(row).id.clone()).filter(|id| !id.is_empty()));
    }
    let year = ledger.head.year;
    for info in super::all() {
        let Some(table) = ledger.records.table_mut(info.code) else { continue };
        let mut open: Vec<(String, usize)> = (0..table.len())
            .filter(|row| table.meta(*row).id.is_empty())
            .map(|row| (table.known_by(row), row))
            .collect();
        open.sort();
        for (key, row) in open {
            let dated = info.when().and_then(|when| table.value(row, when)).and_then(|value| match value {
                Value::Day(day) => Some(day.year()),
                Value::Period(period) => Some(period.first().year()),
                _ => None,
            });
            let front = match dated.or(year) {
                Some(year) => format!("{}-{year}", info.prefix),
                None => info.prefix.to_owned(),
            };
            let id = fresh(&front, &key, &taken);
            taken.insert(id.clone());
            table.meta_mut(row).id = id;
        }
    }
}

fn fresh(front: &str, key: &str, taken: &HashSet<Arc<str>>) -> Arc<str> {
    let hash = fnv(key);
    for digits in [5_usize, 8, 12] {
        let number = hash % 10_u64.pow(u32::try_from(digits).expect("few"));
        let id = format!("{front}-{number:0digits$}");
        if !taken.contains(id.as_str()) {
            return id.into();
        }
    }
    // Equal keys: a rule tells them, here they only need different numbers.
    let again = (2_u64..).map(|n| format!("{front}-{:05}-{n}", hash % 100_000));
    again.map(Arc::from).find(|id: &Arc<str>| !taken.contains(id)).expect("there is always a next number")
}

/// FNV-1a: the same on every machine and in every version, which is all that is asked of it here.
fn fnv(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
