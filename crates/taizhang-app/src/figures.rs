//! Every figure of the catalogue, for a ledger, or a division of it, and a period.

use jiff::civil::Date;
use taizhang_core::base::Period;
use taizhang_core::catalogue::{Catalogue, Definition, Figure};
use taizhang_core::kind::Head;

use crate::Opened;
use crate::subject::subject;

/// Figures, and whose they are.
#[derive(Debug)]
pub struct Figures {
    /// Whose.
    pub head: Head,
    /// Over which days.
    pub period: Period,
    /// In the order of the catalogue, each with its definition.
    pub all: Vec<(&'static Definition, Figure)>,
}

/// The figures of what an open ledger is asked for.
pub fn figures(opened: &Opened, period: Period, as_of: Date) -> Figures {
    let subject = subject(opened, &opened.ledger, as_of);
    let definitions = Catalogue::shipped().all().iter();
    let all =
        definitions.filter_map(|definition| Some((definition, (*subject.figure(&definition.code, period)?).clone())));
    Figures { head: subject.head().clone(), period, all: all.collect() }
}
