//! What a second submission for the same period gives otherwise than the first: figures, records, cells. What 更正说明
//! is made of.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;
use taizhang_core::base::numeral::write;
use taizhang_core::base::{Diagnostic, Dimension, Place, Quantity, Reading, Unit, Words};
use taizhang_core::catalogue::{Catalogue, Definition, Figure, Measured};
use taizhang_core::kind::{Change, Diff, FieldInfo, Held, KindInfo, Op, Shape, Value, named, read};
use taizhang_doc::{Bound, Inline, Role, Source};

use super::Cx;
use super::entries::few_ids;
use super::walk::{At, On};
use crate::notice;
use crate::template::ast::{Each, Slot};
use crate::template::resolve::Names;
use crate::template::words::{RevisedWord, RevisionWord, Through};

/// Two submissions for the same period.
#[derive(Debug, Clone)]
pub struct Revision {
    /// The day on which the first was made.
    pub first: Date,
    /// The how-manieth it was.
    pub number: u32,
    /// The how-manieth the second is.
    pub again: u32,
    /// Until when the first counted.
    pub as_of: Date,
    /// The seal of the second, as it is read out.
    pub seal: String,
    /// Why there is a second.
    pub why: Option<String>,
    /// Whether the numbers handed in stand, and what follows takes the difference in.
    pub next_time: bool,
    /// The figures that the two give otherwise, as they were and as they are.
    pub figures: Vec<(Figure, Figure)>,
    /// The records that they hold otherwise.
    pub records: Diff,
}

/// The most that a line names one by one.
const MOST_NAMED: usize = 3;
/// The most characters of a text that is shown as it was and as it is; of a longer one it is said that it changed.
const MOST_SHOWN: usize = 20;
/// The most decimals that tell two values apart.
const MOST_DECIMALS: u32 = 6;

/// What two submissions give otherwise, as it is told; nothing where a paper compares none.
#[derive(Debug, Default)]
pub(super) struct Told {
    figures: Vec<Revised>,
    /// The new ones first, then those that changed, then those that are gone.
    records: Vec<Altered>,
}

/// A figure, as it was and as it is.
#[derive(Debug)]
pub(super) struct Revised {
    definition: usize,
    was: Figure,
    is: Figure,
    /// The records that changed and that it counts, or counted.
    by: Vec<String>,
}

/// A record that is new, changed or gone.
#[derive(Debug)]
pub(super) struct Altered {
    what: Through,
    kind: &'static KindInfo,
    id: Arc<str>,
    label: String,
    cells: Vec<Change>,
}

impl Told {
    pub(super) fn of(catalogue: &Catalogue, revision: Option<&Revision>) -> Self {
        let Some(revision) = revision else { return Self::default() };
        let records = altered(&revision.records);
        let known: BTreeSet<&str> = records.iter().map(|record| &*record.id).collect();
        let figures = revision.figures.iter().filter_map(|(was, is)| {
            let definition = catalogue.position(&is.code)?;
            let by = moved_by(catalogue, was, is).into_iter().filter(|id| known.contains(id));
            let by = by.map(str::to_owned).collect();
            let is_datum = catalogue.all()[definition].is_datum();
            is_datum.then(|| Revised { definition, was: was.clone(), is: is.clone(), by })
        });
        Self { figures: figures.collect(), records }
    }
}

/// The records that a figure counts and did not count, or the other way round; of one that adds up what they say, all.
fn moved_by<'f>(catalogue: &Catalogue, was: &'f Figure, is: &'f Figure) -> BTreeSet<&'f str> {
    if let (Some((part, whole)), Some((part_is, whole_is))) = (&was.lineage.sides, &is.lineage.sides) {
        let of_part = moved_by(catalogue, part, part_is);
        return of_part.into_iter().chain(moved_by(catalogue, whole, whole_is)).collect();
    }
    let counted = |figure: &'f Figure| figure.lineage.records.iter().map(|record| &*record.id).collect();
    let (before, after): (BTreeSet<&str>, BTreeSet<&str>) = (counted(was), counted(is));
    let only: BTreeSet<&str> = before.symmetric_difference(&after).copied().collect();
    let counts = catalogue.get(&is.code).is_some_and(|definition| {
        matches!(definition.measured, Measured::Count { .. } | Measured::List { .. } | Measured::Stock { .. })
    });
    if counts && !only.is_empty() { only } else { before.union(&after).copied().collect() }
}

