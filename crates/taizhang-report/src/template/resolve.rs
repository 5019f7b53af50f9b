//! What a path in a template means, and what forms, conditions and loops go with it.

use taizhang_core::base::{Dimension, Unit};
use taizhang_core::catalogue::{Catalogue, Measured};
use taizhang_core::kind::{FieldInfo, KindInfo, Opt, Shape};

use super::words::{
    CELL_REVISED, DEBT_WORDS, ENTRY_WORDS, EntryWord, FIGURE_REVISED, FIGURE_WORDS, FigureWord, GAP_WORDS, ISSUE_WORDS,
    IssueWord, LackWord, PAPER_WORDS, PaperWord, RECORD_REVISED, REVISION_WORDS, RevisedWord, RevisionWord, THROUGH,
    TOWN_WORDS, Through, TownWord,
};
use crate::phrases::Phrases;

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
    /// The day before the period begins.
    Before,
    /// From 1 January to the same day, a year before.
    YearToDateBefore,
}

const SHIFTS: &[(&str, Shift)] = &[
    ("year_before", Shift::YearBefore),
    ("eve", Shift::Eve),
    ("year_to_date", Shift::YearToDate),
    ("year", Shift::Year),
    ("before", Shift::Before),
    ("year_to_date_before", Shift::YearToDateBefore),
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
    Predicate(usize),
    Phrase,
    Number,
    Fixed(usize),
    Count,
    Sum(usize),
    OfFigure(FigureWord),
    OfEntry(EntryWord),
    OfTown(TownWord),
    /// How many of the records at hand a figure counts.
    Within(usize, Shift),
    OfIssue(IssueWord),
    OfLack(LackWord),
    OfRevision(RevisionWord),
    Revised(RevisedWord),
}

/// What stands around a place of a template.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Inside {
    /// The paper.
    Paper,
    /// A record of a kind.
    Record(&'static KindInfo),
    /// Several records of a kind.
    Records(&'static KindInfo),
    /// A figure, by its place in the catalogue.
    Figure(usize),
    /// A number of another paper.
    Entry,
    /// A town of a ranking.
    Town,
    /// What somebody owes.
    Debt,
    /// What a section of another paper lacks.
    Gap,
    /// A figure that two submissions give otherwise.
    RevisedFigure,
    /// A record that they hold otherwise.
    RevisedRecord,
    /// A cell of such a record.
    RevisedCell,
}

/// What names stand for at a place of a template.
#[derive(Clone, Copy)]
pub(crate) struct Names<'a> {
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) phrases: &'a Phrases,
    pub(crate) inside: Inside,
}

/// The conditions on figures, in the order that help prints them.
pub(crate) const FIGURE_TESTS: &[&str] =
    &["none", "some", "one", "few", "many", "up", "down", "flat", "full", "on_track", "behind", "reported"];
/// The conditions on fields of the record at hand.
pub(crate) const FIELD_TESTS: &[&str] = &["filled", "empty", "yes", "no", "plural"];
/// The conditions on predicates of the record at hand.
pub(crate) const PREDICATE_TESTS: &[&str] = &["yes", "no"];
/// The conditions on what an edition has to tell.
pub(crate) const ISSUE_TESTS: &[&str] = &["none", "some"];
/// The conditions on what two submissions give otherwise: up to as many as a line names, or more.
pub(crate) const REVISION_TESTS: &[&str] = &["none", "some", "few", "many"];
/// The condition on how a difference goes into the numbers.
pub(crate) const WAY_TESTS: &[&str] = &["yes", "no"];
/// Two up to so many are few, and more are many.
pub(crate) const FEW: u32 = 5;

