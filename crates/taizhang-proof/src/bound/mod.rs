//! Papers of ours that somebody edited: which of their numbers still stand as they were bound, which were changed by
//! hand, went stale, were added or lost; and today's numbers put into the edited document.
//!
//! A number is known again by its bookmark and the list of numbers that travels in the file; where either was lost, by
//! the words before it. A number that is not surely known is told, and left as it stands.

mod places;
mod refresh;
mod verify;

use std::collections::BTreeMap;
use std::ops::Range;

use taizhang_core::base::numeral::{What, spots};
use taizhang_doc::flow::Anchor;
use taizhang_doc::{Entry, Flow, Manifest, Paper, Source};

use crate::against::{self, Lead, Number, SURE};
use crate::document::Document;
use crate::rules::CHANGES;

pub use places::manifest;
pub use refresh::{Change, Refreshed, refresh};
pub use verify::{Standing, verify};

/// An edited paper, and what it would be today.
pub struct Edited<'a> {
    /// The document, as it was read.
    pub document: &'a Document,
    /// Its file.
    pub bytes: &'a [u8],
    /// The list of numbers that it was written with, where it is known.
    pub manifest: Option<&'a Manifest<'static>>,
    /// The paper compiled today.
    pub today: &'a Paper,
}

/// A number of the document that was bound, or looks as if it had been.
#[derive(Debug, Clone)]
struct Place {
    /// Its bytes in the original.
    source: Range<usize>,
    /// Its number in the list, where its bookmark is there.
    entry: Option<usize>,
    /// The words before it.
    lead: Lead,
}

/// A number of today's paper.
struct Now<'a> {
    entry: Entry<'a>,
    lead: Lead,
    /// The last word before it that says how a change goes.
    way: Option<&'static str>,
}

/// What is known of a place.
enum Known<'a> {
    /// It is this number today.
    As(&'a Now<'a>),
    /// Today's paper has no such number.
    Gone,
    /// It may be one of several, or none.
    Doubtful,
}

/// The numbers of today's paper in order, those that were bound first.
struct Today<'a> {
    all: Vec<Now<'a>>,
    by_source: BTreeMap<String, Vec<usize>>,
    /// Numbers of the paper's own words.
    fixed: Vec<(Lead, String)>,
}

fn code(source: &Source) -> String {
    match source {
        Source::Figure(code) => format!("figure {code}"),
        Source::Field(code) => format!("field {code}"),
        Source::Derived(code) => format!("derived {code}"),
    }
}

/// How a change goes, by the words before its number.
fn way(before: &str) -> Option<&'static str> {
    CHANGES.iter().copied().find(|word| before.ends_with(word))
}

impl<'a> Today<'a> {
    fn of(paper: &'a Paper) -> Self {
        let flow = Flow::of(paper);
        let mut entries = Manifest::of(paper, &flow).bound.into_iter();
        let mut today = Self { all: Vec::new(), by_source: BTreeMap::new(), fixed: Vec::new() };
        against::numbers(&flow, |number, lead, before| match number {
            Number::Bound(span) => {
                if span.shows.as_ref().is_some_and(|shown| matches!(shown.anchor, Anchor::Entry(_)))
                    && let Some(entry) = entries.next()
                {
                    today.all.push(Now { entry, lead, way: way(before) });
                }
            }
            Number::Own(words) => today.fixed.push((lead, words)),
        });
        for (at, now) in today.all.iter().enumerate() {
            today.by_source.entry(code(&now.entry.source)).or_default().push(at);
        }
        today
    }

