//! Every figure of the catalogue, for a ledger, or a division of it, and a period.

use jiff::civil::Date;
use taizhang_core::base::Period;
use taizhang_core::catalogue::{Definition, Figure};
use taizhang_core::kind::Head;

use crate::Opened;
use crate::subject::subject;

/// Figures, and whose they are.
#[derive(Debug)]
pub struct Figures<'a> {
    /// Whose.
    pub head: Head,
    /// Over which days.
    pub period: Period,
    /// In the order of the catalogue, each with its definition.
    pub all: Vec<(&'a Definition, Figure)>,
}

/// The figures of what an open ledger is asked for.
pub fn figures(opened: &Opened, period: Period, as_of: Date) -> Figures<'_> {
    let subject = subject(opened, &opened.ledger, as_of);
    let definitions = opened.settings.catalogue().all().iter();
    let all =
        definitions.filter_map(|definition| Some((definition, (*subject.figure(&definition.code, period)?).clone())));
    Figures { head: subject.head().clone(), period, all: all.collect() }
}