impl Names<'_> {
    /// The same names, inside of something.
    pub(crate) fn inside(self, inside: Inside) -> Self {
        Self { inside, ..self }
    }

    /// The kind of this code: inside a loop over records, those of it that stand beside the record at hand.
    pub(crate) fn kind_called(path: &str) -> Option<&'static KindInfo> {
        taizhang_core::kind::named(path).filter(|info| info.code == path)
    }

    /// The kind of the record at hand, or of those that rows were made of.
    pub(super) fn kind(&self) -> Option<&'static KindInfo> {
        match self.inside {
            Inside::Record(info) | Inside::Records(info) => Some(info),
            Inside::Paper
            | Inside::Figure(_)
            | Inside::Entry
            | Inside::Town
            | Inside::Debt
            | Inside::Gap
            | Inside::RevisedFigure
            | Inside::RevisedRecord
            | Inside::RevisedCell => None,
        }
    }

    /// What a loop goes through that is no record of the ledger, and what stands around its places.
    pub(crate) fn through(path: &str) -> Option<(Through, Inside)> {
        let through = word(THROUGH, path)?;
        let inside = match through {
            Through::Figures => Inside::RevisedFigure,
            Through::Records | Through::New | Through::Changed | Through::Gone => Inside::RevisedRecord,
            Through::Cells => Inside::RevisedCell,
        };
        Some((through, inside))
    }

    /// What a path means here.
    pub(crate) fn resolve(&self, path: &str) -> Option<Meaning> {
        if path == "#" && !matches!(self.inside, Inside::Paper | Inside::Records(_)) {
            return Some(Meaning::Number);
        }
        if let Some(meaning) = self.of_inside(path) {
            return Some(meaning);
        }
        if let Some(word) = word(PAPER_WORDS, path) {
            return Some(Meaning::Paper(word));
        }
        if let Some(word) = word(ISSUE_WORDS, path) {
            return Some(Meaning::OfIssue(word));
        }
        if let Some(word) = word(REVISION_WORDS, path) {
            return Some(Meaning::OfRevision(word));
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
        let (at, target) = match (self.inside, name) {
            (Inside::Figure(at), "value") => (at, target),
            (Inside::Figure(at), "goal") => (at, true),
            _ => (self.catalogue.all().iter().position(|definition| definition.code == name)?, target),
        };
        Some(if target { Meaning::Target(at, shift) } else { Meaning::Figure(at, shift) })
    }

    fn of_inside(&self, path: &str) -> Option<Meaning> {
        match self.inside {
            Inside::Paper => None,
            Inside::Record(info) => of_record(info, path),
            Inside::Records(_) if path == "rows" => Some(Meaning::Count),
            Inside::Records(info) => match path.split_once(':') {
                Some(("sum", field)) => {
                    info.fields.iter().position(|known| known.code == field && adds(known)).map(Meaning::Sum)
                }
                Some(("in", figure)) => match self.inside(Inside::Paper).resolve(figure)? {
                    Meaning::Figure(at, shift) if self.lists(at).is_some_and(|of| of.code == info.code) => {
                        Some(Meaning::Within(at, shift))
                    }
                    _ => None,
                },
                _ => of_record(info, path),
            },
            Inside::Figure(_) => word(FIGURE_WORDS, path).map(Meaning::OfFigure),
            Inside::Entry => word(ENTRY_WORDS, path).map(Meaning::OfEntry),
            Inside::Town => word(TOWN_WORDS, path).map(Meaning::OfTown),
            Inside::Debt => word(DEBT_WORDS, path).map(Meaning::OfLack),
            Inside::Gap => word(GAP_WORDS, path).map(Meaning::OfLack),
            Inside::RevisedFigure => word(FIGURE_REVISED, path).map(Meaning::Revised),
            Inside::RevisedRecord => word(RECORD_REVISED, path).map(Meaning::Revised),
            Inside::RevisedCell => word(CELL_REVISED, path).map(Meaning::Revised),
        }
    }

    /// The figures of a line of the programme, or those that are named one by one.
    pub(crate) fn line(&self, code: &str) -> Option<Vec<usize>> {
        let Some(line) = self.catalogue.lines().iter().find(|line| line.code == code) else {
            let at = |code: &str| self.catalogue.all().iter().position(|definition| definition.code == code);
            return code.split(' ').map(at).collect();
        };
        let all = self.catalogue.all().iter().enumerate().filter(|(_, definition)| definition.is_datum());
        Some(
            all.filter(|(_, definition)| self.catalogue.line_of(&definition.code) == Some(line))
                .map(|(at, _)| at)
                .collect(),
        )
    }

    /// The kind of the records that a loop goes through.
    pub(crate) fn list(&self, path: &str) -> Option<&'static KindInfo> {
        if let (Inside::Record(_), Some(beside)) = (self.inside, Self::kind_called(path)) {
            return Some(beside);
        }
        if let (Inside::Records(info), "rows") = (self.inside, path) {
            return Some(info);
        }
        let Meaning::Figure(at, _) = self.resolve(path)? else { return None };
        self.lists(at)
    }

    /// The kind of the records that a figure counts.
    fn lists(&self, figure: usize) -> Option<&'static KindInfo> {
        match &self.catalogue.all()[figure].measured {
            Measured::Count { select, .. }
            | Measured::Sum { select, .. }
            | Measured::Median { select, .. }
            | Measured::Stock { select, .. }
            | Measured::List { select, .. } => Some(select.kind),
            Measured::Observed { .. } | Measured::Target { .. } | Measured::Rate { .. } | Measured::Per { .. } => None,
        }
    }

    /// The forms that go with a meaning.
    pub(super) fn forms(&self, meaning: Meaning) -> Vec<&'static str> {
        let units = |dimension: Dimension| {
            Unit::ALL.iter().filter(move |unit| unit.dimension() == dimension).map(|unit| unit.zh())
        };
        match meaning {
            Meaning::Figure(at, _) => {
                let mut forms = vec!["bare", "zero", "open", "yoy", "vs_eve", "vs_before"];
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
                let Some(field) = self.kind().map(|info| info.fields[at]) else { return Vec::new() };
                match field.shape {
                    Shape::Day => vec!["month", "full", "by"],
                    Shape::Steps(_) => vec!["before", "on"],
                    Shape::Money => std::iter::once("bare").chain(units(Dimension::Money)).collect(),
                    Shape::Area => std::iter::once("bare").chain(units(Dimension::Area)).collect(),
                    Shape::Count | Shape::Quantity | Shape::Number => vec!["bare"],
                    Shape::Texts => vec!["first"],
                    _ => Vec::new(),
                }
            }
            Meaning::Sum(at) => self.kind().map_or_else(Vec::new, |info| {
                let dimension = info.fields[at].unit.map(Unit::dimension);
                std::iter::once("bare").chain(dimension.into_iter().flat_map(units)).collect()
            }),
            Meaning::Measure(_)
            | Meaning::Count
            | Meaning::OfFigure(FigureWord::Rate)
            | Meaning::OfIssue(_)
            | Meaning::Revised(RevisedWord::Was | RevisedWord::Is | RevisedWord::By)
            | Meaning::Paper(PaperWord::Debts | PaperWord::Gaps)
            | Meaning::OfLack(LackWord::Count)
            | Meaning::OfTown(TownWord::Done | TownWord::Goal | TownWord::Rate) => vec!["bare"],
            Meaning::Within(..) => vec!["open"],
            Meaning::Paper(_)
            | Meaning::Predicate(_)
            | Meaning::Phrase
            | Meaning::Number
            | Meaning::Fixed(_)
            | Meaning::OfFigure(_)
            | Meaning::OfEntry(_)
            | Meaning::OfLack(_)
            | Meaning::OfRevision(_)
            | Meaning::Revised(_)
            | Meaning::OfTown(_) => Vec::new(),
        }
    }

    /// Every name that could have been meant.
    fn known(&self) -> Vec<String> {
        let own = PAPER_WORDS.iter().map(|(name, _)| *name).chain(ISSUE_WORDS.iter().map(|(name, _)| *name));
        let own = own.chain(REVISION_WORDS.iter().map(|(name, _)| *name));
        let mut names: Vec<String> = own.map(str::to_owned).collect();
        names.extend(self.catalogue.all().iter().map(|definition| definition.code.clone()));
        let mut more = |words: Vec<&str>| names.extend(words.into_iter().map(str::to_owned));
        if let Some(info) = self.kind() {
            more(info.fields.iter().map(|field| field.code).collect());
            more(info.measures.iter().map(|(code, ..)| *code).collect());
            more(info.predicates.iter().map(|(code, _)| *code).collect());
        }
        match self.inside {
            Inside::Paper | Inside::Record(_) => {}
            Inside::Records(info) => {
                more(vec!["rows"]);
                let sums = info.fields.iter().filter(|field| adds(field)).map(|field| format!("sum:{}", field.code));
                names.extend(sums);
            }
            Inside::Figure(_) => {
                more(vec!["value", "goal"]);
                more(FIGURE_WORDS.iter().map(|(name, _)| *name).collect());
            }
            Inside::Entry => more(ENTRY_WORDS.iter().map(|(name, _)| *name).collect()),
            Inside::Town => more(TOWN_WORDS.iter().map(|(name, _)| *name).collect()),
            Inside::Debt => more(DEBT_WORDS.iter().map(|(name, _)| *name).collect()),
            Inside::Gap => more(GAP_WORDS.iter().map(|(name, _)| *name).collect()),
            Inside::RevisedFigure => more(FIGURE_REVISED.iter().map(|(name, _)| *name).collect()),
            Inside::RevisedRecord => more(RECORD_REVISED.iter().map(|(name, _)| *name).collect()),
            Inside::RevisedCell => more(CELL_REVISED.iter().map(|(name, _)| *name).collect()),
        }
        names
    }

    pub(super) fn nearest(&self, name: &str) -> Vec<String> {
        nearest(name, self.known())
    }
}