/// The records of a difference, each once.
fn altered(diff: &Diff) -> Vec<Altered> {
    let mut records: Vec<Altered> = Vec::new();
    for change in &diff.changes.changes {
        let Some(kind) = named(change.kind) else { continue };
        match records.last_mut().filter(|last| last.kind.code == kind.code && last.id == change.id) {
            Some(last) => last.cells.push(change.clone()),
            None => records.push(Altered {
                what: if change.op == Op::Create { Through::New } else { Through::Changed },
                kind,
                id: change.id.clone(),
                label: change.label.clone(),
                cells: vec![change.clone()],
            }),
        }
    }
    // Of a new record it is told what every one of its kind must say.
    for record in records.iter_mut().filter(|record| record.what == Through::New) {
        let Altered { kind, cells, .. } = record;
        cells.retain(|change| {
            let role = change.part.field().map(|at| kind.fields[at].role);
            role.is_some_and(|role| !role.key && (role.save || role.submit || role.when))
        });
    }
    records.sort_by_key(|record| record.what == Through::Changed);
    records.extend(diff.gone.iter().filter_map(|gone| {
        let (what, kind) = (Through::Gone, named(gone.kind)?);
        Some(Altered { what, kind, id: gone.id.clone(), label: gone.label.clone(), cells: Vec::new() })
    }));
    records
}

/// As it was, or as it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Was,
    Is,
}

impl Side {
    /// Where a value of it comes from.
    fn source(self, code: String, of_record: bool) -> Source {
        match (self, of_record) {
            (Self::Was, _) => Source::Derived(format!("{code} | 原报")),
            (Self::Is, true) => Source::Field(code),
            (Self::Is, false) => Source::Figure(code),
        }
    }
}

