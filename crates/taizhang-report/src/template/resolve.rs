//! What a path in a template means, and what forms, conditions and loops go with it: told before any data.

use taizhang_core::base::numeral::{self, What};
use taizhang_core::base::{Dimension, Unit};
use taizhang_core::catalogue::{Catalogue, Measured};
use taizhang_core::kind::{KindInfo, Opt, Shape};

use super::ast::{At, Block, Each, Item, Piece, Slot, Test};
use super::fault::{Fault, FaultKind};
use crate::phrases::Phrases;

/// Something of the paper itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PaperWord {
    Town,
    Above,
    Superiors,
    Period,
    Span,
    AsOf,
    Year,
    Issuer,
    Next,
    SamePeriod,
}

const PAPER_WORDS: &[(&str, PaperWord)] = &[
    ("town", PaperWord::Town),
    ("above", PaperWord::Above),
    ("superiors", PaperWord::Superiors),
    ("period", PaperWord::Period),
    ("span", PaperWord::Span),
    ("as_of", PaperWord::AsOf),
    ("year", PaperWord::Year),
    ("issuer", PaperWord::Issuer),
    ("next", PaperWord::Next),
    ("same_period", PaperWord::SamePeriod),
];

/// Which period a figure is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shift {
    /// The paper's.
    None,
    /// The same days a year before.
    YearBefore,
    /// The day before the year of the paper begins.
    Eve,
    /// From 1 January.
    YearToDate,
    /// The whole year.
    Year,
}

const SHIFTS: &[(&str, Shift)] = &[
    ("year_before", Shift::YearBefore),
    ("eve", Shift::Eve),
    ("year_to_date", Shift::YearToDate),
    ("year", Shift::Year),
];

/// What a path means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    Paper(PaperWord),
    Figure(usize, Shift),
    Target(usize, Shift),
    Field(usize),
    Stage(usize, &'static Opt),
    Measure(usize),
    Phrase,
    Number,
    Fixed(usize),
}

/// What names stand for at a place of a template.
#[derive(Clone, Copy)]
pub(crate) struct Names<'a> {
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) phrases: &'a Phrases,
    pub(crate) record: Option<&'static KindInfo>,
}

/// The conditions on figures, in the order that help prints them.
pub(crate) const FIGURE_TESTS: &[&str] =
    &["none", "some", "one", "few", "many", "up", "down", "flat", "full", "on_track", "behind", "reported"];
/// The conditions on fields of the record at hand.
pub(crate) const FIELD_TESTS: &[&str] = &["filled", "empty", "yes", "no", "plural"];
/// Two up to so many are few, and more are many.
pub(crate) const FEW: u32 = 5;

