//! The numbers and claims of another paper, one by one: where each stands, in which words, by what definition, from
//! which records. What 数据核对单 is made of.

use std::str::FromStr;

use rust_decimal::Decimal;
use taizhang_core::base::numeral::write;
use taizhang_core::base::{Quantity, Unit};
use taizhang_core::catalogue::Subject;
use taizhang_core::kind::{self, Duties, Ledger, Names};
use taizhang_doc::flow::{Grid, Line, Part, Span};
use taizhang_doc::{Bound, Flow, Inline, Manifest, Paper, Role, Source};

use super::Cx;
use super::Order;
use super::walk::{At, On};
use crate::template::words::EntryWord;

/// One number or claim, wherever it stands.
#[derive(Debug)]
pub(super) struct Entry {
    bound: Bound,
    /// Where it stands, in words.
    places: Vec<String>,
    /// The clause it stands in, first.
    said: Vec<Said>,
    /// How it stands to the edition before.
    change: Option<Change>,
    /// Who gave it.
    offices: Vec<String>,
}

/// A piece of a clause.
#[derive(Debug, Clone)]
enum Said {
    Words(String),
    Bound(Bound),
}

/// How a number stands to the edition before.
#[derive(Debug)]
enum Change {
    New,
    Same,
    By(String, Decimal),
}

/// The entries of a paper, in order of first appearance.
pub(super) fn entries(paper: &Paper, subject: &dyn Subject, order: &Order) -> Vec<Entry> {
    let flow = Flow::of(paper);
    let ledger = subject.ledger(0);
    let duties = Duties::of(ledger, order.as_of);
    let mut entries: Vec<Entry> = Vec::new();
    let mut take = |span: &Span<'_>, said: &dyn Fn() -> Vec<Said>| {
        let Some(shown) = &span.shows else { return };
        let bound = paper.bound(shown.id);
        if bound.role == Role::Date {
            return;
        }
        let place = place(&shown.path);
        match entries.iter_mut().find(|known| known.bound.source == bound.source && known.bound.role == bound.role) {
            Some(known) => {
                if !known.places.contains(&place) {
                    known.places.push(place);
                }
            }
            None => entries.push(Entry {
                places: vec![place],
                said: said(),
                change: order.previous.as_deref().and_then(|before| change(bound, before)),
                offices: offices(bound, ledger, &duties),
                bound: bound.clone(),
            }),
        }
    };
    for part in &flow.parts {
        match part {
            Part::Line(line) => {
                for (at, span) in line.spans.iter().enumerate() {
                    take(span, &|| clause(line, at, paper));
                }
            }
            Part::Table(grid) => {
                for row in &grid.rows {
                    for (column, cell) in row.iter().enumerate() {
                        for span in cell {
                            take(span, &|| of_cell(grid, row, column, paper));
                        }
                    }
                }
            }
            Part::PageBreak | Part::Turn(_) => {}
        }
    }
    entries
}

/// 二/（一）/1 is 二（一）第1句, 附件/表1/2行3列 is 附件表1第2行第3列.
fn place(path: &str) -> String {
    let path = path.split('#').next().unwrap_or(path);
    let mut words = String::new();
    for step in path.split('/') {
        match step.split_once('行') {
            Some((row, column)) => {
                for word in ["第", row, "行第", column] {
                    words.push_str(word);
                }
            }
            None if step.chars().all(|c| c.is_ascii_digit()) => words.extend(["第", step, "句"]),
            None => words.push_str(step),
        }
    }
    words
}

/// What ends a clause.
fn ends(c: char) -> bool {
    matches!(c, '，' | '。' | '；' | '：' | '、')
}

/// The clause around a span of a line: from the mark before to the mark behind, brackets whole.
fn clause(line: &Line<'_>, at: usize, paper: &Paper) -> Vec<Said> {
    let mut before = Vec::new();
    for span in line.spans[..at].iter().rev() {
        if span.shows.is_some() {
            before.push(said(span, paper));
            continue;
        }
        let cut = span.text.rfind(ends).map(|at| at + span.text[at..].chars().next().map_or(0, char::len_utf8));
        before.push(Said::Words(span.text[cut.unwrap_or(0)..].to_owned()));
        if cut.is_some() {
            break;
        }
    }
    let mut behind = Vec::new();
    for span in &line.spans[at + 1..] {
        if span.shows.is_some() {
            behind.push(said(span, paper));
            continue;
        }
        let cut = span.text.find(ends);
        behind.push(Said::Words(span.text[..cut.unwrap_or(span.text.len())].to_owned()));
        if cut.is_some() {
            break;
        }
    }
    // A bracket that opens before the number and closes behind it holds both sides together.
    let (opened, closed) = (torn(&before, true), torn(&behind, false));
    let pairs = opened.outer.len().min(closed.outer.len());
    let mut whole = opened.cut(before, pairs);
    whole.reverse();
    whole.push(said(&line.spans[at], paper));
    whole.extend(closed.cut(behind, pairs));
    whole
}

