//! Editions: the sample week, and that nothing is told twice or falls between two.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use jiff::civil::{Date, date};
use jiff::{Span, ToSpan};
use proptest::prelude::*;
use taizhang_core::base::Period;
use taizhang_core::catalogue::{Edition, Event, EventKey, events};
use taizhang_core::kind::{Followup, Ledger, Record};

use crate::rules_town::town;

fn week(monday: Date) -> Period {
    Period::new(monday, monday + 6.days()).expect("a week")
}

fn line(event: &Event) -> String {
    let stage = event.stage.map(|stage| format!(" {}", stage.zh)).unwrap_or_default();
    format!("{} {}{stage} {}", event.key.kind, event.key.id, event.on)
}

#[test]
fn the_sample_week_tells_what_is_dated_in_it_and_what_came_late() {
    let ledger = town();
    let window = week(date(2023, 6, 12));
    let changes = Edition::before(window, 22, &ledger).changes(&ledger, window);
    let mut told = String::new();
    for (head, of) in [("本周", &changes.fresh), ("补登", &changes.late)] {
        writeln!(told, "{head}").expect("a text takes all");
        for event in of {
            writeln!(told, "  {}", line(event)).expect("a text takes all");
        }
    }
    assert!(changes.corrected.is_empty());
    insta::assert_snapshot!("sample_week", told);
}

#[test]
fn a_day_that_was_told_wrong_is_one_correction_and_then_settled() {
    let mut ledger = town();
    let window = week(date(2023, 6, 12));
    let first = Edition::before(window, 22, &ledger).close(&ledger, window, date(2023, 6, 19));
    let followup = ledger.records.of_mut::<Followup>();
    let at =
        followup.iter().position(|row| row.date.is_some_and(|on| window.holds(on))).expect("a contact in the week");
    let (was, id) = (followup[at].date.expect("a day"), followup[at].meta.id.clone());
    followup[at].date = Some(was - 1.day());
    let next = week(date(2023, 6, 19));
    let changes = first.changes(&ledger, next);
    let corrected: Vec<_> = changes.corrected.iter().map(|one| (one.key.id.clone(), one.told)).collect();
    assert_eq!(corrected, [(id, was)]);
    assert!(changes.late.is_empty());
    let second = first.close(&ledger, next, date(2023, 6, 26));
    assert_eq!(second.number, 23);
    assert!(second.changes(&ledger, week(date(2023, 6, 26))).corrected.is_empty());
}

#[test]
fn a_fact_that_is_gone_is_a_correction() {
    let mut ledger = town();
    let window = week(date(2023, 6, 12));
    let first = Edition::before(window, 22, &ledger).close(&ledger, window, date(2023, 6, 19));
    let gone = ledger.records.of_mut::<Followup>().remove(0);
    let changes = first.changes(&ledger, week(date(2023, 6, 19)));
    assert_eq!(changes.corrected.len(), 1);
    assert_eq!(changes.corrected[0].key.id, gone.meta.id);
    assert!(changes.corrected[0].now.is_none());
}

/// Contacts: on which day each was, and in which week it was entered (never before its day).
fn contacts() -> impl Strategy<Value = Vec<(i64, i64)>> {
    proptest::collection::vec((0..42_i64, 0..21_i64), 0..40)
}

proptest! {
    /// Weeks follow one another; contacts come in, some long after their day. Each is told once, by its own edition or
    /// as entered late by the first that could know it.
    #[test]
    fn nothing_is_told_twice_and_nothing_falls_between(contacts in contacts()) {
        let start = date(2023, 5, 1);
        let mut edition = Edition::before(week(start), 1, &Ledger::default());
        let mut told: BTreeMap<EventKey, usize> = BTreeMap::new();
        let mut ledger = Ledger::default();
        for n in 0..12_i64 {
            let window = week(start + Span::new().weeks(n));
            let cutoff = window.last();
            ledger.records.of_mut::<Followup>().clear();
            for (at, (day, late)) in contacts.iter().enumerate() {
                let on = start + Span::new().days(*day);
                if on + Span::new().days(*late) <= cutoff {
                    let mut record = Record::<Followup>::new(format!("GZ-{at}"));
                    record.date = Some(on);
                    ledger.records.of_mut::<Followup>().push(record);
                }
            }
            let changes = edition.changes(&ledger, window);
            prop_assert!(changes.corrected.is_empty());
            prop_assert!(changes.fresh.iter().all(|event| window.holds(event.on)));
            prop_assert!(changes.late.iter().all(|event| event.on < window.first()));
            for event in changes.fresh.iter().chain(&changes.late) {
                *told.entry(event.key.clone()).or_default() += 1;
            }
            edition = edition.close(&ledger, window, cutoff);
        }
        prop_assert!(told.values().all(|times| *times == 1));
        prop_assert_eq!(told.len(), events(&ledger, Date::MAX).len());
        prop_assert_eq!(told.len(), contacts.len());
    }
}
