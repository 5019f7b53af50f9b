//! From records to figures, with lineage: which records were counted, which were not, and why.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::Catalogue;
use super::coverage::Coverage;
use super::definition::{Definition, Measured, Part, Select, Wanted, Whole};
use super::excluded::{Excluded, excluded};
use crate::base::{Dimension, Period, Quantity, Reading, Unit};
use crate::kind::{Declaration, KindInfo, Ledger, Shape, Table, Value, View};

/// A record that a figure rests on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RecordRef {
    /// Whose ledger holds it: 0 for the one that was asked, from 1 on those of the towns below.
    pub ledger: usize,
    /// The kind's code.
    pub kind: &'static str,
    /// Its row in the kind's table.
    pub row: usize,
    /// 编号; above the town with the town's name before it.
    pub id: Arc<str>,
}

/// The value of a figure for a division and a period, with its lineage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The definition's code.
    pub code: String,
    /// The period asked for.
    pub period: Period,
    /// The exact value, not rounded, in the definition's unit.
    pub reading: Reading<Quantity>,
    /// What it rests on.
    pub lineage: Lineage,
}

/// What a value rests on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lineage {
    /// The records counted, in order.
    pub records: Vec<RecordRef>,
    /// Records that would count if what they leave open were known.
    pub open: Vec<RecordRef>,
    /// Records about a thing that a record of another town counts already.
    pub same: Vec<RecordRef>,
    /// The two sides of a rate.
    pub sides: Option<(Box<Figure>, Box<Figure>)>,
    /// What a reader of the number should know: months that are missing, records without an amount.
    pub note: Option<String>,
    /// Of how many parts it is known, where it was added up over divisions.
    pub coverage: Option<Coverage>,
}

/// Which rows of a ledger are looked at.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rows {
    /// All of them: a town with its villages.
    All,
    /// All but those of these villages, which lie in another town.
    Without(BTreeSet<Box<str>>),
    /// Those of these villages.
    Of(BTreeSet<Box<str>>),
}

impl Rows {
    /// Whether a record of this village, or of none, is looked at.
    pub(super) fn take(&self, village: Option<&str>) -> bool {
        match self {
            Self::All => true,
            Self::Without(left) => village.is_none_or(|village| !left.contains(village)),
            Self::Of(villages) => village.is_some_and(|village| villages.contains(village)),
        }
    }

    /// Whether a row that speaks for a division as a whole speaks for this one: a village's own, else the town's.
    pub(super) fn speaks(&self, village: Option<&str>) -> bool {
        match self {
            Self::All | Self::Without(_) => village.is_none(),
            Self::Of(_) => self.take(village),
        }
    }
}

/// Evaluates figures over one ledger. What was evaluated once is kept.
pub struct Evaluator<'a> {
    /// The definitions.
    pub catalogue: &'a Catalogue,
    /// The records.
    pub ledger: &'a Ledger,
    /// Until when data count: what is dated later is not looked at.
    pub as_of: Date,
    pub(super) seat: usize,
    pub(super) rows: Rows,
    kept: RefCell<BTreeMap<(usize, Period), Rc<Figure>>>,
    targets: RefCell<BTreeMap<(usize, Period), Rc<Figure>>>,
}

impl<'a> Evaluator<'a> {
    /// Over `ledger`, with what is known until `as_of`.
    pub fn new(catalogue: &'a Catalogue, ledger: &'a Ledger, as_of: Date) -> Self {
        Self::of_rows(catalogue, ledger, as_of, 0, Rows::All)
    }

    /// Over some rows of the ledger at `seat` of a realm.
    pub(super) fn of_rows(catalogue: &'a Catalogue, ledger: &'a Ledger, as_of: Date, seat: usize, rows: Rows) -> Self {
        Self { catalogue, ledger, as_of, seat, rows, kept: RefCell::default(), targets: RefCell::default() }
    }

    /// The figure of this code or name; none where the catalogue has no such figure.
    pub fn figure(&self, name: &str, period: Period) -> Option<Rc<Figure>> {
        let definitions = self.catalogue.all();
        let at = self.catalogue.position(name)?;
        if let Some(figure) = self.kept.borrow().get(&(at, period)) {
            return Some(figure.clone());
        }
        let figure = Rc::new(self.evaluate(&definitions[at], period));
        self.kept.borrow_mut().insert((at, period), figure.clone());
        Some(figure)
    }

    /// The task set for a figure over a period.
    pub fn target(&self, name: &str, period: Period) -> Option<Rc<Figure>> {
        let definitions = self.catalogue.all();
        let at = self.catalogue.position(name)?;
        if let Some(figure) = self.targets.borrow().get(&(at, period)) {
            return Some(figure.clone());
        }
        let figure = Rc::new(self.evaluate_target(&definitions[at], period));
        self.targets.borrow_mut().insert((at, period), figure.clone());
        Some(figure)
    }

