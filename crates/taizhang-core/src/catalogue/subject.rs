//! Whose figures are asked for: a town, or a division of any level, from a village to the province.

use std::rc::Rc;

use jiff::civil::Date;

use super::{Catalogue, Definition, Evaluator, Excluded, Figure, RecordRef};
use crate::base::Period;
use crate::kind::realm::Town;
use crate::kind::{Head, Ledger, Table};

/// A town of a division: its figures, and what it handed in.
pub struct TownOf<'a> {
    /// Whose figures they are.
    pub subject: Box<dyn Subject + 'a>,
    /// Its class, and what it handed in.
    pub town: &'a Town,
    /// Whether it has a ledger: a town without one has reported nothing.
    pub has_ledger: bool,
    /// Until when it was to hand in the period asked for.
    pub deadline: Option<Date>,
}

/// Whose figures are asked for. A paper is compiled for one of these, whatever its level.
pub trait Subject {
    /// The definitions.
    fn catalogue(&self) -> &Catalogue;

    /// Its name, what lies above it, its office.
    fn head(&self) -> &Head;

    /// Until when data count.
    fn as_of(&self) -> Date;

    /// The figure of this code or name; none where the catalogue has no such figure.
    fn figure(&self, name: &str, period: Period) -> Option<Rc<Figure>>;

    /// The task set for a figure over a period.
    fn target(&self, name: &str, period: Period) -> Option<Rc<Figure>>;

    /// The records of a figure's kind that were not counted, and why.
    fn excluded(&self, definition: &Definition, period: Period) -> Vec<(RecordRef, Excluded)>;

    /// The ledger at a place: of a record, by [`RecordRef::ledger`].
    fn ledger(&self, at: usize) -> &Ledger;

    /// What a record is called in lineages: its 编号, above the town with the town's name before it.
    fn reference(&self, ledger: usize, table: &dyn Table, row: usize) -> RecordRef;

    /// The towns that are expected to report to it for a period, in the order in which tables name them; none below a county.
    fn towns(&self, _period: Period) -> Vec<TownOf<'_>> {
        Vec::new()
    }

    /// The records among which one stands.
    ///
    /// # Panics
    /// Never, for a record of this subject.
    fn table(&self, record: &RecordRef) -> &dyn Table {
        self.ledger(record.ledger).records.table(record.kind).expect("a record is of a kind there is")
    }
}

impl Subject for Evaluator<'_> {
    fn catalogue(&self) -> &Catalogue {
        self.catalogue
    }

    fn head(&self) -> &Head {
        &self.ledger.head
    }

    fn as_of(&self) -> Date {
        self.as_of
    }

    fn figure(&self, name: &str, period: Period) -> Option<Rc<Figure>> {
        Evaluator::figure(self, name, period)
    }

    fn target(&self, name: &str, period: Period) -> Option<Rc<Figure>> {
        Evaluator::target(self, name, period)
    }

    fn excluded(&self, definition: &Definition, period: Period) -> Vec<(RecordRef, Excluded)> {
        Evaluator::excluded(self, definition, period)
    }

    fn ledger(&self, _at: usize) -> &Ledger {
        self.ledger
    }

    fn reference(&self, ledger: usize, table: &dyn Table, row: usize) -> RecordRef {
        RecordRef { ledger, kind: table.info().code, row, id: table.meta(row).id.clone() }
    }
}