    /// The numbers from a source.
    fn from(&self, source: &Source) -> impl Iterator<Item = &Now<'a>> {
        let own = self.by_source.get(&code(source));
        own.into_iter().flatten().map(|at| &self.all[*at])
    }

    /// The number that was bound from this source, shown like this, at a place with these words before it.
    fn known(&self, entry: &Entry<'_>, place: &Place, here: &str) -> Known<'_> {
        let own: Vec<&Now<'_>> = self.from(&entry.source).filter(|now| now.entry.unit == entry.unit).collect();
        let Some(first) = own.first() else { return Known::Gone };
        // Which form is meant, where one number is shown in several: by its place, by the words, by its unit.
        let alike = |now: &&&Now<'_>| frame(&now.entry.shown) == frame(&entry.shown);
        let chosen = if own.iter().all(|now| now.entry.shown == first.entry.shown) {
            first
        } else if let Some(same) = own.iter().find(|now| now.entry.path == entry.path && alike(now)) {
            same
        } else {
            let near = own.iter().filter(alike).filter(|now| place.lead.common(&now.lead) >= SURE);
            let shown = || near.clone().map(|now| &now.entry.shown);
            match near.clone().next() {
                Some(one) if shown().all(|shown| *shown == one.entry.shown) => one,
                _ => return Known::Doubtful,
            }
        };
        // 增长 is typed before its number: a change that turned is nothing to put behind the old word.
        if let Source::Derived(_) = &*entry.source
            && chosen.entry.value.is_some()
            && chosen.entry.shown != entry.shown
            && chosen.way != way(here)
        {
            return Known::Doubtful;
        }
        Known::As(chosen)
    }

    /// The number that has these words before it, where there is just one.
    fn behind(&self, place: &Place, shown: &str) -> Known<'_> {
        let near = self.all.iter().map(|now| (place.lead.common(&now.lead), now)).filter(|(common, _)| *common >= SURE);
        let near: Vec<_> = near.filter(|(_, now)| stands_for(now, shown)).collect();
        let Some(most) = near.iter().map(|(common, _)| *common).max() else { return Known::Gone };
        let best: Vec<_> = near.iter().filter(|(common, _)| *common == most).map(|(_, now)| *now).collect();
        // Of several behind the same words it is the one that it shows; two that show the same are as good as one.
        let shown_here = best.iter().find(|now| shows(shown, &now.entry));
        match best.as_slice() {
            [one, others @ ..] if others.iter().all(|other| other.entry.shown == one.entry.shown) => Known::As(one),
            _ => shown_here.map_or(Known::Doubtful, |now| Known::As(now)),
        }
    }

    /// Whether a number is one of the paper's own words.
    fn is_fixed(&self, lead: &Lead, words: &str) -> bool {
        self.fixed.iter().any(|(own, shown)| shown == words && (own == lead || own.common(lead) >= 2))
    }
}

/// What is shown without its digits: the unit, and how it is written.
fn frame(shown: &str) -> String {
    shown.chars().filter(|c| !c.is_ascii_digit() && *c != '.').collect()
}

/// Whether a number written so can be this one: the unit may stand behind it as a word of the paper.
fn stands_for(now: &Now<'_>, shown: &str) -> bool {
    let (own, here) = (frame(&now.entry.shown), frame(shown));
    own == here || here.starts_with(&own)
}

/// Whether a number written so shows this one, its unit aside where that is a word of the paper.
fn shows(shown: &str, entry: &Entry<'_>) -> bool {
    let rest = shown.strip_prefix(entry.shown.as_ref());
    same(shown, &entry.shown) || rest.is_some_and(|rest| !rest.contains(|c: char| c.is_ascii_digit() || c == '.'))
}

/// The words of a stretch of the original.
fn words<'d>(document: &'d Document, source: &Range<usize>) -> &'d str {
    &document.source[source.clone()]
}

/// What stands before a stretch of the original in its line.
fn before(document: &Document, at: usize) -> &str {
    let lead = &document.source[..at];
    lead.rfind('\n').map_or(lead, |line| &lead[line + 1..])
}

/// Whether two texts show the same number, blanks aside.
fn same(one: &str, other: &str) -> bool {
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    bare(one) == bare(other)
}

/// Each plain number of the document, by its bytes in the original.
fn numbers(document: &Document) -> Vec<Range<usize>> {
    let own = spots(&document.text).filter(|spot| matches!(spot.what, What::Number(_)));
    own.map(|spot| document.source_of(&spot.bytes)).collect()
}