    /// The records of a figure's kind that were not counted, and why.
    pub fn excluded(&self, definition: &Definition, period: Period) -> Vec<(RecordRef, Excluded)> {
        let (Measured::Count { select, .. }
        | Measured::Sum { select, .. }
        | Measured::Median { select, .. }
        | Measured::Stock { select, .. }
        | Measured::List { select, .. }) = &definition.measured
        else {
            return Vec::new();
        };
        let Some(table) = self.ledger.records.table(select.kind.code) else { return Vec::new() };
        let view = View { period: self.clip(select.over.days(period)), ledger: self.ledger };
        let rows = self.rows_of(table);
        rows.filter_map(|row| excluded(table, row, select, &view).map(|why| (self.reference(table, row), why)))
            .collect()
    }

    /// The rows that are looked at.
    fn rows_of<'t>(&'t self, table: &'t dyn Table) -> impl Iterator<Item = usize> + 't {
        (0..table.len()).filter(|row| self.rows.take(table.meta(*row).common.village.as_deref()))
    }

    fn reference(&self, table: &dyn Table, row: usize) -> RecordRef {
        RecordRef { ledger: self.seat, kind: table.info().code, row, id: table.meta(row).id.clone() }
    }

    fn references(&self, table: &dyn Table, rows: &[usize]) -> Vec<RecordRef> {
        rows.iter().map(|row| self.reference(table, *row)).collect()
    }

    /// Nothing that is dated after the as-of date is looked at.
    pub(super) fn clip(&self, period: Period) -> Period {
        let last = period.last().min(self.as_of).max(period.first());
        Period::new(period.first(), last).expect("does not end before it begins")
    }

    fn evaluate(&self, definition: &Definition, period: Period) -> Figure {
        let (reading, lineage) = if definition.valid.holds(period.last().year()) {
            self.measure(definition, period)
        } else {
            (Reading::NotApplicable, Lineage::default())
        };
        Figure { code: definition.code.clone(), period, reading, lineage }
    }

    fn measure(&self, definition: &Definition, period: Period) -> (Reading<Quantity>, Lineage) {
        match &definition.measured {
            Measured::Count { select, distinct } => self.count(definition, select, *distinct, period),
            Measured::List { select, order } => {
                let (reading, mut lineage) = self.count(definition, select, None, period);
                if let (Some((field, largest_first)), Some(table)) =
                    (order, self.ledger.records.table(select.kind.code))
                {
                    sort(&|_| table, &mut lineage.records, *field, *largest_first);
                }
                (reading, lineage)
            }
            Measured::Stock { select, of: None } => self.count(definition, select, None, period),
            Measured::Sum { select, of } | Measured::Stock { select, of: Some(of) } => {
                self.sum(definition, select, of, period)
            }
            Measured::Median { select, of } => {
                let (reading, lineage) = self.sum(definition, select, of, period);
                let worth = lineage.records.iter().map(|record| self.worth(definition, record, period));
                match (reading, median(worth.collect())) {
                    (Reading::Known(_), Some(middle)) => {
                        (Reading::Known(Quantity::new(middle, definition.unit)), lineage)
                    }
                    // The middle of nothing is nothing, and no 0.
                    (Reading::Known(_), None) => (Reading::NotApplicable, lineage),
                    (reading, _) => (reading, lineage),
                }
            }
            Measured::Observed { indicator } => self.observed(definition, indicator, period),
            Measured::Target { figure } => {
                let target = self.target(figure, period);
                target.map_or((Reading::NotApplicable, Lineage::default()), |target| {
                    (target.reading, target.lineage.clone())
                })
            }
            Measured::Rate { .. } | Measured::Per { .. } => self.rate(definition, period),
        }
    }

