//! A draft as a template: each number bound to a figure or to a question, each masked name to a question.

use taizhang_core::base::numeral::{Spot, What, spots};
use taizhang_core::base::{Period, Unit};
use taizhang_core::catalogue::{Catalogue, Definition};

use crate::against::{Named, definition, is_kin, named};
use crate::document::{Document, Span};
use crate::rules::period;
use crate::scan::CLAUSE;
use crate::slots::{Kind, Slot, slots};
use crate::structure::series::find;
use crate::structure::{Part, Role};

/// What a stretch of a draft becomes in a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fill {
    /// A figure, by its code.
    Figure(String),
    /// How a figure stands to the year before, in words: 同比增长50.3%.
    Change(String),
    /// The town.
    Town,
    /// The period of the paper: 2023年上半年.
    Period,
    /// Its months: 1—6月.
    Months,
    /// Until when data count: 6月底.
    AsOf,
    /// What must be asked, in words.
    Question(String),
}

/// A stretch to be filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hole {
    /// Where it stands in the logical text.
    pub span: Span,
    /// By what.
    pub fill: Fill,
}

/// Words before a number that is a change.
const SINCE: &[&str] = &[
    "同比增长",
    "同比增加",
    "同比下降",
    "同比减少",
    "比上年同期增长",
    "比上年同期增加",
    "较上年同期增长",
    "较上年同期增加",
];
/// How many characters before a hole ask for it.
const REACH: usize = 10;

/// Everything in a draft that a template must not have typed, in order.
pub fn holes(document: &Document) -> Vec<Hole> {
    let mut holes: Vec<Hole> = slots(document).iter().map(|slot| blank(document, slot)).collect();
    let own = period(document);
    let names = named(&document.text);
    for spot in spots(&document.text) {
        let Some(fill) = typed(document, &spot, own, &names) else { continue };
        if holes.iter().all(|hole| hole.span.end <= spot.bytes.start || spot.bytes.end <= hole.span.start) {
            holes.push(Hole { span: spot.bytes, fill });
        }
    }
    let is_text = |hole: &Hole| {
        document.para_at(hole.span.start).is_none_or(|para| {
            let label = para.label.as_ref().is_some_and(|label| hole.span.start < label.span.end);
            !label && !matches!(para.role, Role::Blank | Role::Web)
        })
    };
    holes.retain(is_text);
    holes.sort_by_key(|hole| hole.span.start);
    holes.dedup_by(|later, earlier| later.span.start < earlier.span.end);
    changes(document, &mut holes);
    holes
}

/// What a blank of a mask becomes.
fn blank(document: &Document, slot: &Slot) -> Hole {
    let span = with_unit(document, &slot.span, slot.unit);
    if slot.kind == Kind::Town {
        // xx镇: the town's own name has its 镇.
        let rest = &document.text[span.end..];
        let more = if rest.starts_with('镇') { '镇'.len_utf8() } else { 0 };
        return Hole { span: span.start..span.end + more, fill: Fill::Town };
    }
    let fill = figure(document, &slot.span, slot.figure.as_deref());
    let asked = || Fill::Question(question(document, &slot.span, slot.kind.zh()));
    Hole { span, fill: fill.unwrap_or_else(asked) }
}

/// What a number or a day becomes; an ordinal or a code stays.
fn typed(document: &Document, spot: &Spot, own: Option<Period>, names: &[Named]) -> Option<Fill> {
    let asked = |kind| Some(Fill::Question(question(document, &spot.bytes, kind)));
    match &spot.what {
        What::Number(numeral) => {
            let clause = begin(document, spot.bytes.start)..spot.bytes.start;
            let before = names.iter().filter(|one| clause.start <= one.span.start && one.span.end <= clause.end);
            let nearest = before.max_by_key(|one| (one.span.end, one.span.len()));
            let fits = |at: &usize| {
                let unit = definition(*at).unit.plain();
                numeral.unit.is_some_and(|own| own.plain().dimension() == unit.dimension())
            };
            let found =
                nearest.and_then(|one| one.figures.iter().copied().find(fits)).filter(|_| numeral.upto.is_none());
            let bound = found.and_then(|at| figure(document, &spot.bytes, Some(&definition(at).code)));
            bound.or_else(|| asked("数"))
        }
        What::Day(dated) => {
            let span = own.and_then(|own| dated.in_year(Some(own.last().year())).ok()).map(|when| when.span());
            let as_of = document.text[..spot.bytes.start].ends_with("截至");
            match own.zip(span) {
                Some((own, span)) if own == span && document.words(&spot.bytes).contains('年') => Some(Fill::Period),
                Some((own, span)) if own == span => Some(Fill::Months),
                Some((own, span)) if span.last() == own.last() && as_of => Some(Fill::AsOf),
                _ => asked("日期"),
            }
        }
        What::Unclear(_) => asked("数"),
        What::Time | What::Ordinal(_) | What::DocumentNumber | What::Code => None,
    }
}

