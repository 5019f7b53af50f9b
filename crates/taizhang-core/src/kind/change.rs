//! Changes to a ledger as values: what a merge proposes, what a preview shows, what a commit will hold.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::fmt;
use std::sync::Arc;

use jiff::civil::Date;

use super::read::{PENDING, show};
use super::value::{Opt, Shape, Value};
use super::{FieldInfo, KindInfo, Ledger, Meta, Table};
use crate::base::{Place, Quantity};

/// One thing that a cell may say of a record.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// A field, by its place in the kind's table; of dated steps, the stage that is claimed.
    Field(usize),
    /// The days of one stage, by its place in the list of the field's stages.
    Step(usize, usize),
    /// Where evidence lies.
    Evidence,
    /// A column of the clerk's own.
    Extra(Arc<str>),
}

/// What stands there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Held {
    /// Nothing.
    #[default]
    Empty,
    /// 待核
    Pending,
    /// A value.
    Value(Value),
    /// The days of a stage.
    Days(Vec<Date>),
    /// Words of the clerk's own, or places of evidence.
    Words(Vec<Box<str>>),
}

impl Held {
    /// Whether both say the same: 0.84亩 and 560平方米 do.
    pub fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Value(Value::Quantity(one)), Self::Value(Value::Quantity(two))) => same(*one, *two),
            (Self::Value(Value::Amounts(one)), Self::Value(Value::Amounts(two))) => {
                one.len() == two.len()
                    && one.iter().zip(two).all(|((what, one), (other, two))| what == other && same(*one, *two))
            }
            _ => self == other,
        }
    }

    /// Whether nothing stands there.
    pub fn is_empty(&self) -> bool {
        *self == Self::Empty
    }
}

fn same(one: Quantity, two: Quantity) -> bool {
    one.to(two.unit).is_ok_and(|one| one.amount == two.amount)
}

impl Part {
    /// Every part that a record of the kind may say, but for columns of the clerk's own.
    pub fn all(info: &KindInfo) -> Vec<Self> {
        let mut parts = Vec::new();
        for (at, field) in info.fields.iter().enumerate() {
            parts.push(Self::Field(at));
            if let Shape::Steps(options) = field.shape {
                parts.extend((0..options.len()).map(|stage| Self::Step(at, stage)));
            }
        }
        parts.push(Self::Evidence);
        parts
    }

    /// What it is called.
    pub fn title(&self, info: &KindInfo) -> String {
        match self {
            Self::Field(at) => info.fields[*at].zh.to_owned(),
            Self::Step(at, _) => self.stage(info).map_or(info.fields[*at].zh, |opt| opt.zh).to_owned() + "日期",
            Self::Evidence => "佐证".to_owned(),
            Self::Extra(head) => head.to_string(),
        }
    }

