//! The ledger (台账): the records of one town and its villages.

use std::sync::Arc;

use jiff::civil::Date;

use super::Records;
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

impl Ledger {
    /// What is done when all records are there: each gets its 编号, and what records say of one another is taken where
    /// it belongs. Doing it twice changes nothing.
    pub fn settle(&mut self) {
        super::number::number(self);
        self.records.settle();
        super::number::number(self);
    }
}
