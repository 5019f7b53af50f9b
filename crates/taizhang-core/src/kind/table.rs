//! Records of one kind seen without their type: what importers, exporters, the catalogue and the forms work on.

use rust_decimal::Decimal;

use super::field::{FieldId, FieldInfo, Kind};
use super::record::{Common, Meta, Record};
use super::value::{Refusal, Value};
use super::{Records, read};
use crate::base::{Period, Quantity, Unit};
use crate::kind::Ledger;

/// What a predicate or a measure may look at beside the record.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// The period asked for.
    pub period: Period,
    /// All records.
    pub ledger: &'a Ledger,
}

impl View<'_> {
    /// The last year that was over by the end of the period: what is reported once a year is known of it.
    pub fn last_full_year(&self) -> Decimal {
        let last = self.period.last();
        Decimal::from(last.year()) - Decimal::from(u8::from(last != last.last_of_year()))
    }
}

/// A named condition that the catalogue may use in `where`, beyond comparing a field.
pub struct Predicate<K: 'static> {
    /// ASCII name.
    pub code: &'static str,
    /// Its meaning, as a 口径 says it.
    pub zh: &'static str,
    /// Whether it holds.
    pub test: fn(&Record<K>, &View<'_>) -> bool,
}

/// A named quantity of one record that is no field: days from signing to the start of works.
pub struct Measure<K: 'static> {
    /// ASCII name.
    pub code: &'static str,
    /// Its meaning.
    pub zh: &'static str,
    /// Its unit.
    pub unit: Unit,
    /// The quantity; none where the record does not say.
    pub of: fn(&Record<K>, &View<'_>) -> Option<Quantity>,
}

/// What tells that a record of one town and a record of another are about one and the same thing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Identity {
    /// By what, in both languages: 合同编号.
    pub by: (&'static str, &'static str),
    /// Whether the towns say so themselves, so that nobody need be told.
    pub declared: bool,
    /// What both have: equal for the same thing, and for nothing else.
    pub key: String,
}

/// What a kind answers beyond its table of fields. Each kind's file implements it.
pub trait Questions: Kind {
    /// Whether two towns may each hold a record of one and the same thing: above the town it counts once.
    const SHARED: bool = false;

    /// What the record of `town` is known by among the records of other towns; any one that is equal suffices. Only for
    /// kinds that are [`Questions::SHARED`].
    fn identities(_record: &Record<Self>, _town: &str) -> Vec<Identity> {
        Vec::new()
    }

    /// Conditions by name.
    fn predicates() -> &'static [Predicate<Self>] {
        &[]
    }

    /// Quantities by name.
    fn measures() -> &'static [Measure<Self>] {
        &[]
    }

    /// Whether a field that must be filled before 报送 is asked of this record at all: a lead has no contract.
    fn asked(_record: &Record<Self>, _field: usize) -> bool {
        true
    }

    /// What tells the record from others of its kind where nobody gave it a 编号: its key fields and its day.
    fn known_by(record: &Record<Self>) -> String {
        let told = Self::fields().iter().filter(|field| field.info.role.key || field.info.role.when);
        let shown = told.map(|field| match (field.get)(&record.data) {
            Some(value) => read::show(&field.info, &value),
            None => String::new(),
        });
        shown.collect::<Vec<_>>().join("\u{1f}")
    }

    /// Records of other kinds that say more of the same thing, by kind and row: what a project asked for, the land it
    /// stands on. A number told of the one may be theirs.
    fn beside(_record: &Record<Self>, _ledger: &Ledger) -> Vec<(&'static str, usize)> {
        Vec::new()
    }

    /// The thing of another kind that it speaks of, by kind and name. Who answers for the thing answers for what is found
    /// of it.
    fn thing(_record: &Record<Self>) -> Option<(&'static str, &str)> {
        None
    }

    /// Days that follow one another, earlier field and later: from and until, asked for and settled.
    fn spans() -> &'static [(FieldId<Self>, FieldId<Self>)] {
        &[]
    }

    /// Numbers of which one is a part of another, part and whole: people with certificates, and those who were taught.
    fn parts() -> &'static [(FieldId<Self>, FieldId<Self>)] {
        &[]
    }

    /// Takes what records of this kind say of others, or others of this kind, where it belongs: a contact moves its
    /// project. Doing it twice changes nothing.
    fn settle(_records: &mut Records) {}

    /// Of which part of the town it speaks: reports of two parts are two, whatever else they have in common.
    fn part(record: &Record<Self>) -> Option<&str> {
        record.meta.common.village.as_deref()
    }

    /// What a reader calls the record: its name, or its day and topic.
    fn label(record: &Record<Self>) -> String;
}

/// What is known of a kind without its type.
#[derive(Debug)]
pub struct KindInfo {
    /// ASCII name.
    pub code: &'static str,
    /// Chinese name.
    pub zh: &'static str,
    /// What its 编号 begin with.
    pub prefix: &'static str,
    /// Its own fields, then the common ones.
    pub fields: Vec<&'static FieldInfo>,
    /// How many of them are its own.
    pub own: usize,
    /// Names and meanings of its predicates.
    pub predicates: Vec<(&'static str, &'static str)>,
    /// Names, meanings and units of its measures.
    pub measures: Vec<(&'static str, &'static str, Unit)>,
    /// Whether two towns may each hold a record of one and the same thing.
    pub shared: bool,
    /// Pairs of fields whose days follow one another.
    pub spans: Vec<(usize, usize)>,
    /// Pairs of fields of which one is a part of the other.
    pub parts: Vec<(usize, usize)>,
}

