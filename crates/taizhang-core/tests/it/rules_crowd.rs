//! What is wrong all the way down a column is told some hundred times, then summed up; nothing is forgotten by that.

use jiff::civil::date;
use taizhang_core::base::{Diagnostic, Place};
use taizhang_core::kind::{Ledger, Record, Waiver, Works};
use taizhang_core::rules::check;

const RULE: &str = "works-overdue";

/// So many works that should be finished and are not.
fn overdue(n: usize) -> Ledger {
    let mut ledger = Ledger::default();
    let works = ledger.records.of_mut::<Works>();
    for at in 0..n {
        let mut one: Record<Works> = Record::new(format!("GC-2023-{at:04}"));
        one.data.name = format!("第{at}号水圳修复工程");
        one.data.due = Some(date(2023, 3, 1));
        works.push(one);
    }
    ledger
}

fn found(ledger: &Ledger) -> Vec<Diagnostic> {
    let found = check(ledger, None, date(2023, 6, 30));
    found.into_iter().filter(|one| one.code == RULE).collect()
}

#[test]
fn a_column_that_is_wrong_all_the_way_down_is_summed_up() {
    assert_eq!(found(&overdue(500)).len(), 500);
    let found = found(&overdue(720));
    let (summed_up, told): (Vec<_>, Vec<_>) = found.iter().partition(|one| !one.related.is_empty());
    assert_eq!((told.len(), summed_up.len()), (500, 1));
    assert!(summed_up[0].message.zh.contains("还有 220 格"), "{}", summed_up[0].message.zh);
    // Each of the 720 stands somewhere: a paper that rests on any of them is stopped.
    let places = found.iter().flat_map(|one| std::iter::once(&one.place).chain(&one.related));
    let mut ids: Vec<_> = places.map(|place| matches!(place, Place::Record { .. }).then(|| place.clone())).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 720);
}

#[test]
fn what_is_set_aside_is_not_summed_up() {
    let mut ledger = overdue(501);
    let mut waiver: Record<Waiver> = Record::new("FX-2023-01");
    (waiver.data.rule, waiver.data.record) = (RULE.to_owned(), "GC-2023-0500".to_owned());
    (waiver.data.reason, waiver.data.person) = ("已报县里延期".to_owned(), Some("李镇长".into()));
    waiver.data.until = Some(date(2023, 12, 31));
    ledger.records.of_mut::<Waiver>().push(waiver);
    assert_eq!(found(&ledger).len(), 500);
}
