//! What is owed for the period, by office; and what the sections of another paper would show and cannot.

use std::collections::BTreeSet;

use taizhang_core::base::{Period, Quantity, Reading, Unit};
use taizhang_core::catalogue::{Debt, Figure, Measured, Missing, RecordRef, owed, series};
use taizhang_core::kind::{Duties, named};
use taizhang_doc::{Bound, Inline, Role, Source};

use super::Cx;
use super::forms::shown;
use super::walk::{At, On};
use crate::template::ast::{Block, Piece, Slot};
use crate::template::resolve::{Inside, Meaning, Names};
use crate::template::words::{LackWord, PaperWord};

/// What somebody owes, or what a section lacks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Lack {
    section: String,
    what: String,
    who: String,
    state: &'static str,
    count: usize,
    records: Vec<String>,
}

/// Who answers where nobody is named.
const KEEPER: &str = "台账保管人";

impl Cx<'_> {
    /// What is owed for the period, in the order of the roster.
    pub(super) fn debts(&self) -> Vec<Lack> {
        let order = self.order;
        let debts = owed(self.subject.ledger(0), self.catalogue, order.period, order.as_of);
        debts.iter().map(lack).collect()
    }

    /// The figures that the sections of a paper would show and that are not known, as they follow in it.
    pub(super) fn gaps(&self, blocks: &[Block]) -> Vec<Lack> {
        let mut gaps: Vec<Lack> = Vec::new();
        let mut section = String::new();
        for block in blocks {
            let pieces: Vec<&Piece> = match block {
                Block::Para { lead, body, items, .. } => {
                    if let Some((_, text)) = lead {
                        section = words(text);
                    }
                    body.iter().chain(items.iter().flat_map(|item| item.topic.iter().chain(&item.body))).collect()
                }
                Block::Heading { text, .. } => {
                    section = words(text);
                    continue;
                }
                Block::Addressee(_) | Block::Table(_) | Block::PageBreak | Block::Annex(..) => continue,
            };
            for (index, period) in self.shown_by(&pieces) {
                let figure = self.figure(index, period);
                let Some(gap) = self.gap_of(&section, index, &figure) else { continue };
                if !gaps.iter().any(|known| known.section == gap.section && known.what == gap.what) {
                    gaps.push(gap);
                }
            }
        }
        gaps
    }

    /// The figures of the period that pieces show, in order.
    fn shown_by(&self, pieces: &[&Piece]) -> Vec<(usize, Period)> {
        let mut paths = Vec::new();
        for piece in pieces {
            paths_of(piece, &mut paths);
        }
        let names = Names { catalogue: self.catalogue, phrases: self.phrases, inside: Inside::Paper };
        let mut seen = BTreeSet::new();
        let figure = |path: &str| match names.resolve(path)? {
            Meaning::Figure(at, shift) => Some((at, self.period(shift))),
            _ => None,
        };
        paths.into_iter().filter_map(figure).filter(|shown| seen.insert(*shown)).collect()
    }

    fn gap_of(&self, section: &str, index: usize, figure: &Figure) -> Option<Lack> {
        let definition = &self.catalogue.all()[index];
        let state = figure.reading.absent().filter(|_| figure.reading != Reading::NotApplicable)?;
        // What is computed of others is owed by who owes these.
        if matches!(definition.measured, Measured::Rate { .. } | Measured::Per { .. }) {
            return None;
        }
        let who = self.owers(index, &figure.lineage.open);
        Some(Lack {
            section: section.to_owned(),
            what: definition.name.clone(),
            who: if who.is_empty() { KEEPER.to_owned() } else { who.join("、") },
            state,
            count: 1,
            records: figure.lineage.open.iter().map(|record| record.id.to_string()).collect(),
        })
    }

    /// Who owes a figure: who answers for what is left open, who reports the series, who has such records.
    fn owers(&self, index: usize, open: &[RecordRef]) -> Vec<String> {
        let ledger = self.subject.ledger(0);
        let duties = Duties::of(ledger, self.order.as_of);
        let of_record = |record: &RecordRef| duties.answers(self.subject.table(record), record.row);
        let mut who: Vec<String> = open.iter().filter_map(of_record).collect();
        let names = Names { catalogue: self.catalogue, phrases: self.phrases, inside: Inside::Paper };
        let definition = &self.catalogue.all()[index];
        if let Measured::Observed { indicator } = &definition.measured {
            let of_series = series(ledger, &duties).into_keys().filter(|(code, ..)| code == indicator);
            who.extend(of_series.filter_map(|(_, _, who)| who));
        } else if who.is_empty()
            && let Some(table) = names.list(&definition.code).and_then(|info| ledger.records.table(info.code))
        {
            who.extend((0..table.len()).filter_map(|row| duties.answers(table, row)));
        }
        duties.sort(&mut who);
        who.dedup();
        who
    }

    /// What is owed, or what the paper that this one is about lacks.
    pub(super) fn lacking(&self, word: PaperWord) -> Vec<Lack> {
        if word == PaperWord::Debts { self.debts() } else { self.gaps(self.about) }
    }

    /// How many units owe something, or how many numbers are lacking.
    pub(super) fn lacks(&self, word: PaperWord, slot: &Slot) -> Option<Vec<Inline>> {
        let lacking = self.lacking(word);
        let (unit, basis) = match word {
            PaperWord::Debts => (Unit::Ge, "有应报未报、应填未填、未声明报齐的单位"),
            _ => (Unit::Item, "文稿各部分所用、还没有报告或待核的数据"),
        };
        let number = Quantity::new(lacking.len().into(), unit);
        (!lacking.is_empty()).then(|| {
            vec![self.bind(Bound {
                shown: shown(number, slot),
                role: Role::Number,
                value: Some(number.amount.to_string()),
                unit: Some(number.unit.zh().to_owned()),
                source: Source::Derived(slot.path.clone()),
                records: Vec::new(),
                basis: Some(basis.to_owned()),
            })]
        })
    }

    pub(super) fn of_lack(&self, word: LackWord, at: At<'_>) -> Option<Vec<Inline>> {
        let (On::Debt(lack, _) | On::Gap(lack, _)) = at.on else { return None };
        let text = |words: &str| (!words.is_empty()).then(|| vec![Inline::Text(words.to_owned())]);
        match word {
            LackWord::Who => text(&lack.who),
            LackWord::What => text(&lack.what),
            LackWord::Section => text(&lack.section),
            LackWord::State => text(lack.state),
            LackWord::Count => {
                let number = Quantity::new(lack.count.into(), Unit::Item);
                Some(vec![self.bind(Bound {
                    shown: number.amount.to_string(),
                    role: Role::Number,
                    value: Some(number.amount.to_string()),
                    unit: Some(number.unit.zh().to_owned()),
                    source: Source::Derived("debts".to_owned()),
                    records: lack.records.clone(),
                    basis: Some("应报未报、应填未填、未声明报齐的逐项相加".to_owned()),
                })])
            }
        }
    }
}