/// The names that are most like this one.
pub(super) fn nearest(name: &str, known: Vec<String>) -> Vec<String> {
    let mut ranked: Vec<(usize, String)> = known.into_iter().map(|known| (distance(name, &known), known)).collect();
    ranked.sort();
    let limit = name.chars().count() / 2 + 1;
    ranked.into_iter().filter(|(far, _)| *far <= limit).take(3).map(|(_, known)| known).collect()
}

/// The words of a field that is one of a list: each is a condition on it.
pub(super) fn choices(shape: Shape) -> impl Iterator<Item = &'static str> {
    let options = match shape {
        Shape::Choice(options) | Shape::Steps(options) => options,
        _ => &[],
    };
    options.iter().map(|option| option.code)
}

fn word<T: Copy>(words: &[(&str, T)], path: &str) -> Option<T> {
    words.iter().find(|(name, _)| *name == path).map(|(_, word)| *word)
}

/// Whether values of a field may be added: those of one unit.
fn adds(field: &FieldInfo) -> bool {
    matches!(field.shape, Shape::Money | Shape::Area | Shape::Count) && field.unit.is_some()
}

fn of_record(info: &'static KindInfo, path: &str) -> Option<Meaning> {
    if path == "phrase" {
        return Some(Meaning::Phrase);
    }
    if let Some(at) = info.measures.iter().position(|(code, ..)| *code == path) {
        return Some(Meaning::Measure(at));
    }
    if let Some(at) = info.fields.iter().position(|field| field.code == path) {
        return Some(Meaning::Field(at));
    }
    if let Some(at) = info.predicates.iter().position(|(code, _)| *code == path) {
        return Some(Meaning::Predicate(at));
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