impl Names<'_> {
    /// The same names, inside a loop over records of a kind.
    pub(crate) fn inside(self, record: &'static KindInfo) -> Self {
        Self { record: Some(record), ..self }
    }

    /// What a path means here.
    pub(crate) fn resolve(&self, path: &str) -> Option<Meaning> {
        if let Some(info) = self.record
            && let Some(meaning) = of_record(info, path)
        {
            return Some(meaning);
        }
        if let Some((_, word)) = PAPER_WORDS.iter().find(|(name, _)| *name == path) {
            return Some(Meaning::Paper(*word));
        }
        if let Some(key) = path.strip_prefix("fixed:") {
            return self.phrases.fixed.iter().position(|fixed| fixed.key == key).map(Meaning::Fixed);
        }
        let (name, shift) = match path.split_once('@') {
            Some((name, word)) => (name, SHIFTS.iter().find(|(known, _)| *known == word)?.1),
            None => (path, Shift::None),
        };
        let (name, target) = match name.strip_prefix("target:") {
            Some(name) => (name, true),
            None => (name, false),
        };
        let at = self.catalogue.all().iter().position(|definition| definition.code == name)?;
        Some(if target { Meaning::Target(at, shift) } else { Meaning::Figure(at, shift) })
    }

    /// The kind of the records that a loop goes through.
    pub(crate) fn list(&self, path: &str) -> Option<&'static KindInfo> {
        let Meaning::Figure(at, _) = self.resolve(path)? else { return None };
        match &self.catalogue.all()[at].measured {
            Measured::Count { select, .. }
            | Measured::Sum { select, .. }
            | Measured::Median { select, .. }
            | Measured::Stock { select, .. }
            | Measured::List { select, .. } => Some(select.kind),
            Measured::Observed { .. } | Measured::Target { .. } | Measured::Rate { .. } | Measured::Per { .. } => None,
        }
    }

    /// The forms that go with a meaning.
    fn forms(&self, meaning: Meaning) -> Vec<&'static str> {
        let units = |dimension: Dimension| {
            Unit::ALL.iter().filter(move |unit| unit.dimension() == dimension).map(|unit| unit.zh())
        };
        match meaning {
            Meaning::Figure(at, _) => {
                let mut forms = vec!["bare", "zero", "yoy", "vs_eve"];
                forms.extend(units(self.catalogue.all()[at].unit.dimension()));
                forms
            }
            Meaning::Target(at, _) => {
                let mut forms = vec!["bare"];
                forms.extend(units(self.catalogue.all()[at].unit.dimension()));
                forms
            }
            Meaning::Stage(..) => vec!["month", "full"],
            Meaning::Field(at) => {
                let Some(field) = self.record.map(|info| info.fields[at]) else { return Vec::new() };
                match field.shape {
                    Shape::Day => vec!["month", "full"],
                    Shape::Money => std::iter::once("bare").chain(units(Dimension::Money)).collect(),
                    Shape::Area => std::iter::once("bare").chain(units(Dimension::Area)).collect(),
                    Shape::Count | Shape::Quantity | Shape::Number => vec!["bare"],
                    Shape::Texts => vec!["first"],
                    _ => Vec::new(),
                }
            }
            Meaning::Measure(_) => vec!["bare"],
            Meaning::Paper(_) | Meaning::Phrase | Meaning::Number | Meaning::Fixed(_) => Vec::new(),
        }
    }

    /// Every name that could have been meant.
    fn known(&self) -> Vec<String> {
        let mut names: Vec<String> = PAPER_WORDS.iter().map(|(name, _)| (*name).to_owned()).collect();
        names.extend(self.catalogue.all().iter().map(|definition| definition.code.clone()));
        if let Some(info) = self.record {
            names.extend(info.fields.iter().map(|field| field.code.to_owned()));
            names.extend(info.measures.iter().map(|(code, ..)| (*code).to_owned()));
        }
        names
    }

    fn nearest(&self, name: &str) -> Vec<String> {
        let mut ranked: Vec<(usize, String)> =
            self.known().into_iter().map(|known| (distance(name, &known), known)).collect();
        ranked.sort();
        let limit = name.chars().count() / 2 + 1;
        ranked.into_iter().filter(|(far, _)| *far <= limit).take(3).map(|(_, known)| known).collect()
    }
}

fn of_record(info: &'static KindInfo, path: &str) -> Option<Meaning> {
    match path {
        "#" => return Some(Meaning::Number),
        "phrase" => return Some(Meaning::Phrase),
        _ => {}
    }
    if let Some(at) = info.measures.iter().position(|(code, ..)| *code == path) {
        return Some(Meaning::Measure(at));
    }
    if let Some(at) = info.fields.iter().position(|field| field.code == path) {
        return Some(Meaning::Field(at));
    }
    let (field, stage) = path.split_once('.')?;
    let at = info.fields.iter().position(|known| known.code == field)?;
    match info.fields[at].shape {
        Shape::Steps(options) => {
            options.iter().copied().find(|opt| opt.code == stage).map(|opt| Meaning::Stage(at, opt))
        }
        _ => None,
    }
}

/// How many characters must be changed to come from one word to the other.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut left_above = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let cost = left_above + usize::from(x != *y);
            left_above = row[j + 1];
            row[j + 1] = cost.min(row[j] + 1).min(row[j + 1] + 1);
        }
    }
    row[b.len()]
}