    fn select<'t>(&self, select: &Select, period: Period) -> Option<(&'t dyn Table, Vec<usize>, Period)>
    where
        'a: 't,
    {
        let ledger: &'a Ledger = self.ledger;
        let table = ledger.records.table(select.kind.code)?;
        let days = self.clip(select.over.days(period));
        let view = View { period: days, ledger };
        let rows = self.rows_of(table).filter(|row| excluded(table, *row, select, &view).is_none()).collect();
        Some((table, rows, days))
    }

    /// Whether an empty count is 0: only where a record of the kind exists, or it was declared.
    fn is_known(&self, table: &dyn Table, days: Period) -> bool {
        !table.is_empty() || declared(self.ledger, table.info(), days)
    }

    fn count(
        &self,
        definition: &Definition,
        select: &Select,
        distinct: Option<usize>,
        period: Period,
    ) -> (Reading<Quantity>, Lineage) {
        let Some((table, rows, days)) = self.select(select, period) else {
            return (Reading::NotReported, Lineage::default());
        };
        let lineage = Lineage { records: self.references(table, &rows), ..Lineage::default() };
        if !self.is_known(table, days) {
            return (Reading::NotReported, lineage);
        }
        let number = match distinct {
            None => rows.len(),
            Some(field) => {
                let mut seen: Vec<Box<str>> = rows.iter().flat_map(|row| words(table, *row, field)).collect();
                seen.sort();
                seen.dedup();
                seen.len()
            }
        };
        (Reading::Known(Quantity::new(number.into(), definition.unit)), lineage)
    }

    fn sum(
        &self,
        definition: &Definition,
        select: &Select,
        of: &Wanted,
        period: Period,
    ) -> (Reading<Quantity>, Lineage) {
        let Some((table, rows, days)) = self.select(select, period) else {
            return (Reading::NotReported, Lineage::default());
        };
        let view = View { period: days, ledger: self.ledger };
        let mut total = Quantity::new(Decimal::ZERO, definition.unit);
        let mut lineage = Lineage::default();
        let mut fits = true;
        for row in &rows {
            match wanted(table, *row, of, definition.unit, &view) {
                Reading::Known(quantity) => match total.plus(quantity) {
                    Ok(sum) => {
                        total = sum;
                        lineage.records.push(self.reference(table, *row));
                    }
                    Err(_) => fits = false,
                },
                Reading::Pending => lineage.open.push(self.reference(table, *row)),
                Reading::NotReported | Reading::NotApplicable => {}
            }
        }
        if !self.is_known(table, days) {
            return (Reading::NotReported, lineage);
        }
        if !fits {
            lineage.note = Some("有的数量单位不同，不能相加".to_owned());
            return (Reading::Pending, lineage);
        }
        if !lineage.open.is_empty() {
            let ids: Vec<&str> = lineage.open.iter().map(|record| &*record.id).collect();
            lineage.note = Some(format!("待核：{}", ids.join("、")));
            return (Reading::Pending, lineage);
        }
        (Reading::Known(total), lineage)
    }

    /// What one record gives to a figure that counts it.
    pub(super) fn worth(&self, definition: &Definition, record: &RecordRef, period: Period) -> Decimal {
        let (Measured::Sum { select, of } | Measured::Median { select, of } | Measured::Stock { select, of: Some(of) }) =
            &definition.measured
        else {
            return Decimal::ONE;
        };
        let Some(table) = self.ledger.records.table(record.kind) else { return Decimal::ZERO };
        let view = View { period: self.clip(select.over.days(period)), ledger: self.ledger };
        let quantity = wanted(table, record.row, of, definition.unit, &view).known();
        quantity.and_then(|quantity| quantity.to(definition.unit).ok()).map_or(Decimal::ZERO, |given| given.amount)
    }

    fn rate(&self, definition: &Definition, period: Period) -> (Reading<Quantity>, Lineage) {
        let side = |part: &Part| {
            let days = part.over.days(period);
            match &part.whole {
                Whole::Figure(code) => self.figure(code, days),
                Whole::Target(code) => self.target(code, days),
            }
        };
        divide(definition, side)
    }
}

/// The middle of values, of an even number the mean of the two in the middle.
pub(super) fn median(mut values: Vec<Decimal>) -> Option<Decimal> {
    values.sort_unstable();
    let upper = *values.get(values.len() / 2)?;
    if values.len() % 2 == 1 {
        return Some(upper);
    }
    (values[values.len() / 2 - 1] + upper).checked_div(Decimal::TWO)
}

/// A rate from its two sides, whoever evaluates these.
pub(super) fn divide(
    definition: &Definition,
    side: impl Fn(&Part) -> Option<Rc<Figure>>,
) -> (Reading<Quantity>, Lineage) {
    let (Measured::Rate { part, whole } | Measured::Per { part, whole }) = &definition.measured else {
        return (Reading::NotApplicable, Lineage::default());
    };
    let (Some(above), Some(below)) = (side(part), side(whole)) else {
        return (Reading::NotApplicable, Lineage::default());
    };
    let ratio = |above: Quantity, below: Quantity| match definition.measured {
        Measured::Per { .. } => per(above, below, definition.unit),
        _ => above.rate_of(below),
    };
    let reading = match (above.reading, below.reading) {
        (Reading::Known(above), Reading::Known(below)) => {
            ratio(above, below).map_or(Reading::NotApplicable, Reading::Known)
        }
        (Reading::Pending, _) | (_, Reading::Pending) => Reading::Pending,
        (Reading::NotReported, _) | (_, Reading::NotReported) => Reading::NotReported,
        _ => Reading::NotApplicable,
    };
    let mut records = above.lineage.records.clone();
    records.extend(below.lineage.records.iter().cloned());
    records.sort();
    records.dedup();
    let coverage = Coverage::of_both(above.lineage.coverage.as_ref(), below.lineage.coverage.as_ref());
    let sides = Some((Box::new((*above).clone()), Box::new((*below).clone())));
    (reading, Lineage { records, sides, coverage, ..Lineage::default() })
}