/// Brackets on one side of a number, nearest first, whose other half is not on that side: by piece and byte.
struct Torn {
    backwards: bool,
    /// Those whose other half would stand on the number's other side.
    outer: Vec<(usize, usize)>,
    /// The nearest of those whose other half was cut off.
    inner: Option<(usize, usize)>,
}

/// The torn brackets of pieces on one side of a number.
fn torn(pieces: &[Said], backwards: bool) -> Torn {
    let (inner, outer) = if backwards { ('）', '（') } else { ('（', '）') };
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut lone = Vec::new();
    for (piece, said) in pieces.iter().enumerate() {
        let Said::Words(words) = said else { continue };
        let mut marks: Vec<(usize, char)> = words.char_indices().filter(|(_, c)| *c == inner || *c == outer).collect();
        if backwards {
            marks.reverse();
        }
        for (at, c) in marks {
            if c == inner {
                open.push((piece, at));
            } else if open.pop().is_none() {
                lone.push((piece, at));
            }
        }
    }
    Torn { backwards, outer: lone, inner: open.first().copied() }
}

impl Torn {
    /// The pieces up to the first bracket that stays torn when so many of the outer ones have found their other half.
    fn cut(&self, pieces: Vec<Said>, pairs: usize) -> Vec<Said> {
        let first = [self.outer.get(pairs).copied(), self.inner].into_iter().flatten();
        let Some((piece, at)) = first.min_by_key(|(piece, _)| *piece) else { return pieces };
        let mut kept: Vec<Said> = pieces.into_iter().take(piece + 1).collect();
        if let Some(Said::Words(words)) = kept.last_mut() {
            *words = if self.backwards { words[at + '（'.len_utf8()..].to_owned() } else { words[..at].to_owned() };
        }
        kept
    }
}

/// A cell with what its row is of and what its column is called.
fn of_cell(grid: &Grid<'_>, row: &[Vec<Span<'_>>], column: usize, paper: &Paper) -> Vec<Said> {
    // A row is of what its first cell of words says; the first of all may be its number.
    let words = |cell: &Vec<Span<'_>>| cell.iter().map(|span| span.text.as_ref()).collect::<String>();
    let named = row.iter().map(words).find(|words| words.chars().any(|c| !c.is_ascii_digit()));
    let head = grid.heads.get(column).map(ToString::to_string).unwrap_or_default();
    let mut said_: Vec<Said> = vec![Said::Words(format!("{}　{head}　", named.unwrap_or_default()))];
    said_.extend(row[column].iter().map(|span| said(span, paper)));
    said_
}

fn said(span: &Span<'_>, paper: &Paper) -> Said {
    match &span.shows {
        Some(shown) => Said::Bound(paper.bound(shown.id).clone()),
        None => Said::Words(span.text.to_string()),
    }
}

fn change(bound: &Bound, before: &Manifest<'_>) -> Option<Change> {
    let now = Decimal::from_str(bound.value.as_deref()?).ok()?;
    let Some(known) = before.bound.iter().find(|known| *known.source == bound.source) else { return Some(Change::New) };
    let then =
        Decimal::from_str(known.value.as_deref()?).ok().filter(|_| known.unit.as_deref() == bound.unit.as_deref())?;
    let by = now - then;
    if by.is_zero() {
        return Some(Change::Same);
    }
    let unit = bound.unit.as_deref().and_then(Unit::named)?;
    let sign = if by.is_sign_positive() { "+" } else { "-" };
    Some(Change::By(format!("{sign}{}", write::quantity(Quantity::new(by.abs(), unit))), by))
}

/// Who gave a number: whoever answers for its records.
fn offices(bound: &Bound, ledger: &Ledger, duties: &Duties<'_>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for id in &bound.records {
        found.extend(office_of(id, ledger, duties).filter(|office| !found.contains(office)));
    }
    found.sort_by_key(|office| ledger.rank(Names::Office, office));
    found
}

fn office_of(id: &str, ledger: &Ledger, duties: &Duties<'_>) -> Option<String> {
    let info = kind::all().into_iter().find(|info| id.split('-').next() == Some(info.prefix))?;
    let table = ledger.records.table(info.code)?;
    let row = (0..table.len()).find(|row| *table.meta(*row).id == *id)?;
    duties.answers(table, row)
}