/// Checks a parsed template against all names there are.
pub(crate) fn check(blocks: &[Block], names: Names<'_>) -> Vec<Fault> {
    let mut checker = Checker { faults: Vec::new() };
    for block in blocks {
        match block {
            Block::Heading { text, .. } | Block::Annex(text) => checker.pieces(text, names),
            Block::Para { lead, body, items } => {
                if let Some((_, text)) = lead {
                    checker.pieces(text, names);
                }
                checker.pieces(body, names);
                for Item { each, topic, body } in items {
                    let names = checker.enter(each.as_ref(), names);
                    checker.pieces(topic, names);
                    checker.pieces(body, names);
                }
            }
            Block::Table(table) => {
                checker.pieces(&table.caption, names);
                for row in &table.rows {
                    let names = checker.enter(row.each.as_ref(), names);
                    for cell in &row.cells {
                        checker.pieces(cell, names);
                    }
                }
            }
            Block::PageBreak => {}
        }
    }
    checker.faults
}

struct Checker {
    faults: Vec<Fault>,
}

impl Checker {
    fn fault(&mut self, at: At, kind: FaultKind) {
        self.faults.push(Fault { at, kind });
    }

    fn enter<'a>(&mut self, each: Option<&Each>, names: Names<'a>) -> Names<'a> {
        let Some(each) = each else { return names };
        if let Some(info) = names.list(&each.path) {
            return names.inside(info);
        }
        let kind = match names.resolve(&each.path) {
            Some(_) => FaultKind::NoList { name: each.path.clone() },
            None => FaultKind::Name { name: each.path.clone(), nearest: names.nearest(&each.path) },
        };
        self.fault(each.at, kind);
        names
    }

    fn pieces(&mut self, pieces: &[Piece], names: Names<'_>) {
        for piece in pieces {
            match piece {
                Piece::Text(text, at) => self.text(text, *at),
                Piece::Slot(slot) => self.slot(slot, names),
                Piece::Clause(alternatives) => {
                    for alternative in alternatives {
                        self.pieces(alternative, names);
                    }
                }
                Piece::Each(each, body) => {
                    let names = self.enter(Some(each), names);
                    self.pieces(body, names);
                }
                Piece::List(body) => self.pieces(body, names),
                Piece::Guard(test) | Piece::Claim(_, test) => self.test(test, names),
            }
        }
    }

    /// A number that is typed into a template has no record.
    fn text(&mut self, text: &str, at: At) {
        for found in numeral::scan(text) {
            if matches!(found.what, What::Number(_) | What::Day(_) | What::Unclear(_)) {
                let column = at.column + u32::try_from(found.chars.start).unwrap_or(0);
                self.fault(At { column, ..at }, FaultKind::Numeral { text: found.text });
            }
        }
    }

    fn slot(&mut self, slot: &Slot, names: Names<'_>) {
        let Some(meaning) = names.resolve(&slot.path) else {
            self.fault(slot.at, FaultKind::Name { name: slot.path.clone(), nearest: names.nearest(&slot.path) });
            return;
        };
        let known = names.forms(meaning);
        for form in &slot.forms {
            if !known.contains(&form.as_str()) {
                let nearest = known.iter().map(|form| (*form).to_owned()).collect();
                self.fault(slot.at, FaultKind::Form { form: form.clone(), nearest });
            }
        }
    }

    fn test(&mut self, test: &Test, names: Names<'_>) {
        let known = match names.resolve(&test.path) {
            Some(Meaning::Figure(..) | Meaning::Target(..)) => FIGURE_TESTS,
            Some(Meaning::Field(_) | Meaning::Stage(..) | Meaning::Measure(_)) => FIELD_TESTS,
            _ => {
                let nearest = names.nearest(&test.path);
                self.fault(test.at, FaultKind::Name { name: test.path.clone(), nearest });
                return;
            }
        };
        if !known.contains(&test.holds.as_str()) {
            let known = known.iter().map(|word| (*word).to_owned()).collect();
            self.fault(test.at, FaultKind::Condition { word: test.holds.clone(), known });
        }
    }
}
