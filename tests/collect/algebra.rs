//! Merge is an algebra: the order of what came back does not matter, merging twice changes nothing, no row is ever lost.

use std::collections::BTreeSet;

use proptest::prelude::*;
use taizhang_core::base::Period;
use taizhang_core::kind::{By, Change, Duties, Held, Ledger, Merge, Part, Returned, merge};
use taizhang_tests::ledgers;

/// Shares of a ledger as they were sent out, and as two people each send them back.
fn returned(ledger: &Ledger, seed: u64) -> Vec<Returned> {
    let day = "2023-06-30".parse().expect("a day");
    let period = Period::parse("2021-01..2023-12").expect("a period");
    let shares = Duties::of(ledger, day).shares(ledger, By::Office, period);
    let mut returned: Vec<Returned> = shares
        .iter()
        .take(4)
        .zip(0..)
        .map(|((_, share), n)| Returned {
            records: ledgers::edited(share, seed.wrapping_add(n)).records,
            base: Some(share.records.clone()),
        })
        .collect();
    // The first share comes back a second time, filled by somebody else.
    if let Some((_, share)) = shares.first() {
        let records = ledgers::edited(share, seed.wrapping_add(99)).records;
        returned.push(Returned { records, base: Some(share.records.clone()) });
    }
    returned
}

/// A ledger that has been sent out, and has moved on since.
fn world(seed: u64) -> (Ledger, Vec<Returned>) {
    let sent = ledgers::ledger(seed);
    let returned = returned(&sent, seed);
    let now = if seed.is_multiple_of(3) { moved(&sent, seed) } else { sent };
    (now, returned)
}

fn moved(ledger: &Ledger, seed: u64) -> Ledger {
    let mut moved = ledgers::edited(ledger, seed ^ 0x4D);
    moved.settle();
    moved.records.sort();
    moved
}

fn applied(merge: &Merge, ledger: &Ledger) -> Ledger {
    merge.changes.apply(ledger).expect("changes fit the ledger they were made against")
}

/// Everything that a merge says, whoever said it first.
fn what(merge: &Merge) -> (Vec<String>, Vec<String>, Vec<String>) {
    let change =
        |change: &Change| format!("{} {} {:?} {:?} {:?}", change.kind, change.id, change.part, change.from, change.to);
    let conflict = |one: &taizhang_core::kind::Conflict| {
        let mut said: Vec<String> = one.said.iter().map(|(held, _)| format!("{held:?}")).collect();
        said.sort();
        format!("{} {} {:?} {:?} {said:?}", one.kind, one.id, one.part, one.kept)
    };
    let mut refused: Vec<String> = merge.refused.iter().map(|one| format!("{one:?}")).collect();
    refused.sort();
    (merge.changes.changes.iter().map(change).collect(), merge.conflicts.iter().map(conflict).collect(), refused)
}

/// Every value that stands in a ledger or is told of in a merge, of a kind.
fn values(ledger: &Ledger, merge: &Merge, kind: &str) -> BTreeSet<String> {
    let mut values = BTreeSet::new();
    let table = ledger.records.table(kind).expect("a kind of the registry");
    for row in 0..table.len() {
        for part in Part::all(table.info()) {
            values.insert(format!("{part:?} {:?}", part.of(table, row)));
        }
    }
    for conflict in merge.conflicts.iter().filter(|one| one.kind == kind) {
        values.extend(conflict.said.iter().map(|(held, _)| format!("{:?} {held:?}", conflict.part)));
    }
    values
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_order_of_what_came_back_does_not_matter(seed in any::<u64>(), turn in 0_usize..5) {
        let (ledger, mut returned) = world(seed);
        let one = merge(&ledger, &returned);
        let n = returned.len().max(1);
        returned.rotate_left(turn % n);
        returned.reverse();
        let other = merge(&ledger, &returned);
        prop_assert_eq!(what(&one), what(&other));
        prop_assert_eq!(applied(&one, &ledger), applied(&other, &ledger));
    }

    #[test]
    fn merging_twice_changes_nothing(seed in any::<u64>()) {
        let (ledger, returned) = world(seed);
        let first = merge(&ledger, &returned);
        let merged = applied(&first, &ledger);
        let again = merge(&merged, &returned);
        prop_assert_eq!(what(&again).0, Vec::<String>::new());
    }

    #[test]
    fn no_row_is_ever_lost(seed in any::<u64>()) {
        let (ledger, returned) = world(seed);
        let merge = merge(&ledger, &returned);
        let merged = applied(&merge, &ledger);
        for (before, after) in ledger.records.tables().into_iter().zip(merged.records.tables()) {
            let ids: BTreeSet<_> = (0..after.len()).map(|row| after.meta(row).id.clone()).collect();
            // What was there is there.
            for row in 0..before.len() {
                prop_assert!(ids.contains(&before.meta(row).id));
            }
            prop_assert_eq!(ids.len(), after.len(), "no 编号 is given twice");
        }
        // What somebody said stands in the ledger, or is told.
        for file in &returned {
            for table in file.records.tables() {
                let known = values(&merged, &merge, table.info().code);
                let base = file.base.as_ref().and_then(|base| base.table(table.info().code)).expect("its base");
                for row in 0..table.len() {
                    let refused = merge.refused.iter().any(|one| one.label == table.label(row));
                    for part in Part::all(table.info()) {
                        let said = part.of(table, row);
                        let sent = (0..base.len()).any(|at| part.of(base, at) == said);
                        let stands = known.contains(&format!("{part:?} {said:?}"));
                        prop_assert!(
                            stands || sent || refused || said == Held::Empty,
                            "{} {:?} {:?} of {:?}", table.info().code, part, said, table.label(row)
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn what_came_back_as_it_went_out_changes_nothing(seed in any::<u64>()) {
        let ledger = ledgers::ledger(seed);
        let shares = returned(&ledger, seed).into_iter().filter_map(|file| file.base);
        let untouched: Vec<_> = shares.map(|base| Returned { records: base.clone(), base: Some(base) }).collect();
        let merge = merge(&ledger, &untouched);
        prop_assert!(merge.changes.is_empty() && merge.conflicts.is_empty() && merge.refused.is_empty(), "{:?}", merge);
    }
}