impl Cx<'_> {
    /// The places of a loop over what two submissions give otherwise; none of a loop over records of the ledger.
    pub(super) fn through<'r>(&'r self, each: &Each, at: At<'r>) -> Vec<On<'r>> {
        let Some((through, _)) = Names::through(&each.path) else { return Vec::new() };
        let records = || self.told.records.iter().zip(1..);
        let mut places: Vec<On<'r>> = match (through, at.on) {
            (Through::Figures, _) => self.told.figures.iter().zip(1..).map(|(one, at)| On::Revised(one, at)).collect(),
            (Through::Cells, On::Altered(record, _)) => {
                record.cells.iter().map(|cell| On::Cell(record, cell)).collect()
            }
            (Through::Cells, _) => Vec::new(),
            (Through::Records, _) => records().map(|(one, at)| On::Altered(one, at)).collect(),
            (what, _) => records().filter(|(one, _)| one.what == what).map(|(one, at)| On::Altered(one, at)).collect(),
        };
        if places.len() > each.all {
            places.truncate(each.first);
        }
        places
    }

    /// What is said of the two submissions; none where there is nothing to say.
    pub(super) fn of_revision(&self, word: RevisionWord) -> Option<Vec<Inline>> {
        let revision = self.order.revision.as_deref()?;
        let said = |shown: String, value: String, role: Role, unit: Option<Unit>| {
            vec![self.bind(Bound {
                shown,
                role,
                value: Some(value),
                unit: unit.map(|unit| unit.zh().to_owned()),
                source: Source::Derived("revision".to_owned()),
                records: Vec::new(),
                basis: None,
            })]
        };
        match word {
            RevisionWord::Any | RevisionWord::NextTime => None,
            RevisionWord::First => {
                Some(said(self.said_day(revision.first), revision.first.to_string(), Role::Date, None))
            }
            RevisionWord::AsOf if revision.as_of == self.order.as_of => None,
            RevisionWord::AsOf => {
                Some(said(write::as_of(revision.as_of), revision.as_of.to_string(), Role::Date, None))
            }
            // Which one it is, as the number of an edition.
            RevisionWord::Number => {
                Some(said(revision.number.to_string(), revision.number.to_string(), Role::Date, None))
            }
            RevisionWord::Again => Some(said(revision.again.to_string(), revision.again.to_string(), Role::Date, None)),
            RevisionWord::Seal => Some(vec![Inline::Text(revision.seal.clone())]),
            RevisionWord::Why => {
                let why = revision.why.as_deref()?.trim().trim_end_matches(['。', '；', '，']);
                (!why.is_empty()).then(|| self.spoken(why, &Source::Derived("revision.why".to_owned())))
            }
            RevisionWord::Figures
            | RevisionWord::Records
            | RevisionWord::New
            | RevisionWord::Changed
            | RevisionWord::Gone => {
                let number = Quantity::new(self.revised(word).into(), Unit::Item);
                (!number.amount.is_zero())
                    .then(|| said(write::quantity(number), number.amount.to_string(), Role::Number, Some(number.unit)))
            }
        }
    }

    /// Whether there is so much of it; none where the paper compares nothing.
    pub(super) fn revision_holds(&self, word: RevisionWord, holds: &str) -> Option<bool> {
        let revision = self.order.revision.as_deref()?;
        if word == RevisionWord::NextTime {
            return Some(revision.next_time == (holds == "yes"));
        }
        let number = self.revised(word);
        Some(match holds {
            "none" => number == 0,
            "few" => (1..=MOST_NAMED).contains(&number),
            "many" => number > MOST_NAMED,
            _ => number > 0,
        })
    }

    /// How many.
    fn revised(&self, word: RevisionWord) -> usize {
        let records = |what: Through| self.told.records.iter().filter(|record| record.what == what).count();
        match word {
            RevisionWord::Figures => self.told.figures.len(),
            RevisionWord::New => records(Through::New),
            RevisionWord::Changed => records(Through::Changed),
            RevisionWord::Gone => records(Through::Gone),
            RevisionWord::Records => self.told.records.len(),
            _ => self.told.figures.len() + self.told.records.len(),
        }
    }

    /// What a figure, a record or a cell says; none where there is nothing, or nothing that may be shown.
    pub(super) fn of_revised(&self, word: RevisedWord, slot: &Slot, at: At<'_>) -> Option<Vec<Inline>> {
        match at.on {
            On::Revised(revised, _) => self.of_figure_revised(revised, word, slot),
            On::Altered(altered, _) => Some(vec![Inline::Text(match word {
                RevisedWord::Id => altered.id.to_string(),
                RevisedWord::Kind => altered.kind.zh.to_owned(),
                RevisedWord::What => what(altered.what).to_owned(),
                _ => return Some(self.spoken(self.catalogue.said(&altered.label), &name_of(&altered.id))),
            })]),
            On::Cell(altered, cell) => match word {
                RevisedWord::Was => self.held(altered, cell, Side::Was),
                RevisedWord::Is => self.held(altered, cell, Side::Is),
                _ => Some(vec![Inline::Text(cell.part.title(altered.kind))]),
            },
            _ => None,
        }
    }

    fn of_figure_revised(&self, revised: &Revised, word: RevisedWord, slot: &Slot) -> Option<Vec<Inline>> {
        let definition = &self.catalogue.all()[revised.definition];
        match word {
            RevisedWord::Name => Some(vec![Inline::Text(definition.name.clone())]),
            RevisedWord::Unit => Some(vec![Inline::Text(definition.unit.zh().to_owned())]),
            RevisedWord::Was => Some(vec![self.reading(revised, definition, Side::Was, slot)]),
            RevisedWord::Is => Some(vec![self.reading(revised, definition, Side::Is, slot)]),
            RevisedWord::By => self.difference(revised, definition, slot),
            _ => (!revised.by.is_empty()).then(|| vec![Inline::Text(few_ids(&revised.by))]),
        }
    }

    /// The value of a figure, to the decimals that tell it from the other. In a sentence nought is a word.
    fn reading(&self, revised: &Revised, definition: &Definition, side: Side, slot: &Slot) -> Inline {
        let figure = if side == Side::Was { &revised.was } else { &revised.is };
        let Reading::Known(value) = figure.reading else {
            return Inline::Text(figure.reading.absent().unwrap_or_default().to_owned());
        };
        if side == Side::Is {
            self.rest_on(&figure.lineage.records);
        }
        let is_bare = slot.forms.iter().any(|form| form == "bare");
        let decimals = revised.decimals();
        self.bind(Bound {
            shown: match (is_bare, value.amount.is_zero()) {
                (true, _) => write::amount(value.amount, decimals),
                (false, true) => "零".to_owned(),
                (false, false) => write::exactly(value, decimals),
            },
            role: Role::Number,
            value: Some(value.amount.normalize().to_string()),
            unit: Some(value.unit.zh().to_owned()),
            source: side.source(definition.code.clone(), false),
            records: figure.lineage.records.iter().map(|record| record.id.to_string()).collect(),
            basis: Some(definition.basis.clone()),
        })
    }

    /// 增加200万元; of numbers that stand, 少报200万元; bare, +200.
    fn difference(&self, revised: &Revised, definition: &Definition, slot: &Slot) -> Option<Vec<Inline>> {
        let by = revised.difference()?;
        let up = by.amount.is_sign_positive();
        let next_time = self.order.revision.as_deref()?.next_time;
        let is_rate = matches!(by.unit.dimension(), Dimension::Points);
        let size = Quantity::new(by.amount.abs(), by.unit);
        let is_bare = slot.forms.iter().any(|form| form == "bare");
        let (word, shown) = match (is_bare, is_rate, next_time, up) {
            (true, _, _, true) => ("", format!("+{}", write::amount(size.amount, revised.decimals()))),
            (true, _, _, false) => ("", format!("-{}", write::amount(size.amount, revised.decimals()))),
            (_, is_rate, next_time, up) => {
                let word = match (is_rate, next_time, up) {
                    (true, true, _) => "相差",
                    (true, false, true) => "提高",
                    (true, false, false) => "降低",
                    (false, true, true) => "少报",
                    (false, true, false) => "多报",
                    (false, false, true) => "增加",
                    (false, false, false) => "减少",
                };
                (word, write::exactly(size, revised.decimals()))
            }
        };
        let bound = self.bind(Bound {
            shown,
            role: Role::Number,
            value: Some(by.amount.normalize().to_string()),
            unit: Some(by.unit.zh().to_owned()),
            source: Source::Derived(format!("{} | 与上次报送相比", definition.code)),
            records: revised.by.clone(),
            basis: Some(format!("{}，两次报送之差", definition.name)),
        });
        Some(vec![Inline::Text(word.to_owned()), bound])
    }

    /// What a cell holds. What leaves the town for nobody is not shown, nor what is too long for a line.
    fn held(&self, altered: &Altered, cell: &Change, side: Side) -> Option<Vec<Inline>> {
        let field: Option<&FieldInfo> = cell.part.field().map(|at| altered.kind.fields[at]);
        let is_long = |held: &Held| cell.part.show(altered.kind, held).chars().count() > MOST_SHOWN;
        if field.is_some_and(|field| field.role.sensitive) || is_long(&cell.from) || is_long(&cell.to) {
            return None;
        }
        let held = if side == Side::Was { &cell.from } else { &cell.to };
        let stage = cell.part.stage(altered.kind).map(|stage| format!(".{}", stage.code)).unwrap_or_default();
        let code = format!("{}.{}{stage}", altered.id, cell.part.code(altered.kind));
        let source = side.source(code, true);
        let bind = |shown: String, role: Role, value: String, unit: Option<Unit>| {
            vec![self.bind(Bound {
                shown,
                role,
                value: Some(value),
                unit: unit.map(|unit| unit.zh().to_owned()),
                source: source.clone(),
                records: vec![altered.id.to_string()],
                basis: None,
            })]
        };
        let quantity = |quantity: Quantity| {
            let value = quantity.amount.normalize().to_string();
            bind(write::quantity(quantity), Role::Number, value, Some(quantity.unit))
        };
        let day = |on: &Date| bind(self.said_day(*on), Role::Date, on.to_string(), None);
        match (held, field) {
            (Held::Empty, _) => None,
            (Held::Value(Value::Quantity(value)), Some(field)) => Some(quantity(read::in_unit(field, *value))),
            (Held::Value(Value::Number(value)), Some(FieldInfo { unit: Some(unit), .. })) => {
                Some(quantity(Quantity::new(*value, *unit)))
            }
            (Held::Value(Value::Day(on)), _) => Some(day(on)),
            (Held::Days(days), _) => {
                let mut said: Vec<Inline> = Vec::new();
                for on in days {
                    said.extend((!said.is_empty()).then(|| Inline::Text("、".to_owned())));
                    said.extend(day(on));
                }
                Some(said)
            }
            (held, field) => {
                let words = cell.part.show(altered.kind, held).replace('\n', "；");
                let words = self.catalogue.said(&words);
                let is_text = field.is_none_or(|field| matches!(field.shape, Shape::Text | Shape::Texts));
                let quoted =
                    if is_text && *held != Held::Pending { format!("“{words}”") } else { words.to_owned() };
                Some(self.spoken(&quoted, &source))
            }
        }
    }

    /// A day; of the year that the paper tells of, without it.
    fn said_day(&self, on: Date) -> String {
        if on.year() == self.order.period.last().year() { write::date_in_year(on) } else { write::date(on) }
    }
}

