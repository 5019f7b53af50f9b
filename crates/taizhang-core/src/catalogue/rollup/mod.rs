//! Roll-up: village → town → county → city → province, as pure evaluation over divisions.
//!
//! A town's figure rests on its own rows and those of the villages that lay in it on the last day of the period. Above
//! the town figures are added by what their definitions say; rates are computed anew from their sides, and what two
//! towns claim counts once. Of how many parts a figure is known travels along with it.

mod add;
mod index;
mod node;
mod things;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use jiff::civil::Date;

use super::coverage::{Coverage, Share};
use super::definition::{Definition, Fold, Measured, Whole};
use super::evaluate::{self, Evaluator, Figure, Lineage, RecordRef, Rows};
use super::excluded::Excluded;
use super::{Catalogue, Subject, TownOf};
use crate::base::{DivisionCode, Level, Period, Quantity, Reading};
use crate::kind::realm::Realm;
use crate::kind::{Ledger, Table};
pub use node::Node;

use index::Index;

/// What was asked for: of which division, the place of the definition, over which days.
type Asked = (DivisionCode, usize, Period, Ask);

/// Whether a figure is asked for, or the task that was set for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Ask {
    Figure,
    Target,
}

/// Evaluates figures over the ledgers of many towns. What was evaluated once is kept.
pub struct RollUp<'a> {
    catalogue: &'a Catalogue,
    own: &'a Ledger,
    realm: &'a Realm,
    as_of: Date,
    index: Index,
    evaluators: RefCell<BTreeMap<(usize, Rows), Rc<Evaluator<'a>>>>,
    kept: RefCell<BTreeMap<Asked, Rc<Figure>>>,
}

impl<'a> RollUp<'a> {
    /// Over the ledgers of a realm and the own ledger of what they lie in, with what is known until `as_of`. Without a
    /// realm, over a town and its villages.
    pub fn new(catalogue: &'a Catalogue, own: &'a Ledger, realm: &'a Realm, as_of: Date) -> Rc<Self> {
        let index = Index::new(own, realm);
        Rc::new(Self { catalogue, own, realm, as_of, index, evaluators: RefCell::default(), kept: RefCell::default() })
    }

    /// The division of this code or name on `day`.
    pub fn find(&self, name: &str, day: Date) -> Option<DivisionCode> {
        let code = name.parse().ok().filter(|code| self.index.node(*code, day).is_some());
        code.or_else(|| self.index.named(name, day))
    }

