//! Checking a parsed template against all names there are, before any data. All faults are gathered.

use taizhang_core::base::numeral::{self, What};
use taizhang_core::catalogue::Measured;
use taizhang_core::kind::Shape;

use super::ast::{At, Block, Each, Item, Named, Piece, Row, RowHead, Slot, Table, Test};
use super::fault::{Fault, FaultKind};
use super::resolve::{
    FIELD_TESTS, FIGURE_TESTS, ISSUE_TESTS, Inside, Meaning, Names, PREDICATE_TESTS, REVISION_TESTS, Shift, WAY_TESTS,
    choices, nearest,
};
use super::words::{PaperWord, RevisionWord};
use crate::phrases::Phrases;

/// Checks a parsed template against all names there are.
pub(crate) fn check(blocks: &[Block], names: Names<'_>) -> Vec<Fault> {
    let mut checker = Checker { faults: Vec::new() };
    for block in blocks {
        match block {
            Block::Addressee(text) | Block::Heading { text, .. } | Block::Annex(text, _) => checker.pieces(text, names),
            Block::Para { lead, body, items, .. } => {
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
            Block::Table(table) => checker.table(table, names),
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

    fn table(&mut self, table: &Table, names: Names<'_>) {
        self.pieces(&table.caption, names);
        // What the totals below add up.
        let mut rows = None;
        for Row { head, cells } in &table.rows {
            let inside: Vec<Inside> = match head {
                RowHead::Plain => vec![names.inside],
                RowHead::Each(each) => {
                    let names = self.enter(Some(each), names);
                    rows = names.kind();
                    self.group(each, names);
                    vec![names.inside]
                }
                RowHead::Groups(each) => {
                    let names = self.enter(Some(each), names);
                    self.group(each, names);
                    rows = names.kind();
                    rows.map(Inside::Records).into_iter().collect()
                }
                RowHead::Sub | RowHead::Total => match rows {
                    Some(info) => vec![Inside::Records(info)],
                    None => {
                        self.fault(table.at, FaultKind::NothingToAdd);
                        continue;
                    }
                },
                RowHead::Figures(line) => self.line(line, names),
                RowHead::Ranking(rate) => {
                    self.ranking(rate, names);
                    vec![Inside::Town]
                }
                RowHead::Entries(_) => vec![Inside::Entry],
                RowHead::Debts(_) => vec![Inside::Debt],
                RowHead::Gaps(_) => vec![Inside::Gap],
            };
            let before = self.faults.len();
            for inside in inside {
                for cell in cells {
                    self.pieces(cell, names.inside(inside));
                }
                // What is wrong for one figure of a line is told once.
                if self.faults.len() > before {
                    break;
                }
            }
        }
    }

    fn group(&mut self, each: &Each, names: Names<'_>) {
        let (Some(per), Some(info)) = (&each.per, names.kind()) else { return };
        let field = info.fields.iter().find(|field| field.code == per);
        if !field
            .is_some_and(|field| matches!(field.shape, Shape::Text | Shape::Choice(_) | Shape::Steps(_) | Shape::Day))
        {
            let known: Vec<String> = info.fields.iter().map(|field| field.code.to_owned()).collect();
            self.fault(each.at, FaultKind::Name { name: per.clone(), nearest: nearest(per, known) });
        }
    }

    fn line(&mut self, line: &Named, names: Names<'_>) -> Vec<Inside> {
        if let Some(figures) = names.line(&line.name) {
            return figures.into_iter().map(Inside::Figure).collect();
        }
        let known = names.catalogue.lines().iter().map(|line| line.code.clone()).collect();
        self.fault(line.at, FaultKind::Name { name: line.name.clone(), nearest: nearest(&line.name, known) });
        Vec::new()
    }

    /// Towns are ranked by a rate over a task.
    fn ranking(&mut self, rate: &Named, names: Names<'_>) {
        match names.resolve(&rate.name) {
            Some(Meaning::Figure(at, Shift::None))
                if matches!(names.catalogue.all()[at].measured, Measured::Rate { .. }) => {}
            Some(_) => self.fault(rate.at, FaultKind::NoRate { name: rate.name.clone() }),
            None => {
                let nearest = names.nearest(&rate.name);
                self.fault(rate.at, FaultKind::Name { name: rate.name.clone(), nearest });
            }
        }
    }

    fn enter<'a>(&mut self, each: Option<&Each>, names: Names<'a>) -> Names<'a> {
        let Some(each) = each else { return names };
        if let Some((_, inside)) = Names::through(&each.path) {
            return names.inside(inside);
        }
        if let Some(info) = names.list(&each.path) {
            return names.inside(Inside::Record(info));
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
                Piece::Text(text, at) => {
                    self.text(text, *at);
                    self.whole(text, names.phrases, *at);
                }
                Piece::Slot(slot) => self.slot(slot, names),
                Piece::Ask(_) => {}
                Piece::Clause(alternatives) => {
                    for alternative in alternatives {
                        self.pieces(alternative, names);
                    }
                }
                Piece::Each(each, body) => {
                    let names = self.enter(Some(each), names);
                    self.group(each, names);
                    let groups = names.kind().filter(|_| each.per.is_some()).map(Inside::Records);
                    self.pieces(body, groups.map_or(names, |groups| names.inside(groups)));
                }
                Piece::List(body, _) => self.pieces(body, names),
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

    /// A fixed phrase stands whole or not at all.
    fn whole(&mut self, text: &str, phrases: &Phrases, at: At) {
        if let Some((whole, cut)) = phrases.cut_in(text) {
            self.fault(at, FaultKind::Cut { cut: cut.to_owned(), whole: whole.zh.clone() });
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
        let known: Vec<&str> = match names.resolve(&test.path) {
            Some(Meaning::Figure(..) | Meaning::Target(..)) => FIGURE_TESTS.to_vec(),
            Some(Meaning::OfIssue(_) | Meaning::Paper(PaperWord::Debts | PaperWord::Gaps)) => ISSUE_TESTS.to_vec(),
            Some(Meaning::OfRevision(RevisionWord::NextTime)) => WAY_TESTS.to_vec(),
            Some(Meaning::OfRevision(_)) => REVISION_TESTS.to_vec(),
            Some(Meaning::Field(at)) => {
                let shape = names.kind().map(|info| info.fields[at].shape);
                FIELD_TESTS.iter().copied().chain(shape.into_iter().flat_map(choices)).collect()
            }
            Some(Meaning::Stage(..) | Meaning::Measure(_)) => FIELD_TESTS.to_vec(),
            Some(Meaning::Predicate(_)) => PREDICATE_TESTS.to_vec(),
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