    /// The code of the field it is about.
    pub fn code(&self, info: &KindInfo) -> &'static str {
        self.field().map_or("", |at| info.fields[at].code)
    }

    /// The place of the field it is about.
    pub const fn field(&self) -> Option<usize> {
        match self {
            Self::Field(at) | Self::Step(at, _) => Some(*at),
            Self::Evidence | Self::Extra(_) => None,
        }
    }

    /// The stage whose days it is.
    pub fn stage(&self, info: &KindInfo) -> Option<&'static Opt> {
        match (self, self.field().map(|at| info.fields[at].shape)) {
            (Self::Step(_, stage), Some(Shape::Steps(options))) => options.get(*stage).copied(),
            _ => None,
        }
    }

    /// What a record holds there.
    pub fn of(&self, table: &dyn Table, row: usize) -> Held {
        let meta = table.meta(row);
        match self {
            Self::Field(at) => match table.value(row, *at) {
                Some(Value::Steps { claimed: Some(claimed), .. }) => Held::Value(Value::Choice(claimed)),
                None | Some(Value::Steps { .. }) if meta.pending.has(*at) => Held::Pending,
                None | Some(Value::Steps { .. }) => Held::Empty,
                Some(value) => Held::Value(value),
            },
            Self::Step(at, _) => {
                let Some(Value::Steps { steps, .. }) = table.value(row, *at) else { return Held::Empty };
                let stage = self.stage(table.info());
                let days: Vec<Date> = steps
                    .iter()
                    .filter(|(to, _)| stage.is_some_and(|opt| opt.code == to.code))
                    .map(|(_, on)| *on)
                    .collect();
                if days.is_empty() { Held::Empty } else { Held::Days(days) }
            }
            Self::Evidence if meta.evidence.is_empty() => Held::Empty,
            Self::Evidence => Held::Words(meta.evidence.clone()),
            Self::Extra(head) => meta
                .extra
                .iter()
                .find(|(own, _)| own == head)
                .map_or(Held::Empty, |(_, text)| Held::Words(vec![text.clone()])),
        }
    }

    /// Has a record hold something there. What does not fit the field is not taken, which no reader lets happen.
    pub(super) fn put(&self, table: &mut dyn Table, row: usize, held: &Held) {
        let (Some(at), info) = (self.field(), table.info()) else {
            return self.put_beside(table.meta_mut(row), held);
        };
        let is_steps = matches!(info.fields[at].shape, Shape::Steps(_));
        let is_field = matches!(self, Self::Field(_));
        if is_field {
            let pending = &mut table.meta_mut(row).pending;
            if *held == Held::Pending { pending.insert(at) } else { pending.remove(at) }
        }
        let value = if is_steps {
            let (mut steps, mut claimed) = match table.value(row, at) {
                Some(Value::Steps { steps, claimed }) => (steps, claimed),
                _ => (Vec::new(), None),
            };
            match (self.stage(info), held) {
                (Some(stage), held) => {
                    steps.retain(|(to, _)| to.code != stage.code);
                    if let Held::Days(days) = held {
                        steps.extend(days.iter().map(|on| (stage, *on)));
                    }
                }
                (None, Held::Value(Value::Choice(opt))) => claimed = Some(*opt),
                (None, _) => claimed = None,
            }
            (!steps.is_empty() || claimed.is_some()).then_some(Value::Steps { steps, claimed })
        } else if let Held::Value(value) = held {
            Some(value.clone())
        } else {
            None
        };
        let taken = table.set(row, at, value);
        debug_assert!(taken.is_ok(), "{} takes what was read for it", info.fields[at].code);
    }

    fn put_beside(&self, meta: &mut Meta, held: &Held) {
        let words = match held {
            Held::Words(words) => words.clone(),
            _ => Vec::new(),
        };
        match self {
            Self::Extra(head) => {
                let text: Option<Box<str>> = words.into_iter().next();
                match (meta.extra.iter().position(|(own, _)| own == head), text) {
                    (Some(at), Some(text)) => meta.extra[at].1 = text,
                    (Some(at), None) => drop(meta.extra.remove(at)),
                    (None, Some(text)) => meta.extra.push((head.clone(), text)),
                    (None, None) => {}
                }
            }
            Self::Evidence => meta.evidence = words,
            Self::Field(_) | Self::Step(..) => {}
        }
    }

    /// What is held there, in the clerk's words.
    pub fn show(&self, info: &KindInfo, held: &Held) -> String {
        let field: Option<&FieldInfo> = self.field().map(|at| info.fields[at]);
        match (held, field) {
            (Held::Empty, _) => "（空）".to_owned(),
            (Held::Pending, _) => PENDING.to_owned(),
            (Held::Value(Value::Choice(opt)), _) => opt.zh.to_owned(),
            (Held::Value(value), Some(field)) => show(field, value),
            (Held::Value(_), None) => String::new(),
            (Held::Days(days), _) => days.iter().map(Date::to_string).collect::<Vec<_>>().join("、"),
            (Held::Words(words), _) => words.join("、"),
        }
    }
}

/// What happens to a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Op {
    /// It is new.
    Create,
    /// It is there, and changes.
    Change,
}

/// One part of a record that changes.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Whether its record is new.
    pub op: Op,
    /// The kind's code.
    pub kind: &'static str,
    /// 编号
    pub id: Arc<str>,
    /// What a reader calls the record.
    pub label: String,
    /// Which part.
    pub part: Part,
    /// What stood there.
    pub from: Held,
    /// What is to stand there.
    pub to: Held,
    /// Where it is said.
    pub said: Place,
}

/// Changes that belong together: applied whole or not at all.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ChangeSet {
    /// By kind, 编号 and part. The changes of a new record are all that it says.
    pub changes: Vec<Change>,
}

/// Why a change set does not fit a ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stale {
    /// The kind's code.
    pub kind: &'static str,
    /// 编号
    pub id: Arc<str>,
}

impl fmt::Display for Stale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is no longer as it was", self.id)
    }
}

impl std::error::Error for Stale {}

impl ChangeSet {
    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// The ledger with the changes in it. Nothing is ever deleted by one.
    ///
    /// # Errors
    /// When the ledger does not hold what the changes start from; nothing is then changed.
    pub fn apply(&self, ledger: &Ledger) -> Result<Ledger, Stale> {
        let mut ledger = ledger.clone();
        let mut rows: HashMap<(&str, Arc<str>), usize> = HashMap::new();
        for table in ledger.records.tables() {
            rows.extend((0..table.len()).map(|row| ((table.info().code, table.meta(row).id.clone()), row)));
        }
        for change in &self.changes {
            let stale = || Stale { kind: change.kind, id: change.id.clone() };
            let table = ledger.records.table_mut(change.kind).ok_or_else(stale)?;
            let row = match (rows.entry((change.kind, change.id.clone())), change.op) {
                (Entry::Occupied(row), _) => *row.get(),
                (Entry::Vacant(place), Op::Create) => *place.insert(table.add(Meta::new(change.id.clone()))),
                (Entry::Vacant(_), Op::Change) => return Err(stale()),
            };
            if !change.part.of(table, row).is(&change.from) {
                return Err(stale());
            }
            change.part.put(table, row, &change.to);
        }
        ledger.settle();
        ledger.records.sort();
        Ok(ledger)
    }
}
