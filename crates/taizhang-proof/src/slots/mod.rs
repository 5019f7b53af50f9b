//! What a mask left to be filled (`slots`): each blank with its type, its unit, the figure that it probably is, and what
//! the text around it demands of it.

mod demand;
mod guess;
mod kind;

use taizhang_core::base::Unit;
use taizhang_core::catalogue::Catalogue;

use crate::document::{Document, Span};
use crate::scan::{Blank, Scan};

pub use kind::Kind;

/// One blank of a masked paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// Where it stands in the logical text.
    pub span: Span,
    /// What is to be filled in.
    pub kind: Kind,
    /// The unit of a number.
    pub unit: Option<Unit>,
    /// The figure that it probably is, by its code.
    pub figure: Option<String>,
    /// What the text demands of it, in a few signs: `= 2`, `10..99`, `同第3个`.
    pub constraint: Option<String>,
}

/// What stands around a blank.
pub(crate) struct Around<'a> {
    /// All that stands before it in its paragraph.
    pub(crate) lead: &'a str,
    /// All that stands behind it there.
    pub(crate) rest: &'a str,
    pub(crate) blank: &'a Blank,
}

impl<'a> Around<'a> {
    fn of(text: &'a str, blank: &'a Blank) -> Self {
        let lead = &text[..blank.span.start];
        let lead = lead.rfind('\n').map_or(lead, |at| &lead[at + 1..]);
        let rest = &text[blank.span.end..];
        let rest = rest.find('\n').map_or(rest, |at| &rest[..at]);
        Self { lead, rest, blank }
    }

    /// The clause behind the blank.
    pub(crate) fn clause(&self) -> &'a str {
        self.rest.split(['，', '。', '；', '：']).next().unwrap_or_default()
    }
}

/// All blanks of a document, in order.
pub fn slots(document: &Document) -> Vec<Slot> {
    let scan = Scan::of(document);
    let catalogue = Catalogue::shipped();
    let slot = |blank: &Blank| {
        let around = Around::of(&document.text, blank);
        let (kind, unit) = kind::of(&around);
        let figure = kind.is_number().then(|| guess::figure(catalogue, &around, unit)).flatten();
        Slot { span: blank.span.clone(), kind, unit, figure, constraint: None }
    };
    let mut slots: Vec<Slot> = scan.slots.iter().map(slot).collect();
    let demands = demand::all(document, &scan.slots, &slots);
    for (slot, demand) in slots.iter_mut().zip(demands) {
        slot.constraint = demand;
    }
    slots
}
