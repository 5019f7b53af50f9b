//! Editions (期) of a periodical paper: what was told when one was closed, and what is new since.
//!
//! A dated fact is told by the edition whose window holds its day. One that came in after its own edition was closed is
//! told once by the next, as entered late (补登); one whose day was changed after it was told is a correction (更正). So
//! nothing is told twice, and nothing falls between two editions.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::RecordRef;
use crate::base::{Calendar, Period};
use crate::kind::{Ledger, Opt, Table, Value};

/// What is dated: a record's own day, or one of its steps.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventKey {
    /// The kind's code.
    pub kind: Arc<str>,
    /// 编号
    pub id: Arc<str>,
    /// The field that holds the day.
    pub field: Arc<str>,
    /// The code of the stage, where the field has steps.
    pub stage: Option<Arc<str>>,
}

/// A dated fact of the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Which.
    pub key: EventKey,
    /// The record.
    pub record: RecordRef,
    /// The field, by its place in the kind's table.
    pub field: usize,
    /// The stage that was reached.
    pub stage: Option<&'static Opt>,
    /// Its day.
    pub on: Date,
    /// The day it was entered, where the ledger says so.
    pub entered: Option<Date>,
}

/// One edition: its number, its window, until when data counted, and the day of each event that is told by then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// 第22期
    pub number: u32,
    /// The days it tells of.
    pub window: Period,
    /// The last day whose entries it could know.
    pub cutoff: Date,
    /// What it and all before it told, or knew to be told before.
    pub told: BTreeMap<EventKey, Date>,
}

/// What an edition has to tell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes {
    /// Dated inside the window.
    pub fresh: Vec<Event>,
    /// Dated before it, and told by no edition yet (补登).
    pub late: Vec<Event>,
    /// Told, and dated otherwise now, or gone (更正).
    pub corrected: Vec<Correction>,
}

/// A fact that was told with another day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// Which.
    pub key: EventKey,
    /// The day that was told.
    pub told: Date,
    /// As it stands now; none where it is gone.
    pub now: Option<Event>,
}

/// The dated facts of a ledger up to a day, in order of the registry of kinds, records and stages.
pub fn events(ledger: &Ledger, until: Date) -> Vec<Event> {
    let tables = ledger.records.tables();
    tables.into_iter().flat_map(events_of).filter(|event| event.on <= until).collect()
}

fn events_of(table: &dyn Table) -> Vec<Event> {
    let info = table.info();
    let mut events = Vec::new();
    for row in 0..table.len() {
        let meta = table.meta(row);
        let mut push = |field: usize, stage: Option<&'static Opt>, on: Date| {
            let key = EventKey {
                kind: info.code.into(),
                id: meta.id.clone(),
                field: info.fields[field].code.into(),
                stage: stage.map(|stage| stage.code.into()),
            };
            let record = RecordRef { ledger: 0, kind: info.code, row, id: meta.id.clone() };
            events.push(Event { key, record, field, stage, on, entered: meta.common.entered });
        };
        for (field, about) in info.fields.iter().enumerate().take(info.own) {
            match table.value(row, field) {
                Some(Value::Steps { steps, .. }) => steps.iter().for_each(|(stage, on)| push(field, Some(stage), *on)),
                Some(Value::Day(on)) if about.role.when => push(field, None, on),
                _ => {}
            }
        }
    }
    events
}

impl Edition {
    /// What was told before the first edition: all that is dated before its window and was entered by the first worked
    /// day after it ended, when it was closed. What does not say when it was entered was there.
    pub fn before(window: Period, number: u32, ledger: &Ledger) -> Self {
        let cutoff = Calendar::shipped().after(window.eve(), 1);
        let known = |event: &Event| event.entered.is_none_or(|on| on <= cutoff);
        let told = events(ledger, window.eve()).into_iter().filter(known).map(|event| (event.key, event.on)).collect();
        Self { number: number.saturating_sub(1), window: window.previous(), cutoff, told }
    }

    /// What the edition of `window` has to tell, `self` being the one before it.
    pub fn changes(&self, ledger: &Ledger, window: Period) -> Changes {
        let mut changes = Changes::default();
        let now = events(ledger, window.last());
        for event in &now {
            match self.told.get(&event.key) {
                Some(told) if *told == event.on => {}
                Some(told) => {
                    let (key, told) = (event.key.clone(), *told);
                    changes.corrected.push(Correction { key, told, now: Some(event.clone()) });
                }
                None if event.on < window.first() => changes.late.push(event.clone()),
                None => changes.fresh.push(event.clone()),
            }
        }
        // What was told and is dated after the window by now is a correction too, and so is what is gone.
        let later: BTreeMap<EventKey, Event> =
            events(ledger, Date::MAX).into_iter().map(|event| (event.key.clone(), event)).collect();
        for (key, told) in &self.told {
            let now = later.get(key);
            if now.is_none_or(|event| event.on > window.last()) {
                changes.corrected.push(Correction { key: key.clone(), told: *told, now: now.cloned() });
            }
        }
        changes
    }

    /// The edition of `window` as it is closed: what it told is told.
    pub fn close(&self, ledger: &Ledger, window: Period, cutoff: Date) -> Self {
        let told = events(ledger, window.last()).into_iter().map(|event| (event.key, event.on)).collect();
        Self { number: self.number + 1, window, cutoff, told }
    }
}
