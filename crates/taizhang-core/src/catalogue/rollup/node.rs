//! A division of a realm, as one whose figures are asked for.

use std::rc::Rc;

use jiff::civil::Date;

use super::{Ask, Definition, Excluded, Figure, RecordRef, RollUp, Subject, TownOf};
use crate::base::{DivisionCode, Level, Period};
use crate::catalogue::Catalogue;
use crate::kind::realm::Town;
use crate::kind::{Head, Ledger, Table};

/// A division of any level, and its figures.
#[derive(Clone)]
pub struct Node<'a> {
    roll: Rc<RollUp<'a>>,
    code: DivisionCode,
    head: Head,
}

impl<'a> Node<'a> {
    pub(super) fn new(roll: &Rc<RollUp<'a>>, code: DivisionCode, day: Date) -> Option<Self> {
        let division = roll.index.node(code, day)?;
        let own = roll.index.seat(code).map(|seat| &roll.ledger(seat).head);
        let above = roll.index.above(code, day).into_iter().map(|code| roll.index.name(code, day)).collect();
        let head = own.cloned().unwrap_or_else(|| Head { name: division.name.clone(), ..Head::default() });
        let above = if head.above.is_empty() { above } else { head.above };
        Some(Self { roll: roll.clone(), code, head: Head { division: Some(code), above, ..head } })
    }

    /// Its code.
    pub const fn code(&self) -> DivisionCode {
        self.code
    }

    /// What lies directly in it on `day`, in the order in which tables name it: the towns of a county, the villages of
    /// a town.
    pub fn children(&self, day: Date) -> Vec<Self> {
        let below = self.roll.index.children(self.code, day).into_iter();
        below.filter_map(|code| Self::new(&self.roll, code, day)).collect()
    }

    /// What is known of it as a town that is expected to report: its class, and what it handed in.
    pub fn town(&self) -> Option<&'a Town> {
        self.roll.realm.towns.iter().find(|town| town.code == self.code)
    }

    /// Whether it has a ledger of its own: a town without one has not reported.
    pub fn has_ledger(&self) -> bool {
        self.roll.index.seat(self.code).is_some()
    }

    /// Until when a period was to be handed in.
    pub fn deadline(&self, period: Period) -> Option<Date> {
        self.roll.realm.deadline(period)
    }
}

impl Subject for Node<'_> {
    fn catalogue(&self) -> &Catalogue {
        self.roll.catalogue
    }

    fn head(&self) -> &Head {
        &self.head
    }

    fn as_of(&self) -> Date {
        self.roll.as_of
    }

    fn figure(&self, name: &str, period: Period) -> Option<Rc<Figure>> {
        Some(self.roll.get(self.code, self.roll.catalogue.position(name)?, period, Ask::Figure))
    }

    fn target(&self, name: &str, period: Period) -> Option<Rc<Figure>> {
        Some(self.roll.get(self.code, self.roll.catalogue.position(name)?, period, Ask::Target))
    }

    fn excluded(&self, definition: &Definition, period: Period) -> Vec<(RecordRef, Excluded)> {
        self.roll.excluded(self.code, definition, period)
    }

    fn ledger(&self, at: usize) -> &Ledger {
        self.roll.ledger(at)
    }

    fn towns(&self, period: Period) -> Vec<TownOf<'_>> {
        let parts = self.children(self.roll.as_of).into_iter().filter_map(|child| {
            let town = child.town()?;
            let (has_ledger, deadline) = (child.has_ledger(), child.deadline(period));
            Some(TownOf { subject: Box::new(child), town, has_ledger, deadline })
        });
        parts.collect()
    }

    fn reference(&self, ledger: usize, table: &dyn Table, row: usize) -> RecordRef {
        let id = &table.meta(row).id;
        let below = self.code.level() > Level::Town && ledger > 0;
        let id = if below { self.roll.called(ledger, id).into() } else { id.clone() };
        RecordRef { ledger, kind: table.info().code, row, id }
    }
}