/// 同比增长50.3% behind a figure is how that figure stands to the year before: words and number fall together.
fn changes(document: &Document, holes: &mut [Hole]) {
    let mut last: Option<(String, usize)> = None;
    for hole in holes {
        let start = hole.span.start;
        let said = SINCE.iter().find(|words| document.text[..start].ends_with(**words));
        match (&hole.fill, said, &last) {
            (Fill::Question(_) | Fill::Figure(_), Some(words), Some((code, end)))
                if !document.text[*end..start].contains(['。', '；', '\n']) =>
            {
                hole.fill = Fill::Change(code.clone());
                hole.span.start -= words.len();
            }
            (Fill::Figure(code), None, _) => last = Some((code.clone(), hole.span.end)),
            _ => {}
        }
    }
}

/// The figure of a blank.
fn figure(document: &Document, span: &Span, code: Option<&str>) -> Option<Fill> {
    let found = Catalogue::shipped().get(code?)?;
    // What is planned is no figure of the period yet.
    document.para_at(span.start).filter(|para| para.part != Part::Plans)?;
    let clause = begin(document, span.start)..span.start;
    Some(Fill::Figure(meant(document, &clause, found).code.clone()))
}

/// The figure that a name means where it stands: 累计签约项目17个，合同投资额…… speaks of what came together, and the clause
/// before says so.
fn meant(document: &Document, clause: &Span, named: &'static Definition) -> &'static Definition {
    let text = &document.text[..clause.start];
    let sentence = text.rfind(['。', '；', '\n']).map_or(0, |at| at);
    let (before, own) = (&document.text[sentence..clause.start], document.words(clause));
    let mark = |definition: &Definition| definition.name.chars().take(2).collect::<String>();
    let says =
        |definition: &Definition| before.rfind(mark(definition).as_str()).filter(|_| !own.contains(&mark(definition)));
    let same =
        |other: &&Definition| other.unit.plain().dimension() == named.unit.plain().dimension() && is_kin(other, named);
    let others =
        Catalogue::shipped().all().iter().filter(|other| other.code != named.code && mark(other) != mark(named));
    let nearest = others.filter(same).filter_map(|other| says(other).map(|at| (at, other))).max_by_key(|(at, _)| *at);
    match nearest {
        Some((at, other)) if says(named).is_none_or(|own| own < at) => other,
        _ => named,
    }
}

/// Where the clause before a byte begins.
fn begin(document: &Document, at: usize) -> usize {
    let text = &document.text[..at];
    text.rfind(CLAUSE).map_or(0, |from| from + text[from..].chars().next().map_or(1, char::len_utf8))
}

/// A blank with the unit behind it: a figure brings its own.
fn with_unit(document: &Document, span: &Span, unit: Option<Unit>) -> Span {
    let rest = &document.text[span.end..];
    let spelled = unit
        .into_iter()
        .flat_map(|unit| unit.spellings().iter().copied())
        .filter(|spelling| rest.starts_with(spelling));
    // 旅游人次达xx万: the unit stands before.
    let bare = rest.starts_with('万').then_some('万'.len_utf8()).filter(|_| unit.is_some());
    let length = spelled.map(str::len).max().or(bare).unwrap_or(0);
    span.start..span.end + length
}

/// What is asked for: the words before it, and what they want.
fn question(document: &Document, span: &Span, kind: &str) -> String {
    let before = &document.text[begin(document, span.start)..span.start];
    let near: Vec<char> =
        before.chars().filter(|c| !c.is_whitespace() && !"xX×{}[]|〔〕".contains(*c) && !c.is_ascii_digit()).collect();
    let near: String = near[near.len().saturating_sub(REACH)..].iter().collect();
    let behind: String = document.text[span.end..]
        .chars()
        .take_while(|c| !CLAUSE.contains(c))
        .filter(|c| !"xX×{}[]|〔〕".contains(*c) && !c.is_ascii_digit())
        .take(4)
        .collect();
    if near.is_empty() { format!("{kind}…{behind}") } else { format!("{near}…（{kind}）") }
}

/// The items of a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Items {
    /// The bytes of each 一是.
    pub markers: Vec<Span>,
    /// Whether each item opens a paragraph.
    pub opens_paragraphs: bool,
}

/// The series of a draft, in order.
pub fn items(document: &Document) -> Vec<Items> {
    let opens = |span: &Span| document.para_at(span.start).is_some_and(|para| para.span.start == span.start);
    let of = |series: &crate::structure::Series| {
        let markers: Vec<Span> = series.items.iter().map(|item| item.span.clone()).collect();
        let opens_paragraphs = markers.len() > 1 && markers.iter().skip(1).all(opens);
        Items { markers, opens_paragraphs }
    };
    find(&document.text, &document.paras).iter().map(of).collect()
}