    /// Whose figures are asked for: the division of this code. None where the tree has no such division on `day`.
    pub fn division(self: &Rc<Self>, code: DivisionCode, day: Date) -> Option<Node<'a>> {
        Node::new(self, code, day)
    }

    /// The codes that lie directly in a division on `day`, in the order in which tables name them.
    pub fn children(&self, code: DivisionCode, day: Date) -> Vec<DivisionCode> {
        self.index.children(code, day)
    }

    fn ledger(&self, at: usize) -> &'a Ledger {
        at.checked_sub(1).map_or(self.own, |at| &self.realm.ledgers[at])
    }

    /// The evaluator of some rows of a ledger. Behind its own as-of date a ledger knows nothing.
    fn evaluator(&self, at: usize, rows: Rows) -> Rc<Evaluator<'a>> {
        let mut evaluators = self.evaluators.borrow_mut();
        let make = |rows: &Rows| {
            let ledger = self.ledger(at);
            let as_of = ledger.head.as_of.map_or(self.as_of, |said| said.min(self.as_of));
            Rc::new(Evaluator::of_rows(self.catalogue, ledger, as_of, at, rows.clone()))
        };
        let made = evaluators.entry((at, rows)).or_insert_with_key(|(_, rows)| make(rows));
        made.clone()
    }

    /// The day whose tree a period is looked at by: its last that counts.
    fn day(&self, period: Period) -> Date {
        period.last().min(self.as_of).max(period.first())
    }

    fn get(&self, code: DivisionCode, at: usize, period: Period, ask: Ask) -> Rc<Figure> {
        if let Some(figure) = self.kept.borrow().get(&(code, at, period, ask)) {
            return figure.clone();
        }
        let figure = self.evaluate(code, at, period, ask);
        self.kept.borrow_mut().insert((code, at, period, ask), figure.clone());
        figure
    }

    fn evaluate(&self, code: DivisionCode, at: usize, period: Period, ask: Ask) -> Rc<Figure> {
        let definition = &self.catalogue.all()[at];
        let valid = ask == Ask::Target || definition.valid.holds(period.last().year());
        match (&definition.measured, ask) {
            _ if !valid => made(definition, period, (Reading::NotApplicable, Lineage::default())),
            (Measured::Rate { .. } | Measured::Per { .. }, Ask::Figure) => self.rate(code, definition, period),
            (Measured::Target { figure }, Ask::Figure) => {
                let of = self.catalogue.position(figure).expect("a definition names figures of its catalogue");
                let set = self.get(code, of, period, Ask::Target);
                made(definition, period, (set.reading, set.lineage.clone()))
            }
            _ => match code.level() {
                Level::Village => self.village(code, at, period, ask),
                Level::Town => self.town(code, at, period, ask),
                Level::County | Level::City | Level::Province => self.above(code, at, period, ask),
            },
        }
    }

    /// Of an evaluator: the figure, or the task.
    fn leaf(&self, evaluator: &Evaluator<'_>, at: usize, period: Period, ask: Ask) -> Rc<Figure> {
        let code = &self.catalogue.all()[at].code;
        let found = match ask {
            Ask::Figure => evaluator.figure(code, period),
            Ask::Target => evaluator.target(code, period),
        };
        found.expect("the evaluator has the same catalogue")
    }

    /// At every level from the two sides of that level; never from the rates below.
    fn rate(&self, code: DivisionCode, definition: &Definition, period: Period) -> Rc<Figure> {
        let of = |name: &str| self.catalogue.position(name).expect("a definition names figures of its catalogue");
        let (reading, mut lineage) = evaluate::divide(definition, |part| {
            let days = part.over.days(period);
            Some(match &part.whole {
                Whole::Figure(name) => self.get(code, of(name), days, Ask::Figure),
                Whole::Target(name) => self.get(code, of(name), days, Ask::Target),
            })
        });
        lineage.note = lineage.coverage.as_ref().and_then(Coverage::zh);
        made(definition, period, (reading, lineage))
    }

    /// A village: its rows in whichever ledgers hold them, that of the town where it lay first.
    fn village(&self, code: DivisionCode, at: usize, period: Period, ask: Ask) -> Rc<Figure> {
        let definition = &self.catalogue.all()[at];
        let parts: Vec<Rc<Figure>> = (self.index.holders(code, self.day(period)).into_iter())
            .map(|(ledger, rows)| self.leaf(&self.evaluator(ledger, rows), at, period, ask))
            .collect();
        let said = |figure: &&Rc<Figure>| matches!(figure.reading, Reading::Known(_) | Reading::Pending);
        match parts.as_slice() {
            [] => made(definition, period, (Reading::NotReported, Lineage::default())),
            [one] => one.clone(),
            // The same number in two ledgers is one number.
            many if is_reported(definition, ask) => many.iter().find(said).unwrap_or(&many[0]).clone(),
            many => made(definition, period, self.add(definition, period, many)),
        }
    }

    /// A town: its ledger but for villages that lie elsewhere, and what other ledgers hold of villages that lie here.
    fn town(&self, code: DivisionCode, at: usize, period: Period, ask: Ask) -> Rc<Figure> {
        let definition = &self.catalogue.all()[at];
        let Some(seat) = self.index.seat(code) else {
            return made(definition, period, (Reading::NotReported, Lineage::default()));
        };
        let (rows, foreign) = self.index.rows(code, seat, self.day(period));
        let own = self.leaf(&self.evaluator(seat, rows), at, period, ask);
        let is_silent = matches!(own.reading, Reading::NotReported | Reading::Pending);
        if foreign.is_empty() || is_reported(definition, ask) || is_silent {
            return own;
        }
        let mut parts = vec![own];
        let others =
            foreign.into_iter().map(|(ledger, rows)| self.leaf(&self.evaluator(ledger, rows), at, period, ask));
        parts.extend(others.filter(|part| part.reading.known().is_some()));
        made(definition, period, self.add(definition, period, &parts))
    }

    /// What lies above the towns: all that lies in it together, and what its own ledger adds.
    fn above(&self, code: DivisionCode, at: usize, period: Period, ask: Ask) -> Rc<Figure> {
        let definition = &self.catalogue.all()[at];
        let own = self.index.seat(code).map(|seat| self.leaf(&self.evaluator(seat, Rows::All), at, period, ask));
        let own = own.filter(|own| matches!(own.reading, Reading::Known(_) | Reading::Pending));
        if let Some(own) = own.as_ref().filter(|_| is_reported(definition, ask)) {
            return own.clone();
        }
        if ask == Ask::Figure && definition.over_divisions == Fold::Never {
            return made(definition, period, (Reading::NotApplicable, Lineage::default()));
        }
        let mut coverage = Coverage::of(Level::Town);
        let mut parts = Vec::new();
        for child in self.index.children(code, self.day(period)) {
            let figure = self.get(child, at, period, ask);
            self.cover(&mut coverage, child, &figure);
            parts.push(self.qualified(child, figure));
        }
        parts.extend(own);
        let (reading, mut lineage) = match ask {
            Ask::Figure => self.add(definition, period, &parts),
            Ask::Target => add::sum(definition, &parts),
        };
        if !coverage.parts.is_empty() {
            let notes = [coverage.zh(), lineage.note.take()];
            let notes: Vec<String> = notes.into_iter().flatten().collect();
            lineage.note = (!notes.is_empty()).then(|| notes.join("；"));
            lineage.coverage = Some(coverage);
        }
        made(definition, period, (reading, lineage))
    }

    /// Notes whether a child has said something. What does not apply to it, it cannot report.
    fn cover(&self, coverage: &mut Coverage, child: DivisionCode, figure: &Figure) {
        if child.level() > Level::Town {
            match &figure.lineage.coverage {
                Some(below) => coverage.extend(below),
                None if figure.reading == Reading::NotReported => self.lack(coverage, child, figure.period),
                None => {}
            }
            return;
        }
        let name = self.index.name(child, self.day(figure.period));
        let below = figure.lineage.coverage.as_ref().filter(|below| !below.is_whole());
        let share = match (&figure.reading, below) {
            (Reading::Known(_), Some(below)) => Share::Partly(below.short()),
            (Reading::Known(_), None) => Share::Known,
            (Reading::Pending, _) => Share::Pending,
            (Reading::NotReported, _) => Share::Missing,
            (Reading::NotApplicable, _) => return,
        };
        coverage.add(&name, share);
    }

    /// All towns of a county that says nothing.
    fn lack(&self, coverage: &mut Coverage, code: DivisionCode, period: Period) {
        let day = self.day(period);
        for child in self.index.children(code, day) {
            if child.level() > Level::Town {
                self.lack(coverage, child, period);
            } else {
                coverage.add(&self.index.name(child, day), Share::Missing);
            }
        }
    }

    /// Above the town a record is called by its town and its 编号.
    fn qualified(&self, child: DivisionCode, figure: Rc<Figure>) -> Rc<Figure> {
        if child.level() > Level::Town {
            return figure;
        }
        let mut figure = Rc::unwrap_or_clone(figure);
        let Lineage { records, open, same, sides, .. } = &mut figure.lineage;
        *sides = None;
        for record in records.iter_mut().chain(open).chain(same) {
            record.id = self.called(record.ledger, &record.id).into();
        }
        Rc::new(figure)
    }

    fn called(&self, ledger: usize, id: &str) -> String {
        format!("{}/{id}", self.ledger(ledger).head.name)
    }

    fn excluded(&self, code: DivisionCode, definition: &Definition, period: Period) -> Vec<(RecordRef, Excluded)> {
        let day = self.day(period);
        let parts = match code.level() {
            Level::Village => self.index.holders(code, day),
            Level::Town => {
                let Some(seat) = self.index.seat(code) else { return Vec::new() };
                let (rows, foreign) = self.index.rows(code, seat, day);
                std::iter::once((seat, rows)).chain(foreign).collect()
            }
            Level::County | Level::City | Level::Province => {
                let own = self.index.seat(code).map(|seat| self.evaluator(seat, Rows::All));
                let mut all = own.map_or_else(Vec::new, |own| own.excluded(definition, period));
                for child in self.index.children(code, day) {
                    let below = self.excluded(child, definition, period).into_iter();
                    all.extend(below.map(|(mut record, why)| {
                        if child.level() == Level::Town {
                            record.id = self.called(record.ledger, &record.id).into();
                        }
                        (record, why)
                    }));
                }
                return all;
            }
        };
        let all = parts.into_iter().map(|(ledger, rows)| self.evaluator(ledger, rows).excluded(definition, period));
        all.flatten().collect()
    }

    fn table(&self, record: &RecordRef) -> &'a dyn Table {
        self.ledger(record.ledger).records.table(record.kind).expect("a record is of a kind there is")
    }
}

/// Whether a division says it as a whole: what it says itself goes before what its parts give.
fn is_reported(definition: &Definition, ask: Ask) -> bool {
    ask == Ask::Target || matches!(definition.measured, Measured::Observed { .. })
}

fn made(definition: &Definition, period: Period, (reading, lineage): (Reading<Quantity>, Lineage)) -> Rc<Figure> {
    Rc::new(Figure { code: definition.code.clone(), period, reading, lineage })
}
