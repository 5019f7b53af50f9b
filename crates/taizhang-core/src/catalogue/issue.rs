//! What one edition of a periodical paper has to say beside its figures: what is new, late and corrected, and which units
//! said nothing.
//!
//! Three things are never one: a unit that did not report (未报告), one that reported that nothing changed (无变化), and a
//! count that is 0.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::edition::{Changes, Edition, Event, events};
use crate::base::Period;
use crate::kind::{Declaration, Duties, Kind, Ledger, Record, Value, is_work};

/// An edition that is being written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// 第22期
    pub number: u32,
    /// The days it tells of.
    pub window: Period,
    /// The last day whose entries it knows.
    pub cutoff: Date,
    /// What it has to tell.
    pub changes: Changes,
    /// Units that said their share is complete, and of which nothing is dated in the window, as the roster has them.
    pub unchanged: Vec<String>,
    /// Units that neither said so nor have anything dated in the window.
    pub silent: Vec<String>,
}

impl Issue {
    /// The edition of `window` after `before`, written on `cutoff`.
    pub fn new(before: &Edition, ledger: &Ledger, window: Period, cutoff: Date) -> Self {
        let changes = before.changes(ledger, window);
        let duties = Duties::of(ledger, window.last());
        let of_event = |event: &Event| {
            let table = ledger.records.table(event.record.kind)?;
            duties.answers(table, event.record.row)
        };
        let moved: BTreeSet<String> = changes.fresh.iter().filter_map(of_event).collect();
        let (mut unchanged, mut silent) = (Vec::new(), Vec::new());
        for unit in units(ledger, &duties).into_iter().filter(|unit| !moved.contains(unit)) {
            let said = ledger.records.of::<Declaration>().iter().any(|said| speaks(said, &unit, window, cutoff));
            if said { unchanged.push(unit) } else { silent.push(unit) }
        }
        Self { number: before.number + 1, window, cutoff, changes, unchanged, silent }
    }

    /// The ledger as its editions tell it: what was told with another day keeps that day in the week it was told in, so
    /// that a correction moves no fact from one week into the next, where it would count again.
    pub fn as_told(&self, ledger: &Ledger) -> Ledger {
        let mut told = ledger.clone();
        for corrected in &self.changes.corrected {
            let Some(now) = &corrected.now else { continue };
            let Some(table) = told.records.table_mut(now.record.kind) else { continue };
            let value = match table.value(now.record.row, now.field) {
                Some(Value::Steps { mut steps, claimed }) => {
                    let is_it = |stage: &str| now.stage.is_some_and(|opt| opt.code == stage);
                    for (_, on) in steps.iter_mut().filter(|(to, on)| is_it(to.code) && *on == now.on) {
                        *on = corrected.told;
                    }
                    Value::Steps { steps, claimed }
                }
                _ => Value::Day(corrected.told),
            };
            let taken = table.set(now.record.row, now.field, Some(value));
            debug_assert!(taken.is_ok(), "a day stands where a day stood");
        }
        told
    }
}

impl Edition {
    /// What was told by an edition of which only the ledger is left that it was written from.
    pub fn of_ledger(told: &Ledger, window: Period, number: u32) -> Self {
        let told = events(told, window.eve()).into_iter().map(|event| (event.key, event.on)).collect();
        let before = window.previous();
        Self { number: number.saturating_sub(1), window: before, cutoff: before.last(), told }
    }
}

/// The offices and villages that answer for anything, as the roster has them.
fn units(ledger: &Ledger, duties: &Duties<'_>) -> Vec<String> {
    let tables = ledger.records.tables().into_iter().filter(|table| is_work(table.info()));
    let owners: BTreeSet<String> =
        tables.flat_map(|table| (0..table.len()).filter_map(move |row| duties.answers(table, row))).collect();
    let mut units: Vec<String> = owners.into_iter().filter(|name| duties.is_unit(name)).collect();
    duties.sort(&mut units);
    units
}

/// Whether a declaration that was known at the cut-off says that the unit's share of the window is complete.
fn speaks(said: &Record<Declaration>, unit: &str, window: Period, cutoff: Date) -> bool {
    let known = said.meta.common.entered.or(said.on).is_none_or(|on| on <= cutoff);
    let of_unit = said.office.as_deref().is_none_or(|office| office == unit);
    known && of_unit && said.nil.is_some() && said.period.is_some_and(|of| of.covers(&window))
}

/// What an event is called where it is told late or anew: its kind, and its stage where it is one.
pub fn called(event: &Event, ledger: &Ledger) -> (String, &'static str) {
    let Some(table) = ledger.records.table(event.record.kind) else { return (String::new(), "") };
    let info = table.info();
    let what = match event.stage {
        Some(stage) => stage.zh.split('（').next().unwrap_or(stage.zh),
        None if info.code == Declaration::CODE => "",
        None => info.zh,
    };
    (table.label(event.record.row), what)
}
