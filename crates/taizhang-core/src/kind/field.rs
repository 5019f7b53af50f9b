//! The table of fields that `#[derive(Kind)]` makes of a struct.

use std::marker::PhantomData;

use super::value::{Refusal, Shape, Value};
use crate::base::Unit;

/// One fact's sort: a struct with a table of its fields.
pub trait Kind: Default + Clone + PartialEq + std::fmt::Debug + Send + Sync + 'static {
    /// ASCII name: `project`.
    const CODE: &'static str;
    /// 招商项目
    const ZH: &'static str;
    /// What its 编号 begin with: `ZS`.
    const PREFIX: &'static str;
    /// Its fields, in the order of the struct.
    fn fields() -> &'static [Field<Self>];
}

/// What a field is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "a field may be asked for in any of these ways at once")]
pub struct Role {
    /// Part of what tells one record from another.
    pub key: bool,
    /// Must be filled to save.
    pub save: bool,
    /// Must be filled before 报送.
    pub submit: bool,
    /// Never leaves the town in clear.
    pub sensitive: bool,
    /// The day the fact belongs to.
    pub when: bool,
    /// Names the office, or the village, that answers for the record.
    pub office: bool,
    /// Names a person who answers for it.
    pub person: bool,
    /// A day until which: a month or a third of it means its last day.
    pub until: bool,
    /// A text that papers take over as it stands.
    pub told: bool,
    /// The number of an official paper: 机关代字〔年份〕序号号.
    pub numbered: bool,
}

/// Whose name a field holds: what the name is looked up in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Names {
    /// A leader of the roster, by name or office.
    Leader,
    /// A department, a village or another body of the roster.
    Office,
    /// A project of the ledger.
    Project,
}

/// What is known of a field without its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldInfo {
    /// The struct's own name for it.
    pub code: &'static str,
    /// Its Chinese title.
    pub zh: &'static str,
    /// The unit of a bare number.
    pub unit: Option<Unit>,
    /// What it holds.
    pub shape: Shape,
    /// What it is asked for.
    pub role: Role,
    /// A sentence for the clerk.
    pub help: &'static str,
    /// Words offered in a drop-down that also accepts others.
    pub suggest: &'static [&'static str],
    /// Whose name it holds, where it must be one that the ledger knows.
    pub names: Option<Names>,
}

/// A field of a kind.
pub struct Field<K> {
    /// What is known of it without its kind.
    pub info: FieldInfo,
    /// Reads it.
    pub get: fn(&K) -> Option<Value>,
    /// Writes it.
    pub set: fn(&mut K, Option<Value>) -> Result<(), Refusal>,
}

/// The typed id of a field: `Project::AMOUNT`.
pub struct FieldId<K> {
    index: usize,
    kind: PhantomData<fn() -> K>,
}

impl<K> Clone for FieldId<K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K> Copy for FieldId<K> {}

impl<K> FieldId<K> {
    /// The field at `index` of the kind's table. Only the derive calls this.
    #[doc(hidden)]
    pub const fn new(index: usize) -> Self {
        Self { index, kind: PhantomData }
    }

    /// Its place in the table.
    pub const fn index(self) -> usize {
        self.index
    }
}

impl<K: Kind> FieldId<K> {
    /// What is known of it.
    pub fn info(self) -> &'static FieldInfo {
        &K::fields()[self.index].info
    }
}

/// A set of fields of one kind, by their places in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FieldSet(u64);

impl FieldSet {
    /// Whether the field at `index` is in it.
    pub const fn has(self, index: usize) -> bool {
        self.0 >> index & 1 == 1
    }

    /// Takes the field at `index` up.
    pub const fn insert(&mut self, index: usize) {
        self.0 |= 1 << index;
    }

    /// Lets the field at `index` go.
    pub const fn remove(&mut self, index: usize) {
        self.0 &= !(1 << index);
    }

    /// Whether none is in it.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}