impl Revised {
    fn difference(&self) -> Option<Quantity> {
        self.is.reading.known()?.minus(self.was.reading.known()?).ok()
    }

    /// As many decimals as papers give the unit, and more where the two would look the same.
    fn decimals(&self) -> u32 {
        let amount = |figure: &Figure| figure.reading.known().map_or(Decimal::ZERO, |value| value.amount);
        let (was, is) = (amount(&self.was), amount(&self.is));
        let unit = self.is.reading.known().or(self.was.reading.known()).map(|value| value.unit);
        let usual = unit.map_or(0, write::decimals);
        let differ = |decimals: &u32| write::rounded(was, *decimals) != write::rounded(is, *decimals);
        (usual..=MOST_DECIMALS).find(differ).unwrap_or(usual)
    }
}

/// What happened to a record.
const fn what(through: Through) -> &'static str {
    match through {
        Through::New => "新登记",
        Through::Gone => "撤销",
        _ => "修改",
    }
}

/// Where the name of a record comes from.
fn name_of(id: &str) -> Source {
    Source::Field(format!("{id}.name"))
}

/// A paper about two submissions was asked of a ledger.
pub(super) fn no_two(paper: &str) -> Diagnostic {
    notice::PAPER_OF_TWO.at(
        Place::Whole,
        Words::new(
            format!("《{paper}》比较同一期前后两次报送的报送包，不从台账直接写出。"),
            format!("{paper} compares two bundles for the same period and is not written from a ledger"),
        ),
        Words::new(
            "请用：taizhang bundle compare 前一次.报送包 后一次.报送包 -o 更正说明.docx",
            "taizhang bundle compare FIRST SECOND -o FILE.docx",
        ),
    )
}
