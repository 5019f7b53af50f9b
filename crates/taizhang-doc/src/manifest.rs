//! The list of what a paper claims, and whence (数据清单).

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::flow::{Anchor, Flow};
use crate::paper::{Bound, Paper, Source};

/// Each number, claim word and gap of a paper, in order of appearance. Travels inside the document, so that a later
/// check can hold the document against the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest<'a> {
    /// Slug of the kind of paper: `summary`.
    pub paper: Cow<'a, str>,
    /// 统计用区划代码 of whom it speaks for.
    pub division: Cow<'a, str>,
    /// Code of the period: `2023H1`.
    pub period: Cow<'a, str>,
    /// Until when data count: `2023-06-30`.
    pub as_of: jiff::civil::Date,
    /// Digest of the ledger.
    pub ledger: Cow<'a, str>,
    /// The entries; the `n`th, from 1, stands in the document under the anchor `tz_n`, written with four digits.
    pub bound: Vec<Entry<'a>>,
}

/// One occurrence of a bound number, claim word or gap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry<'a> {
    /// What the paper shows.
    pub shown: Cow<'a, str>,
    /// Where it comes from.
    pub source: Cow<'a, Source>,
    /// The unit of the value.
    pub unit: Option<Cow<'a, str>>,
    /// The exact value, as decimal text.
    pub value: Option<Cow<'a, str>>,
    /// The records behind it.
    pub records: Cow<'a, [String]>,
    /// Where it stands.
    pub path: Cow<'a, str>,
}

impl Paper {
    /// The manifest of this paper.
    pub fn manifest(&self) -> Manifest<'_> {
        Manifest::of(self, &Flow::of(self))
    }
}

impl<'a> Manifest<'a> {
    /// The manifest of a paper whose flow is at hand.
    pub fn of(paper: &'a Paper, flow: &Flow<'a>) -> Self {
        let bound = flow.spans().filter_map(|span| match &span.shows {
            Some(shown) if matches!(shown.anchor, Anchor::Entry(_)) => {
                Some(Entry::of(paper.bound(shown.id), span.text.clone(), shown.path.clone()))
            }
            _ => None,
        });
        Self {
            paper: Cow::Borrowed(&paper.kind.slug),
            division: Cow::Borrowed(&paper.division.code),
            period: Cow::Borrowed(&paper.period.code),
            as_of: paper.as_of,
            ledger: Cow::Borrowed(&paper.ledger),
            bound: bound.collect(),
        }
    }
}

impl<'a> Entry<'a> {
    fn of(bound: &'a Bound, shown: Cow<'a, str>, path: String) -> Self {
        Self {
            shown,
            source: Cow::Borrowed(&bound.source),
            unit: bound.unit.as_deref().map(Cow::Borrowed),
            value: bound.value.as_deref().map(Cow::Borrowed),
            records: Cow::Borrowed(&bound.records),
            path: Cow::Owned(path),
        }
    }
}
