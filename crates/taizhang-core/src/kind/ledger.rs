//! The ledger (台账): the records of one town and its villages.

use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::{Appointment, Body, Names, Person, Records};
use crate::base::{DivisionCode, Tree};

/// Whose ledger it is, and until when it counts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Head {
    /// The town's code, where it is given.
    pub division: Option<DivisionCode>,
    /// The town's name: 云岫镇.
    pub name: Arc<str>,
    /// The names above it, the nearest first: 岚溪县, 云州市, 广东省.
    pub above: Vec<Arc<str>>,
    /// The office that keeps it (填报单位).
    pub office: Option<Arc<str>>,
    /// The year that `6.5` belongs to (统计年度).
    pub year: Option<i16>,
    /// Until when data count (截至), where the ledger says so.
    pub as_of: Option<Date>,
}

/// The records of one town and its villages, in order of their ids.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ledger {
    /// Whose it is.
    pub head: Head,
    /// The divisions it knows.
    pub tree: Tree,
    /// Its records.
    pub records: Records,
}

/// Where a name stands in the roster: first by the sort of who it is, then by 排序. What the roster does not know
/// stands last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank(usize, Decimal);

impl Ledger {
    /// Where a leader or an office stands in every table and list: never by the alphabet, never by a score.
    pub fn rank(&self, names: Names, name: &str) -> Rank {
        const LAST: usize = usize::MAX;
        let spelled = |own: &str, alias: Option<&str>| {
            own == name
                || alias.is_some_and(|alias| alias.split(['、', '，', ';', '；']).any(|alias| alias.trim() == name))
        };
        let rank = |sort: usize, order: Option<Decimal>| Rank(sort, order.unwrap_or(Decimal::MAX));
        let found = match names {
            Names::Leader => {
                let held = self.records.of::<Appointment>().iter().find(|held| *held.office == *name);
                let name_held = held.map(|held| &*held.person);
                let mut persons = self.records.of::<Person>().iter();
                let found = persons
                    .find(|person| spelled(&person.name, person.alias.as_deref()) || Some(&*person.name) == name_held);
                found.map(|person| rank(person.sort.map_or(LAST, |sort| sort as usize), person.order))
            }
            Names::Office => {
                let mut bodies = self.records.of::<Body>().iter();
                let found = bodies.find(|body| spelled(&body.name, body.alias.as_deref()));
                found.map(|body| rank(body.sort.map_or(LAST, |sort| sort as usize), body.order))
            }
            Names::Project => None,
        };
        found.unwrap_or(rank(LAST, None))
    }

    /// What is done when all records are there: each gets its 编号, and what records say of one another is taken where
    /// it belongs. Doing it twice changes nothing.
    pub fn settle(&mut self) {
        super::number::number(self);
        self.records.settle();
        super::number::number(self);
    }
}
