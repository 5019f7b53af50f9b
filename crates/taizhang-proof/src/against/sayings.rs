//! What the papers compiled today say: each number with the words before it.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use rust_decimal::Decimal;
use taizhang_core::base::numeral;
use taizhang_core::base::{Dimension, Quantity, Unit};
use taizhang_core::catalogue::Catalogue;
use taizhang_doc::flow::{Anchor, Part, Span as FlowSpan};
use taizhang_doc::{Flow, Paper, Source};

use crate::document::Document;
use crate::rules::is_han;
use crate::structure::{Cell, Role};

/// How many characters before a number tell it from others.
pub(crate) const REACH: usize = 24;
/// So many are enough where they are all there is before it.
const WHOLE: usize = 4;
/// So many in common leave no doubt that two numbers are one.
pub(crate) const SURE: usize = 9;
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
    /// Of a cell of a document.
    pub(crate) fn of_cell(document: &Document, cell: Cell) -> Self {
        let same_row = |role: Role| matches!(role, Role::Cell(own) if (own.table, own.row) == (cell.table, cell.row));
        let row = document.paras.iter().filter(|para| same_row(para.role));
        Self::Cell(cell.column, row.map(|para| han(document.words(&para.span))).collect())
    }

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

/// A number of a paper compiled today.
pub(crate) enum Number<'f> {
    /// It is bound.
    Bound(&'f FlowSpan<'f>),
    /// One of the paper's own words, which claims nothing of the ledger: 一个项目计一次.
    Own(String),
}

/// Each number of a paper in its order, with what tells which it is and the text before it; of a line or a cell those
/// that are bound come first.
pub(crate) fn numbers(flow: &Flow<'_>, mut take: impl FnMut(Number<'_>, Lead, &str)) {
    let in_line = |before: &str| Lead::Line(tail(before, REACH));
    for part in &flow.parts {
        match part {
            Part::Line(line) => within(&line.spans, in_line, &mut take),
            Part::Table(grid) => {
                if let Some(caption) = &grid.caption {
                    within(&caption.spans, in_line, &mut take);
                }
                for row in &grid.rows {
                    let words: String = row.iter().flatten().map(|span| han(&span.text)).collect();
                    for (column, cell) in (1..).zip(row) {
                        within(cell, |_| Lead::Cell(column, words.clone()), &mut take);
                    }
                }
            }
            Part::PageBreak | Part::Turn(_) => {}
        }
    }
}

fn within(spans: &[FlowSpan<'_>], lead: impl Fn(&str) -> Lead, take: &mut impl FnMut(Number<'_>, Lead, &str)) {
    let mut text = String::new();
    let mut bound = Vec::new();
    for span in spans {
        let from = text.len();
        if span.shows.is_some() {
            take(Number::Bound(span), lead(&text), &text);
            bound.push(from..from + span.text.len());
        }
        text.push_str(&span.text);
    }
    let is_free = |at: &Range<usize>| bound.iter().all(|own| own.end <= at.start || at.end <= own.start);
    for at in numeral::spots(&text).map(|spot| spot.bytes).filter(is_free) {
        let before = &text[..at.start];
        take(Number::Own(text[at.clone()].to_owned()), lead(before), before);
    }
}

impl Sayings {
    pub(crate) fn of(papers: &[Paper]) -> Self {
        let mut sayings = Self { measured: HashMap::new(), bare: Vec::new(), fixed: HashSet::new() };
        for paper in papers {
            numbers(&Flow::of(paper), |number, lead, _| match number {
                Number::Bound(span) => sayings.add(paper, span, lead),
                Number::Own(words) => {
                    sayings.fixed.insert((lead, words));
                }
            });
        }
        sayings
    }

    /// Whether a number behind these words is the papers' own.
    pub(crate) fn is_fixed(&self, lead: &Lead, words: &str) -> bool {
        self.fixed.contains(&(lead.clone(), words.to_owned()))
    }

    fn add(&mut self, paper: &Paper, span: &FlowSpan<'_>, lead: Lead) {
        let Some(shown) = span.shows.as_ref().filter(|shown| matches!(shown.anchor, Anchor::Entry(_))) else { return };
        let bound = paper.bound(shown.id);
        let value = bound.value.as_deref().and_then(|value| value.parse::<Decimal>().ok());
        // The unit of what is counted, where the unit is told in words of its own: 个学位.
        let unit = bound.unit.as_deref().and_then(Unit::named).or_else(|| numeral::read(&span.text).ok()?.unit);
        let Some(value) = value else { return };
        let unit = unit.unwrap_or(Unit::Ge);
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
