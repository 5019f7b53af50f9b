//! What the papers compiled today say: each number with the words before it.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use rust_decimal::Decimal;
use taizhang_core::base::numeral;
use taizhang_core::base::{Dimension, Quantity, Unit};
use taizhang_core::catalogue::Catalogue;
use taizhang_doc::flow::{Anchor, Part, Span as FlowSpan};
use taizhang_doc::{Flow, Paper, Source};

use crate::rules::is_han;

/// How many characters before a number tell it from others.
pub(crate) const REACH: usize = 24;
/// So many are enough where they are all there is before it.
const WHOLE: usize = 4;
/// How many of them name it to a clerk.
const NAME: usize = 12;

/// A number of a paper.
pub(crate) struct Saying {
    /// Its exact value.
    pub(crate) known: Quantity,
    /// Where it comes from.
    pub(crate) source: String,
    /// What a clerk would call that: the words before it.
    pub(crate) name: String,
    pub(crate) records: Vec<String>,
    /// The words before it, or those of its row.
    pub(crate) lead: Lead,
}

/// The words that tell which number it is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Lead {
    /// In a line: the characters before it, the nearest last.
    Line(String),
    /// In a table: the column, from 1, and all words of the row.
    Cell(u32, String),
}

impl Lead {
    /// How many characters two have in common before the number; all of them where they are of one row.
    pub(crate) fn common(&self, other: &Self) -> usize {
        match (self, other) {
            // All that stands before it in its line.
            (Self::Line(one), Self::Line(other)) if one == other && one.chars().count() >= WHOLE => REACH,
            (Self::Line(one), Self::Line(other)) => {
                one.chars().rev().zip(other.chars().rev()).take_while(|(one, other)| one == other).count()
            }
            (Self::Cell(..), Self::Cell(..)) if self == other => REACH,
            _ => 0,
        }
    }
}

/// The Chinese characters at the end of a text, at most so many.
pub(crate) fn tail(text: &str, most: usize) -> String {
    let mut found: Vec<char> = text.chars().rev().filter(|c| is_han(*c)).take(most).collect();
    found.reverse();
    found.into_iter().collect()
}

/// All Chinese characters of a text.
pub(crate) fn han(text: &str) -> String {
    text.chars().filter(|c| is_han(*c)).collect()
}

/// The numbers of papers, by what they measure; those whose unit is told in other words apart: 人均消费92.51元.
pub(crate) struct Sayings {
    measured: HashMap<Dimension, Vec<Saying>>,
    pub(crate) bare: Vec<Saying>,
    /// Numbers of the papers' own words, which claim nothing of the ledger: 一个项目计一次.
    fixed: HashSet<(Lead, String)>,
}

impl Sayings {
    pub(crate) fn of(papers: &[Paper]) -> Self {
        let mut sayings = Self { measured: HashMap::new(), bare: Vec::new(), fixed: HashSet::new() };
        for paper in papers {
            for part in &Flow::of(paper).parts {
                match part {
                    Part::Line(line) => sayings.line(paper, &line.spans),
                    Part::Table(grid) => {
                        for row in &grid.rows {
                            let words: String = row.iter().flatten().map(|span| span.text.as_ref()).collect();
                            for (column, cell) in (1..).zip(row) {
                                let lead = Lead::Cell(column, han(&words));
                                for span in cell {
                                    sayings.add(paper, span, || lead.clone());
                                }
                                sayings.fixed(cell, |_| lead.clone());
                            }
                        }
                    }
                    Part::PageBreak | Part::Turn(_) => {}
                }
            }
        }
        sayings
    }

    fn line(&mut self, paper: &Paper, spans: &[FlowSpan<'_>]) {
        let mut before = String::new();
        for span in spans {
            self.add(paper, span, || Lead::Line(tail(&before, REACH)));
            before.push_str(&span.text);
        }
        self.fixed(spans, |before| Lead::Line(tail(before, REACH)));
    }

    /// Takes up the numbers between the bound ones.
    fn fixed(&mut self, spans: &[FlowSpan<'_>], lead: impl Fn(&str) -> Lead) {
        let mut text = String::new();
        let mut bound = Vec::new();
        for span in spans {
            let from = text.len();
            text.push_str(&span.text);
            if span.shows.is_some() {
                bound.push(from..text.len());
            }
        }
        let is_free = |at: &Range<usize>| bound.iter().all(|own| own.end <= at.start || at.end <= own.start);
        let free = numeral::spots(&text).map(|spot| spot.bytes).filter(is_free);
        self.fixed.extend(free.map(|at| (lead(&text[..at.start]), text[at].to_owned())));
    }

    /// Whether a number behind these words is the papers' own.
    pub(crate) fn is_fixed(&self, lead: &Lead, words: &str) -> bool {
        self.fixed.contains(&(lead.clone(), words.to_owned()))
    }

    fn add(&mut self, paper: &Paper, span: &FlowSpan<'_>, lead: impl Fn() -> Lead) {
        let Some(shown) = span.shows.as_ref().filter(|shown| matches!(shown.anchor, Anchor::Entry(_))) else { return };
        let bound = paper.bound(shown.id);
        let value = bound.value.as_deref().and_then(|value| value.parse::<Decimal>().ok());
        // The unit of what is counted, where the unit is told in words of its own: 个学位.
        let unit = bound.unit.as_deref().and_then(Unit::named).or_else(|| numeral::read(&span.text).ok()?.unit);
        let Some(value) = value else { return };
        let unit = unit.unwrap_or(Unit::Ge);
        let lead = lead();
        let figure = |code: &str| Catalogue::shipped().get(code).map(|definition| definition.name.clone());
        let name = match (&bound.source, &lead) {
            (Source::Figure(code), _) => figure(code),
            _ => None,
        };
        let name = name.unwrap_or_else(|| match &lead {
            Lead::Line(words) | Lead::Cell(_, words) => tail(words, NAME),
        });
        let source = match &bound.source {
            Source::Figure(source) | Source::Field(source) | Source::Derived(source) => source.clone(),
        };
        let saying = Saying { known: Quantity::new(value, unit), source, name, records: bound.records.clone(), lead };
        let is_bare = numeral::read(&span.text).is_ok_and(|numeral| numeral.unit.is_none());
        if is_bare { self.bare.push(saying) } else { self.measured.entry(plain(unit)).or_default().push(saying) }
    }

    /// Those that measure what a unit measures.
    pub(crate) fn of_unit(&self, unit: Unit) -> &[Saying] {
        self.measured.get(&plain(unit)).map_or(&[], Vec::as_slice)
    }
}

fn plain(unit: Unit) -> Dimension {
    unit.plain().dimension()
}
