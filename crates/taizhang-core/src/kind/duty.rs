//! Who answers for what: the office or village behind each record.

use std::collections::{BTreeSet, HashMap};

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
/// Of what is found of a thing, who answers for the thing; else the record says so itself, by an office or by a person of
/// one, which may be whoever entered it; else its village.
#[derive(Debug)]
pub struct Duties<'a> {
    /// Every name a body goes by, to its own.
    bodies: HashMap<&'a str, &'a str>,
    /// A person's name, to the office that he sits in.
    seats: HashMap<&'a str, &'a str>,
    order: Vec<&'a str>,
    /// Offices and villages, as against commands, groups and firms.
    units: BTreeSet<&'a str>,
    /// What records of other kinds speak of, by kind and name: who answers for it.
    things: HashMap<(&'static str, String), String>,
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
        let order = all.iter().map(|body| body.name.as_str()).collect();
        let is_unit = |body: &&&Record<Body>| matches!(body.sort, Some(BodySort::Office | BodySort::Village));
        let units = all.iter().filter(is_unit).map(|body| body.name.as_str()).collect();
        let mut duties = Self { bodies, seats, order, units, things: HashMap::new() };
        duties.things = duties.of_things(ledger);
        duties
    }

    fn of_things(&self, ledger: &Ledger) -> HashMap<(&'static str, String), String> {
        let tables = ledger.records.tables();
        let kinds: BTreeSet<&'static str> =
            tables.iter().filter(|table| !table.is_empty()).filter_map(|table| Some(table.thing(0)?.0)).collect();
        let spoken_of = kinds.into_iter().filter_map(|kind| ledger.records.table(kind));
        let owned = spoken_of.flat_map(|table| (0..table.len()).map(move |row| (table, row)));
        owned
            .filter_map(|(table, row)| Some(((table.info().code, table.label(row)), self.answers(table, row)?)))
            .collect()
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
        let of_thing = || {
            let (kind, name) = table.thing(row)?;
            self.things.get(&(kind, name.to_owned())).cloned()
        };
        of_thing().or_else(|| named.next()).or_else(|| self.village(table, row))
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

    /// Whether it is an office or a village of the roster: those report, and are asked.
    pub fn is_unit(&self, name: &str) -> bool {
        self.units.contains(name)
    }

    /// Brings names into the order of the roster; names it does not know come last, by themselves.
    pub fn sort(&self, names: &mut [String]) {
        names.sort_by_key(|name| {
            let at = self.order.iter().position(|known| known == name);
            (at.unwrap_or(usize::MAX), name.clone())
        });
    }
}
