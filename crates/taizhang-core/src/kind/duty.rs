//! Who answers for what: the office or village behind each record.

use std::collections::HashMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::body::BodySort;
use super::{Appointment, Body, Common, Declaration, Kind, KindInfo, Ledger, Record, Table, Value};
use crate::base::Period;

/// By what a ledger is split.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum By {
    /// By who answers for each record.
    #[default]
    Office,
    /// By the village it lies in.
    Village,
}

/// Whether records of the kind are work that somebody answers for: registers and diaries, not the roster.
pub fn is_work(info: &KindInfo) -> bool {
    let own = || info.fields[..info.own].iter();
    let is_answered = own().any(|field| field.role.office || field.role.person);
    info.code != Declaration::CODE && (is_answered || own().any(|field| field.role.when && field.role.save))
}

/// Whether every record of the kind happened on a day, or over some: a diary, not a register.
pub fn is_diary(info: &KindInfo) -> bool {
    info.when().is_some_and(|when| info.fields[when].role.save)
}

/// Who answers for the records of a ledger, on a day.
///
/// The record says so itself, by an office or by a person of one; else whoever entered it; else its village.
#[derive(Debug)]
pub struct Duties<'a> {
    /// Every name a body goes by, to its own.
    bodies: HashMap<&'a str, &'a str>,
    /// A person's name, to the office that he sits in.
    seats: HashMap<&'a str, &'a str>,
    order: Vec<&'a str>,
}

impl<'a> Duties<'a> {
    /// Read off the roster.
    pub fn of(ledger: &'a Ledger, day: Date) -> Self {
        let mut all: Vec<&Record<Body>> = ledger.records.of::<Body>().iter().collect();
        all.sort_by_key(|body| body.order.unwrap_or(Decimal::MAX));
        let mut bodies = HashMap::new();
        for body in &all {
            let aliases = body.alias.as_deref().unwrap_or_default().split(['、', '，', ',', ' ']);
            for name in std::iter::once(body.name.as_str()).chain(aliases).filter(|name| !name.is_empty()) {
                bodies.entry(name).or_insert(body.name.as_str());
            }
        }
        let sort = |name: &str| all.iter().find(|body| body.name == name).and_then(|body| body.sort);
        let mut seats = HashMap::new();
        // What a leader wrote down his office answers for, and that is told by who entered it.
        for wanted in [BodySort::Office, BodySort::Village] {
            for held in ledger.records.of::<Appointment>().iter().filter(|held| held.held_on(day)) {
                let Some(body) = held.body.as_deref().and_then(|body| bodies.get(body)).copied() else { continue };
                if sort(body) == Some(wanted) {
                    seats.entry(held.person.as_str()).or_insert(body);
                }
            }
        }
        Self { bodies, seats, order: all.iter().map(|body| body.name.as_str()).collect() }
    }

    /// Who answers for a record; none where nobody does but who keeps the ledger.
    pub fn answers(&self, table: &dyn Table, row: usize) -> Option<String> {
        let info = table.info();
        let text = |at: usize| match table.value(row, at) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        };
        let asked = info.fields.iter().enumerate().filter(|(_, field)| field.role.office || field.role.person);
        let mut named = asked.filter_map(|(at, field)| self.named(&text(at)?, field.role.office));
        named.next().or_else(|| self.village(table, row))
    }

    /// The village that a record lies in.
    fn village(&self, table: &dyn Table, row: usize) -> Option<String> {
        match table.value(row, table.info().own + Common::VILLAGE.index()) {
            Some(Value::Text(text)) => self.named(&text, true),
            _ => None,
        }
    }

    /// The ledger in shares, in the order of the roster: of each, just the records that it answers for, and of what
    /// happened on a day only what did so in `period`.
    pub fn shares(&self, ledger: &Ledger, by: By, period: Period) -> Vec<(String, Ledger)> {
        let mut shares: HashMap<String, Ledger> = HashMap::new();
        for table in ledger.records.tables().into_iter().filter(|table| is_work(table.info())) {
            for row in 0..table.len() {
                let owner = match by {
                    By::Office => self.answers(table, row),
                    By::Village => self.village(table, row),
                };
                let day = table.info().when().and_then(|when| table.value(row, when));
                let is_over = matches!(day, Some(Value::Day(day)) if is_diary(table.info()) && !period.holds(day));
                let Some(owner) = owner.filter(|_| !is_over) else { continue };
                let share = shares.entry(owner).or_insert_with(|| Ledger {
                    head: ledger.head.clone(),
                    tree: ledger.tree.clone(),
                    ..Ledger::default()
                });
                let into = share.records.table_mut(table.info().code).expect("a kind of the registry has its table");
                let at = into.add(table.meta(row).clone());
                for field in 0..table.info().fields.len() {
                    let taken = into.set(at, field, table.value(row, field));
                    debug_assert!(taken.is_ok(), "a field takes its own value");
                }
            }
        }
        let mut names: Vec<String> = shares.keys().cloned().collect();
        self.sort(&mut names);
        names.into_iter().filter_map(|name| shares.remove_entry(&name)).collect()
    }

    /// The body that a name means. Of several the first is in charge; an office that no roster knows is still one.
    fn named(&self, text: &str, is_office: bool) -> Option<String> {
        let first = text.split(['、', '，', ',', '；', ';', '\n', ' ']).find(|name| !name.is_empty())?;
        let known = self.bodies.get(first).or_else(|| self.seats.get(first)).copied();
        known.or_else(|| is_office.then_some(first)).map(str::to_owned)
    }

    /// The body that a name means, whatever name it is.
    pub fn body(&self, name: &str) -> Option<&'a str> {
        self.bodies.get(name).copied()
    }

    /// Brings names into the order of the roster; names it does not know come last, by themselves.
    pub fn sort(&self, names: &mut [String]) {
        names.sort_by_key(|name| {
            let at = self.order.iter().position(|known| known == name);
            (at.unwrap_or(usize::MAX), name.clone())
        });
    }
}