/// ZS-2023-01至04、ZS-2023-07: what follows one another is told by its ends.
fn ids(records: &[String]) -> String {
    let parted = |id: &str| -> Option<(String, u32)> {
        let (start, number) = id.rsplit_once('-')?;
        Some((start.to_owned(), number.parse().ok()?))
    };
    let follows = |last: &str, id: &str| match (parted(last), parted(id)) {
        (Some((start, last)), Some((same, next))) => start == same && last + 1 == next,
        _ => false,
    };
    let mut runs: Vec<(&str, &str)> = Vec::new();
    for id in records {
        match runs.last_mut() {
            Some((_, last)) if follows(last, id) => *last = id,
            _ => runs.push((id, id)),
        }
    }
    let spelled = runs.into_iter().map(|(first, last)| match last.rsplit_once('-') {
        Some((_, number)) if first != last => format!("{first}至{number}"),
        _ => first.to_owned(),
    });
    spelled.collect::<Vec<_>>().join("、")
}

/// As many as a cell names, closed by 等 where there are more.
pub(super) fn few_ids(records: &[String]) -> String {
    let spelled = ids(records);
    let runs: Vec<&str> = spelled.split('、').collect();
    let more = if runs.len() > MOST_IDS { "等" } else { "" };
    format!("{}{more}", runs[..runs.len().min(MOST_IDS)].join("、"))
}

/// The most 编号 that a cell names one by one.
const MOST_IDS: usize = 4;
/// The most places that a cell names one by one.
const MOST_PLACES: usize = 2;

impl Cx<'_> {
    pub(super) fn of_entry(&self, word: EntryWord, at: At<'_>) -> Option<Vec<Inline>> {
        let On::Entry(entry, _) = at.on else { return None };
        let text = |words: String| (!words.is_empty()).then(|| vec![Inline::Text(words)]);
        match word {
            EntryWord::Place => {
                let more = if entry.places.len() > MOST_PLACES { "等" } else { "" };
                text(format!("{}{more}", entry.places[..entry.places.len().min(MOST_PLACES)].join("、")))
            }
            EntryWord::Said => Some(self.said(&entry.said)),
            EntryWord::Value => self.value_of(&entry.bound),
            EntryWord::Basis => text(basis(&entry.bound)),
            EntryWord::Records => text(few_ids(&entry.bound.records)),
            EntryWord::Change => match entry.change.as_ref()? {
                Change::New => text("新增".to_owned()),
                Change::Same => text("未变".to_owned()),
                Change::By(shown, by) => {
                    let (Source::Figure(code) | Source::Field(code) | Source::Derived(code)) = &entry.bound.source;
                    Some(vec![self.bind(Bound {
                        shown: shown.clone(),
                        value: Some(by.normalize().to_string()),
                        source: Source::Derived(format!("{code} | 与上次报送相比")),
                        basis: None,
                        ..entry.bound.clone()
                    })])
                }
            },
            EntryWord::Office => text(entry.offices.join("、")),
        }
    }

    fn said(&self, pieces: &[Said]) -> Vec<Inline> {
        let piece = |piece: &Said| match piece {
            Said::Words(words) => Inline::Text(words.clone()),
            Said::Bound(bound) => self.bind(bound.clone()),
        };
        pieces.iter().map(piece).collect()
    }

    /// The exact value to the decimals that papers give its unit; of a claim, that it holds.
    fn value_of(&self, bound: &Bound) -> Option<Vec<Inline>> {
        match (bound.role, &bound.value) {
            (Role::Claim, _) => Some(vec![Inline::Text("成立".to_owned())]),
            (Role::Gap, _) => Some(vec![self.bind(bound.clone())]),
            (_, Some(value)) => {
                let value = Decimal::from_str(value).ok()?;
                let shown = match bound.unit.as_deref().and_then(Unit::named) {
                    Some(unit) => write::exactly(Quantity::new(value, unit), write::decimals(unit).max(2)),
                    None => write::amount(value, 2),
                };
                Some(vec![self.bind(Bound { shown, ..bound.clone() })])
            }
            _ => None,
        }
    }
}

/// The definition in a sentence; of a field, which it is.
fn basis(bound: &Bound) -> String {
    if let Some(basis) = &bound.basis {
        return basis.clone();
    }
    let of_field = |code: &str| {
        let (id, field) = code.rsplit_once('.')?;
        let info = kind::all().into_iter().find(|info| id.split('-').next() == Some(info.prefix))?;
        let field = info.fields.iter().find(|known| known.code == field)?;
        Some(format!("{}的“{}”栏", info.zh, field.zh))
    };
    match &bound.source {
        Source::Field(code) => of_field(code).unwrap_or_default(),
        Source::Derived(_) if bound.role == Role::Claim => "断言，按依据逐条核对".to_owned(),
        _ => String::new(),
    }
}