impl KindInfo {
    /// Read off a kind's own tables.
    pub(super) fn of<K: Questions>() -> Self {
        let own = K::fields().iter().map(|field| &field.info);
        Self {
            code: K::CODE,
            zh: K::ZH,
            prefix: K::PREFIX,
            own: K::fields().len(),
            fields: own.chain(Common::fields().iter().map(|field| &field.info)).collect(),
            predicates: K::predicates().iter().map(|predicate| (predicate.code, predicate.zh)).collect(),
            measures: K::measures().iter().map(|measure| (measure.code, measure.zh, measure.unit)).collect(),
            shared: K::SHARED,
            spans: K::spans().iter().map(|(start, end)| (start.index(), end.index())).collect(),
            parts: K::parts().iter().map(|(part, whole)| (part.index(), whole.index())).collect(),
        }
    }

    /// The place of a field in the table, by its code or its Chinese title.
    pub fn field(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.code == name || field.zh == name)
    }

    /// The field that says which day a fact belongs to.
    pub fn when(&self) -> Option<usize> {
        self.fields.iter().position(|field| field.role.when)
    }
}

/// The records of one kind, without the type.
pub trait Table {
    /// What is known of the kind.
    fn info(&self) -> &'static KindInfo;
    /// How many records.
    fn len(&self) -> usize;
    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// What every record has.
    fn meta(&self, row: usize) -> &Meta;
    /// The same, to change.
    fn meta_mut(&mut self, row: usize) -> &mut Meta;
    /// The value of a field, common ones included.
    fn value(&self, row: usize, field: usize) -> Option<Value>;
    /// Takes a value on.
    ///
    /// # Errors
    /// When it does not fit.
    fn set(&mut self, row: usize, field: usize, value: Option<Value>) -> Result<(), Refusal>;
    /// Adds an empty record and says where it stands.
    fn add(&mut self, meta: Meta) -> usize;
    /// Takes the last record back.
    fn pop(&mut self);
    /// Brings the records into the order of their ids, which is the order everything derived keeps.
    fn sort(&mut self);
    /// Whether a predicate of the kind holds, by its place in [`KindInfo::predicates`].
    fn test(&self, row: usize, predicate: usize, view: &View<'_>) -> bool;
    /// A measure of the kind, by its place in [`KindInfo::measures`].
    fn measure(&self, row: usize, measure: usize, view: &View<'_>) -> Option<Quantity>;
    /// Whether a field that must be filled before 报送 is asked of the record.
    fn asked(&self, row: usize, field: usize) -> bool;
    /// What tells the record from others of its kind where nobody gave it a 编号.
    fn known_by(&self, row: usize) -> String;
    /// Records of other kinds that say more of the same thing, by kind and row.
    fn beside(&self, row: usize, ledger: &Ledger) -> Vec<(&'static str, usize)>;
    /// The thing of another kind that the record speaks of, by kind and name.
    fn thing(&self, row: usize) -> Option<(&'static str, &str)>;
    /// Of which part of the town it speaks.
    fn part(&self, row: usize) -> Option<&str>;
    /// What a reader calls the record.
    fn label(&self, row: usize) -> String;
    /// What the record of `town` is known by among those of other towns.
    fn identities(&self, row: usize, town: &str) -> Vec<Identity>;
}

impl<K: Questions + super::Stored> Table for Vec<Record<K>> {
    fn info(&self) -> &'static KindInfo {
        K::info()
    }

    fn len(&self) -> usize {
        Vec::len(self)
    }

    fn meta(&self, row: usize) -> &Meta {
        &self[row].meta
    }

    fn meta_mut(&mut self, row: usize) -> &mut Meta {
        &mut self[row].meta
    }

    fn value(&self, row: usize, field: usize) -> Option<Value> {
        let record = &self[row];
        match K::fields().get(field) {
            Some(own) => (own.get)(&record.data),
            None => (Common::fields()[field - K::fields().len()].get)(&record.meta.common),
        }
    }

    fn set(&mut self, row: usize, field: usize, value: Option<Value>) -> Result<(), Refusal> {
        let record = &mut self[row];
        match K::fields().get(field) {
            Some(own) => (own.set)(&mut record.data, value),
            None => (Common::fields()[field - K::fields().len()].set)(&mut record.meta.common, value),
        }
    }

    fn add(&mut self, meta: Meta) -> usize {
        self.push(Record { meta, data: K::default() });
        Vec::len(self) - 1
    }

    fn pop(&mut self) {
        Vec::pop(self);
    }

    fn sort(&mut self) {
        // Records are large: they are moved once, not copied aside, and most tables stand in order already.
        if !self.is_sorted_by(|a, b| a.meta.id <= b.meta.id) {
            self.sort_by_cached_key(|record| record.meta.id.clone());
        }
    }

    fn test(&self, row: usize, predicate: usize, view: &View<'_>) -> bool {
        (K::predicates()[predicate].test)(&self[row], view)
    }

    fn measure(&self, row: usize, measure: usize, view: &View<'_>) -> Option<Quantity> {
        (K::measures()[measure].of)(&self[row], view)
    }

    fn asked(&self, row: usize, field: usize) -> bool {
        K::asked(&self[row], field)
    }

    fn known_by(&self, row: usize) -> String {
        K::known_by(&self[row])
    }

    fn beside(&self, row: usize, ledger: &Ledger) -> Vec<(&'static str, usize)> {
        K::beside(&self[row], ledger)
    }

    fn thing(&self, row: usize) -> Option<(&'static str, &str)> {
        K::thing(&self[row])
    }

    fn part(&self, row: usize) -> Option<&str> {
        K::part(&self[row])
    }

    fn label(&self, row: usize) -> String {
        K::label(&self[row])
    }

    fn identities(&self, row: usize, town: &str) -> Vec<Identity> {
        K::identities(&self[row], town)
    }
}
