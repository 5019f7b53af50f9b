//! The 编号 of records that a clerk left without one.

use std::collections::{HashMap, HashSet};
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
    let mut numbers = Numbers::default();
    for table in ledger.records.tables() {
        numbers.taken.extend((0..table.len()).map(|row| table.meta(row).id.clone()).filter(|id| !id.is_empty()));
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
            table.meta_mut(row).id = numbers.fresh(&front, &key);
        }
    }
}

/// The 编号 that are given.
#[derive(Default)]
struct Numbers {
    taken: HashSet<Arc<str>>,
    /// Up to where the numbers behind a 编号 are taken: a ledger may hold a million records of one key.
    again: HashMap<String, u64>,
}

impl Numbers {
    fn fresh(&mut self, front: &str, key: &str) -> Arc<str> {
        let hash = fnv(key);
        let numbered = [5_usize, 8, 12].map(|digits| {
            let number = hash % 10_u64.pow(u32::try_from(digits).expect("few"));
            format!("{front}-{number:0digits$}")
        });
        let free = numbered.iter().find(|id| !self.taken.contains(id.as_str()));
        let id: Arc<str> = match free {
            Some(id) => id.as_str().into(),
            None => self.next(&numbered[0]),
        };
        self.taken.insert(id.clone());
        id
    }

    /// Equal keys: a rule tells them, here they only need different numbers.
    fn next(&mut self, short: &str) -> Arc<str> {
        let last = self.again.entry(short.to_owned()).or_insert(1);
        loop {
            *last += 1;
            let id: Arc<str> = format!("{short}-{last}").into();
            if !self.taken.contains(&id) {
                return id;
            }
        }
    }
}

/// FNV-1a: the same on every machine and in every version, which is all that is asked of it here.
fn fnv(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_of_one_key_have_numbers_of_their_own_and_what_is_given_is_left_out() {
        let mut numbers = Numbers::default();
        let first: Vec<_> = (0..4).map(|_| numbers.fresh("ZS-2023", "甲")).collect();
        let short = &first[0];
        assert_eq!([13, 16, 20].as_slice(), first[..3].iter().map(|id| id.len()).collect::<Vec<_>>());
        assert_eq!(*first[3], *format!("{short}-2"));
        numbers.taken.insert(format!("{short}-3").into());
        assert_eq!(*numbers.fresh("ZS-2023", "甲"), *format!("{short}-4"));
        assert_eq!(*numbers.fresh("ZS-2023", "甲"), *format!("{short}-5"));
    }
}