/// What somebody owes, in words that can be sent to them.
fn lack(debt: &Debt) -> Lack {
    let kind = |code: &str| named(code).map_or("", |info| info.zh);
    let mut what: Vec<String> = Vec::new();
    for cells in debt.by_record() {
        let title = |cell: &&Missing| {
            if cell.is_pending { format!("{}（待核）", cell.title) } else { cell.title.to_owned() }
        };
        let titles: Vec<String> = cells.iter().map(title).collect();
        what.push(format!("{}“{}”缺{}", kind(cells[0].kind), cells[0].label, titles.join("、")));
    }
    for (silent, villages) in debt.by_series() {
        let of = if villages.is_empty() { String::new() } else { format!("（{}）", villages.join("、")) };
        let periods: Vec<String> = joined(&silent.periods).iter().map(Period::name).collect();
        what.push(format!("{}{of}未报{}", silent.name, periods.join("、")));
    }
    if !debt.undeclared.is_empty() {
        what.push(format!("{}未声明报齐或零报", debt.undeclared.join("、")));
    }
    Lack {
        what: what.join("；"),
        who: debt.who.clone().unwrap_or_else(|| KEEPER.to_owned()),
        count: debt.count(),
        records: debt.missing.iter().map(|missing| missing.id.to_string()).collect(),
        ..Lack::default()
    }
}

/// What follows one another is one stretch: 4—6月.
fn joined(periods: &[Period]) -> Vec<Period> {
    let mut stretches: Vec<Period> = Vec::new();
    for period in periods {
        match stretches.last_mut() {
            Some(last) if last.last() == period.eve() => {
                *last = Period::new(last.first(), period.last()).unwrap_or(*last);
            }
            _ => stretches.push(*period),
        }
    }
    stretches
}

/// The paths of the slots of a piece, in order.
fn paths_of<'p>(piece: &'p Piece, paths: &mut Vec<&'p str>) {
    match piece {
        Piece::Slot(slot) => paths.push(&slot.path),
        Piece::Clause(alternatives) => alternatives.iter().flatten().for_each(|piece| paths_of(piece, paths)),
        Piece::List(body, _) => body.iter().for_each(|piece| paths_of(piece, paths)),
        Piece::Each(each, _) => paths.push(&each.path),
        Piece::Text(..) | Piece::Ask(_) | Piece::Guard(_) | Piece::Claim(..) => {}
    }
}

/// The words of a heading.
fn words(pieces: &[Piece]) -> String {
    let word = |piece: &Piece| match piece {
        Piece::Text(text, _) => text.clone(),
        _ => String::new(),
    };
    pieces.iter().map(word).collect()
}