/// Whether it was declared that all of a kind is reported for these days, or that there was nothing.
fn declared(ledger: &Ledger, info: &KindInfo, days: Period) -> bool {
    let said = ledger.records.of::<Declaration>().iter();
    said.filter(|row| row.is_about(info)).any(|row| row.period.is_some_and(|of| of.covers(&days)))
}

pub(super) fn words(table: &dyn Table, row: usize, field: usize) -> Vec<Box<str>> {
    match table.value(row, field) {
        Some(Value::Text(text)) => vec![text],
        Some(Value::Texts(lines)) => lines,
        Some(Value::Choice(opt)) => vec![opt.zh.into()],
        _ => Vec::new(),
    }
}

fn wanted(table: &dyn Table, row: usize, of: &Wanted, unit: Unit, view: &View<'_>) -> Reading<Quantity> {
    match of {
        Wanted::Field(field) => match table.value(row, *field) {
            Some(Value::Quantity(quantity)) => Reading::Known(quantity),
            Some(Value::Number(number)) => {
                Reading::Known(Quantity::new(number, table.info().fields[*field].unit.unwrap_or(unit)))
            }
            _ => {
                let role = table.info().fields[*field].role;
                let asked = role.submit || role.save || table.meta(row).is_open(*field);
                if asked { Reading::Pending } else { Reading::NotReported }
            }
        },
        Wanted::Measure(at) => table.measure(row, *at, view).map_or(Reading::NotReported, Reading::Known),
        Wanted::Amounts(field, what) => match table.value(row, *field) {
            Some(Value::Amounts(amounts)) => {
                let mut named = amounts.iter().filter(|(name, _)| name.contains(what.as_str()));
                let first = named.next().map(|(_, quantity)| *quantity);
                let sum = named.try_fold(first, |sum, (_, more)| Some(sum?.plus(*more).ok()));
                sum.flatten().map_or(Reading::NotReported, Reading::Known)
            }
            _ if table.meta(row).is_open(*field) => Reading::Pending,
            _ => Reading::NotReported,
        },
    }
}

fn per(part: Quantity, whole: Quantity, unit: Unit) -> Result<Quantity, crate::base::QuantityError> {
    let Dimension::Per(above, below) = unit.dimension() else {
        return Err(crate::base::QuantityError::Dimensions(part.unit, unit));
    };
    let (part, whole) = (part.to(above)?.amount, whole.to(below)?.amount);
    if whole <= Decimal::ZERO {
        return Err(crate::base::QuantityError::NoBase);
    }
    let amount = part.checked_div(whole).ok_or(crate::base::QuantityError::OutOfRange)?;
    Ok(Quantity::new(amount, unit))
}

/// Orders records by a field; those that leave it empty stand last, equal ones in the order of their ids.
pub(super) fn sort<'t>(
    table: &dyn Fn(&RecordRef) -> &'t dyn Table,
    records: &mut [RecordRef],
    field: usize,
    largest_first: bool,
) {
    let key = |record: &RecordRef| match table(record).value(record.row, field) {
        Some(Value::Quantity(quantity)) => Some(quantity.amount * quantity.unit.factor()),
        Some(Value::Number(number)) => Some(number),
        Some(Value::Choice(opt)) => match table(record).info().fields[field].shape {
            Shape::Choice(options) => options.iter().position(|known| known.code == opt.code).map(Decimal::from),
            _ => None,
        },
        Some(Value::Day(day)) => {
            Some(Decimal::from(day.year()) * Decimal::from(1000) + Decimal::from(day.day_of_year()))
        }
        Some(Value::Steps { steps, .. }) => {
            let last = steps.last().map(|(_, on)| *on);
            last.map(|day| Decimal::from(day.year()) * Decimal::from(1000) + Decimal::from(day.day_of_year()))
        }
        _ => None,
    };
    records.sort_by(|a, b| {
        let (left, right) = (key(a), key(b));
        let by_value = match (left, right) {
            (Some(left), Some(right)) if largest_first => right.cmp(&left),
            (Some(left), Some(right)) => left.cmp(&right),
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
            (None, None) => std::cmp::Ordering::Equal,
        };
        by_value.then_with(|| a.id.cmp(&b.id))
    });
}
