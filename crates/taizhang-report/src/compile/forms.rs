//! What a slot shows: figures and targets, and what is left open where there is none.

use std::rc::Rc;

use taizhang_core::base::numeral::write;
use taizhang_core::base::{Period, Quantity, Reading, Unit};
use taizhang_core::catalogue::{Coverage, Definition, Figure};
use taizhang_core::kind::Value;
use taizhang_doc::{Bound, Inline, Role, Source};

use super::Cx;
use super::change::{self, Against};
use super::prose;
use super::walk::{At, On};
use crate::template::ast::Slot;
use crate::template::resolve::{Meaning, Shift};
use crate::template::words::PaperWord;

impl Cx<'_> {
    pub(super) fn period(&self, shift: Shift) -> Period {
        let period = self.order.period;
        match shift {
            Shift::None => period,
            Shift::YearBefore => period.year_before(),
            Shift::Eve => change::eve(period),
            Shift::YearToDate => period.year_to_date(),
            Shift::Year => period.year(),
            Shift::Before => {
                let eve = period.eve();
                Period::new(eve, eve).expect("one day")
            }
            Shift::YearToDateBefore => period.year_to_date().year_before(),
        }
    }

    /// The figure that a path means, noted as one the paper rests on.
    pub(super) fn figure_at(&self, path: &str, at: At<'_>) -> Option<Rc<Figure>> {
        match self.names(at).resolve(path)? {
            Meaning::Figure(index, shift) => Some(self.figure(index, self.period(shift))),
            Meaning::Target(index, shift) => self.subject.target(&self.catalogue.all()[index].code, self.period(shift)),
            _ => None,
        }
    }

    pub(super) fn figure(&self, index: usize, period: Period) -> Rc<Figure> {
        self.made.borrow_mut().figures.insert((index, period));
        let code = &self.catalogue.all()[index].code;
        self.subject.figure(code, period).expect("the index is of this catalogue")
    }

    /// What a slot shows; none where it is empty.
    pub(super) fn slot(&self, slot: &Slot, at: At<'_>) -> Option<Vec<Inline>> {
        let meaning = self.names(at).resolve(&slot.path)?;
        match meaning {
            Meaning::Paper(word @ (PaperWord::Debts | PaperWord::Gaps)) => self.lacks(word, slot),
            Meaning::Paper(word) => self.paper_word(word),
            Meaning::Fixed(index) => {
                let fixed = &self.phrases.fixed[index];
                let stands = fixed.stands(self.order.date);
                if !stands && !at.in_clause {
                    self.find(prose::out_of_force(fixed, self.order.date));
                }
                stands.then(|| vec![Inline::Text(fixed.zh.clone())])
            }
            Meaning::Figure(index, shift) => self.figure_slot(index, shift, slot),
            Meaning::Count | Meaning::Sum(_) => self.of_records(meaning, slot, at),
            Meaning::OfFigure(word) => self.of_figure(word, slot, at),
            Meaning::OfEntry(word) => self.of_entry(word, at),
            Meaning::OfTown(word) => self.of_town(word, slot, at),
            Meaning::OfIssue(word) => self.of_issue(word, slot),
            Meaning::OfLack(word) => self.of_lack(word, at),
            Meaning::OfRevision(word) => self.of_revision(word),
            Meaning::Revised(word) => self.of_revised(word, slot, at),
            Meaning::Within(index, shift) => self.within(index, shift, slot, at),
            Meaning::Predicate(_) => None,
            Meaning::Target(index, shift) => {
                let definition = &self.catalogue.all()[index];
                let target = self.subject.target(&definition.code, self.period(shift))?;
                // The tasks of some towns are no task of the county.
                let lacking = |figure: &Figure| figure.lineage.coverage.as_ref().map_or(0, |known| known.missing.len());
                if lacking(&target) > lacking(&self.figure(index, self.period(Shift::YearToDate))) {
                    return None;
                }
                let source = Source::Figure(format!("target:{}", definition.code));
                self.value(index, &target, source, slot, at.in_clause)
            }
            Meaning::Number => Some(vec![Inline::Text(match at.on {
                On::Record(here) => here.number.to_string(),
                On::Figure(_, number)
                | On::Entry(_, number)
                | On::Town(_, number)
                | On::Debt(_, number)
                | On::Gap(_, number)
                | On::Revised(_, number)
                | On::Altered(_, number) => number.to_string(),
                On::Paper | On::Records(_) | On::Cell(..) => return None,
            })]),
            Meaning::Phrase => self.phrase(at.record()?),
            Meaning::Measure(index) => self.measure(at.record()?, index, slot),
            Meaning::Field(index) => self.field(at.record()?, index, slot),
            Meaning::Stage(field, stage) => {
                let here = at.record()?;
                let Some(Value::Steps { steps, .. }) = here.table.value(here.row, field) else { return None };
                let day = steps.iter().find(|(to, _)| to.code == stage.code).map(|(_, on)| *on)?;
                Some(vec![self.day(here, &format!("{}.{}", here.info().fields[field].code, stage.code), day, slot)])
            }
        }
    }

    fn figure_slot(&self, index: usize, shift: Shift, slot: &Slot) -> Option<Vec<Inline>> {
        let period = self.period(shift);
        let figure = self.figure(index, period);
        let code = &self.catalogue.all()[index].code;
        if slot.forms.iter().any(|form| form == "yoy") {
            return self.change(index, &figure, period, Against::YearBefore);
        }
        if slot.forms.iter().any(|form| form == "vs_before") {
            return self.change(index, &figure, period, Against::Before(self.this("上周", "上期")));
        }
        if slot.forms.iter().any(|form| form == "vs_eve") {
            return self.change(index, &figure, period, Against::Eve);
        }
        let source = match shift {
            Shift::None => Source::Figure(code.clone()),
            _ => Source::Derived(slot.path.clone()),
        };
        let shown = self.value(index, &figure, source.clone(), slot, true);
        if shown.is_none() && slot.forms.iter().any(|form| form == "open") && figure.reading == Reading::NotReported {
            return Some(vec![
                self.bind(Bound { shown: "未报".to_owned(), ..gap_bound("", "未报", source, Vec::new()) }),
            ]);
        }
        shown
    }

    /// A value bound to its figure. Nothing, never 0个, where a count is empty and the template does not ask for it.
    fn value(
        &self,
        index: usize,
        figure: &Figure,
        source: Source,
        slot: &Slot,
        falls_at_zero: bool,
    ) -> Option<Vec<Inline>> {
        let definition = &self.catalogue.all()[index];
        let records: Vec<String> = figure.lineage.records.iter().map(|record| record.id.to_string()).collect();
        self.rest_on(&figure.lineage.records);
        self.rest_on(&figure.lineage.open);
        match figure.reading {
            Reading::Known(quantity) => {
                let keeps_zero = slot.forms.iter().any(|form| form == "zero");
                if falls_at_zero && quantity.amount.is_zero() && !keeps_zero {
                    return None;
                }
                Some(vec![self.bind(Bound {
                    shown: shown(quantity, slot),
                    role: Role::Number,
                    value: Some(quantity.amount.normalize().to_string()),
                    unit: Some(quantity.unit.zh().to_owned()),
                    source,
                    records,
                    basis: Some(basis(definition, figure)),
                })])
            }
            Reading::Pending => {
                let open: Vec<String> = figure.lineage.open.iter().map(|record| record.id.to_string()).collect();
                Some(vec![self.bind(gap_bound(&definition.name, "待核", source, open))])
            }
            Reading::NotReported | Reading::NotApplicable => None,
        }
    }

    /// A place left open, where the template needs a value and there is none.
    pub(super) fn gap(&self, slot: &Slot, at: At<'_>) -> Vec<Inline> {
        let name = match self.names(at).resolve(&slot.path) {
            Some(Meaning::Figure(index, _) | Meaning::Target(index, _)) => self.catalogue.all()[index].name.clone(),
            Some(Meaning::Field(index) | Meaning::Stage(index, _)) => {
                at.record().map(|here| here.info().fields[index].zh.to_owned()).unwrap_or_default()
            }
            _ => slot.path.clone(),
        };
        vec![self.bind(gap_bound(&name, "未报", Source::Derived(slot.path.clone()), Vec::new()))]
    }

    /// The number of records of a list, with its unit.
    pub(super) fn number_of(&self, path: &str) -> Option<Inline> {
        let figure = self.figure_at(path, At::paper())?;
        let Reading::Known(quantity) = figure.reading else { return None };
        Some(self.bind(Bound {
            shown: write::quantity(quantity),
            role: Role::Number,
            value: Some(quantity.amount.normalize().to_string()),
            unit: Some(quantity.unit.zh().to_owned()),
            source: Source::Figure(figure.code.clone()),
            records: figure.lineage.records.iter().map(|record| record.id.to_string()).collect(),
            basis: None,
        }))
    }
}

/// What the number is; of how many parts it is known, where not of all.
fn basis(definition: &Definition, figure: &Figure) -> String {
    match figure.lineage.coverage.as_ref().and_then(Coverage::zh) {
        Some(lacking) => format!("{}（{lacking}）", definition.basis),
        None => definition.basis.clone(),
    }
}

pub(super) fn shown(quantity: Quantity, slot: &Slot) -> String {
    let unit = slot.forms.iter().find_map(|form| Unit::named(form));
    let wanted = match unit {
        Some(unit) => quantity.to(unit).unwrap_or(quantity),
        None if slot.forms.iter().any(|form| form == "bare") => quantity,
        None => write::in_prose(quantity),
    };
    if slot.forms.iter().any(|form| form == "bare") {
        write::amount(wanted.amount, write::decimals(wanted.unit))
    } else {
        write::quantity(wanted)
    }
}

pub(super) fn gap_bound(name: &str, why: &str, source: Source, records: Vec<String>) -> Bound {
    Bound {
        shown: format!("〔{why}：{name}〕"),
        role: Role::Gap,
        value: None,
        unit: None,
        source,
        records,
        basis: None,
    }
}
