//! From a row to the records it says.

use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use taizhang_core::base::numeral::day::from_serial;
use taizhang_core::base::{Place, Unit};
use taizhang_core::kind::read::{self, Given, Read, Unfit};
use taizhang_core::kind::{
    Common, FieldInfo, Kind, KindInfo, Meta, Observation, Opt, Origin, Project, Shape, Target as Goal, Value,
};

use super::cell::{Cell, Row};
use super::cross::no_indicator;
use super::desk::{Desk, Holder};
use super::indicators::Indicators;
use super::plan::{Plan, Planned, Slot, in_unit};
use super::progress;
use super::say::{About, Told};
use super::total::Totals;
use crate::layout::{Target, plain};

/// Dated steps of one row, gathered from their columns.
struct Gathered {
    field: usize,
    steps: Vec<(&'static Opt, Date)>,
    claimed: Option<&'static Opt>,
}

/// A record in the making.
struct Making<'p> {
    plan: &'p Plan,
    view: usize,
    info: &'static KindInfo,
    row: u32,
    label: String,
    /// The unit of numbers whose field has none: the indicator's.
    unit: Option<Unit>,
    /// Fields to set when the whole row is walked.
    values: Vec<(usize, Value)>,
    steps: Vec<Gathered>,
    meta: Meta,
    told: Vec<(Place, Told)>,
    /// Whether a cell of the record is an error.
    spoilt: bool,
    /// Whether the cell was told of already, for another record of the row.
    is_told: bool,
}

/// Takes the record that `row` is for one view; `host` is the view that it was taken for before. True where it is usable.
pub(super) fn take(
    desk: &mut Desk<'_>,
    plan: &Plan,
    view: usize,
    host: Option<usize>,
    row: &Row,
    totals: &mut Totals,
) -> bool {
    let info = plan.layout.views[view].kind;
    let mut making = Making::new(plan, view, row);
    making.unit =
        indicator_of(info).and_then(|_| desk.indicators.named(&making.label)).and_then(|indicator| indicator.unit);
    making.fixed();
    for (column, cell) in row.cells() {
        match plan.column(column) {
            Some(Planned::Holds(slots)) => {
                if host.is_some()
                    && !slots[view].target.field().is_none_or(|field| plan.layout.views[view].is_for_guests(field))
                {
                    continue;
                }
                // What stands there for both was told of the host.
                making.is_told = host.is_some_and(|host| slots[host].target != Target::Nothing);
                making.cell(column, cell, &slots[view], row, totals);
            }
            Some(Planned::Extra(head)) if host.is_none() && plan.layout.views[view].needs.is_none() => {
                making.meta.extra.push((head.clone(), cell.words().into()));
            }
            _ => {}
        }
    }
    let named = making.asked(host);
    making.indicator(desk.indicators);
    let Making { values, steps, meta, told, spoilt, .. } = making;
    for (place, told) in told {
        desk.tell(place, told);
    }
    if !named {
        return false;
    }
    let column = plan.layout.views[view].id.and_then(|means| plan.found.column(means)).unwrap_or(0);
    if let Some(holder) = desk.holder(&meta.id) {
        let place = Place::Cell { at: plan.cell(row.number, column), of: Some((meta.id.clone(), "")) };
        desk.twice(&meta.id, place, holder);
        return false;
    }
    let id = meta.id.clone();
    let table = desk.ledger.records.table_mut(info.code).expect("a kind of the registry has its table");
    let at = table.add(meta);
    for (field, value) in values {
        table.set(at, field, Some(value)).expect("what the grammar reads for a field fits it");
    }
    for Gathered { field, steps, claimed } in steps {
        let value = Value::Steps { steps, claimed };
        table.set(at, field, Some(value)).expect("stages of the field's own list");
    }
    if !id.is_empty() {
        desk.hold(id, Holder { kind: info.code, at, column });
    }
    if info.code == Project::CODE {
        progress::offer(desk, plan, at);
    }
    !spoilt
}

impl<'p> Making<'p> {
    fn new(plan: &'p Plan, view: usize, row: &Row) -> Self {
        let layout_view = &plan.layout.views[view];
        let id = layout_view.id.and_then(|means| plan.found.column(means)).and_then(|column| row.get(column));
        let id: Arc<str> = id.map_or_else(|| "".into(), |cell| cell.words().into());
        let mut meta = Meta::new(id);
        meta.origin = Some(Origin { sheet: plan.origins[view].clone(), row: row.number });
        let info = layout_view.kind;
        let names = info.fields.iter().enumerate().filter(|(_, field)| field.role.key && field.shape == Shape::Text);
        let label = names
            .filter_map(|(at, _)| plan.found.column_of(view, Target::Field(at)))
            .find_map(|column| row.text(column));
        Self {
            plan,
            view,
            info,
            row: row.number,
            label: label.unwrap_or_default().to_owned(),
            unit: None,
            values: Vec::with_capacity(row.len()),
            steps: Vec::new(),
            meta,
            told: Vec::new(),
            spoilt: false,
            is_told: false,
        }
    }

    fn place(&self, column: u32, code: &'static str) -> Place {
        Place::Cell { at: self.plan.cell(self.row, column), of: Some((self.meta.id.clone(), code)) }
    }

    fn tell(&mut self, column: u32, code: &'static str, told: Told) {
        if self.is_told {
            return;
        }
        self.spoilt |= told.sort.severity == taizhang_core::base::Severity::Error;
        self.told.push((self.place(column, code), told));
    }

    /// What every record of the view has.
    fn fixed(&mut self) {
        let layout_view = &self.plan.layout.views[self.view];
        // A sheet of one sort has no column for it.
        if let (Some(word), Some(sort)) = (&self.plan.found.each, self.plan.layout.sort)
            && let Target::Field(field) = self.plan.layout.columns[sort].targets[self.view]
            && let Ok(Read::Value(value, _)) = read::read(self.info.fields[field], Given::Text(word), self.plan.year)
        {
            self.values.push((field, value));
        }
        for (field, text) in &layout_view.fixed {
            if let Ok(Read::Value(value, _)) = read::read(self.info.fields[*field], Given::Text(text), self.plan.year) {
                self.values.push((*field, value));
            }
        }
    }

    /// Sheets show an indicator by its name, records hold its code.
    fn indicator(&mut self, indicators: &Indicators<'_>) {
        let plan = self.plan;
        let Some(key) = indicator_of(self.info) else { return };
        let Some(Value::Text(said)) = self.values.iter_mut().find(|(field, _)| *field == key).map(|(_, value)| value)
        else {
            return;
        };
        match indicators.named(said) {
            Some(indicator) => *said = indicator.code.as_str().into(),
            None if indicators.is_empty() => {}
            None => {
                let (words, column) =
                    (said.to_string(), plan.found.column_of(self.view, Target::Field(key)).unwrap_or(0));
                self.tell(column, self.info.fields[key].code, no_indicator(indicators, &words));
            }
        }
    }

    fn gathered(&mut self, field: usize) -> &mut Gathered {
        let at = self.steps.iter().position(|own| own.field == field).unwrap_or_else(|| {
            self.steps.push(Gathered { field, steps: Vec::new(), claimed: None });
            self.steps.len() - 1
        });
        &mut self.steps[at]
    }

    fn cell(&mut self, column: u32, cell: Cell<'_>, slot: &Slot, row: &Row, totals: &mut Totals) {
        match (slot.target, &slot.field) {
            (Target::Field(field), Some(info)) => {
                let beside = slot.unit_column.and_then(|column| row.get(column));
                match beside.map(Cell::words) {
                    Some(said) => match unit_beside(&said, info) {
                        Ok(unit) => self.field(column, cell, field, &in_unit(info, Some(unit)), slot.adds, totals),
                        Err(wanted) => {
                            let words = cell.words();
                            let told = self.about(info, None, &words).no_unit(&said, wanted);
                            self.unread(column, field, info, told);
                        }
                    },
                    None if info.unit.is_none() && self.unit.is_some() => {
                        let info = in_unit(info, self.unit);
                        self.field(column, cell, field, &info, slot.adds, totals);
                    }
                    None => self.field(column, cell, field, info, slot.adds, totals),
                }
            }
            (Target::Step(field, stage), Some(info)) => self.step(column, cell, field, info, stage),
            (Target::Evidence, _) if !self.is_told => {
                let words = cell.words();
                let parts = words.split(['、', '；', ';', '\n']).map(str::trim).filter(|part| !part.is_empty());
                self.meta.evidence.extend(parts.map(Into::into));
            }
            _ => {}
        }
    }

    fn about<'t>(&'t self, field: &'t FieldInfo, stage: Option<&'static Opt>, text: &'t str) -> About<'t> {
        About { kind: self.info, field, stage, text, label: &self.label }
    }

    fn unread(&mut self, column: u32, field: usize, info: &FieldInfo, told: Told) {
        self.meta.unread.insert(field);
        self.tell(column, info.code, told);
    }

    /// A cell that holds a field as such.
    fn field(&mut self, column: u32, cell: Cell<'_>, field: usize, info: &FieldInfo, adds: bool, totals: &mut Totals) {
        match self.read(column, cell, info) {
            Ok(Read::Empty) => {}
            Ok(Read::Pending) => {
                self.meta.pending.insert(field);
                totals.open(column);
            }
            Ok(Read::Value(value, hedge)) => {
                if let Some(told) = self.slip(cell, info, &value) {
                    let refused = told.sort.severity == taizhang_core::base::Severity::Error;
                    if refused {
                        totals.open(column);
                        return self.unread(column, field, info, told);
                    }
                    self.tell(column, info.code, told);
                }
                if hedge.is_some() {
                    let words = cell.words();
                    let told = self.about(info, None, &words).hedged(&read::show(info, &value));
                    self.tell(column, info.code, told);
                }
                if adds {
                    totals.add(column, self.row, &value, info);
                }
                match value {
                    Value::Steps { claimed, .. } => self.gathered(field).claimed = claimed,
                    value => self.values.push((field, value)),
                }
            }
            Err(told) => {
                totals.open(column);
                self.unread(column, field, info, told);
            }
        }
    }

    /// A cell that holds the day, or the days, of a stage.
    fn step(&mut self, column: u32, cell: Cell<'_>, field: usize, info: &FieldInfo, stage: &'static Opt) {
        let day = FieldInfo { shape: Shape::Day, ..in_unit(info, None) };
        let words = cell.words();
        let days: Vec<&str> = match cell {
            Cell::Text(text) => text.split(['、', '；', ';', '\n']).filter(|part| !part.trim().is_empty()).collect(),
            _ => vec![words.as_str()],
        };
        let several = days.len() > 1;
        for text in days {
            let cell = if several { Cell::Text(text) } else { cell };
            match self.read_given(column, cell, &day) {
                Ok(Read::Value(Value::Day(on), _)) => self.gathered(field).steps.push((stage, on)),
                Ok(Read::Pending) => self.meta.pending.insert(field),
                Ok(_) => {}
                Err(fault) => {
                    let told = self.fault(&fault, info, Some(stage), text);
                    self.unread(column, field, info, told);
                }
            }
        }
    }

    fn read_given(&self, column: u32, cell: Cell<'_>, info: &FieldInfo) -> Result<Read, Fault> {
        let few = matches!(info.shape, Shape::Day | Shape::Period | Shape::Choice(_) | Shape::Steps(_));
        match given(cell, info)? {
            Given::Text(text) if few => self.plan.read_words(column, info, text).map_err(Fault::Unfit),
            given => read::read(info, given, self.plan.year).map_err(Fault::Unfit),
        }
    }

    fn read(&self, column: u32, cell: Cell<'_>, info: &FieldInfo) -> Result<Read, Told> {
        let read = self.read_given(column, cell, info);
        read.map_err(|fault| self.fault(&fault, info, None, &cell.words()))
    }

    fn fault(&self, fault: &Fault, info: &FieldInfo, stage: Option<&'static Opt>, text: &str) -> Told {
        let about = self.about(info, stage, text);
        match fault {
            Fault::Unfit(unfit) => about.unfit(unfit),
            Fault::Formula => about.error(),
            Fault::Dotted(month, day) => about.dotted(*month, *day),
        }
    }

    /// A bare number of 万元 that can only have been typed in 元.
    fn slip(&self, cell: Cell<'_>, info: &FieldInfo, value: &Value) -> Option<Told> {
        let Value::Quantity(quantity) = value else { return None };
        let wan = info.shape == Shape::Money && info.unit == Some(Unit::WanYuan) && quantity.unit == Unit::WanYuan;
        let bare = match cell {
            Cell::Text(text) => !text.contains('元') && !text.contains(['万', '亿']),
            _ => true,
        };
        if !wan || !bare {
            return None;
        }
        let words = cell.words();
        let about = self.about(info, None, &words);
        let amount = quantity.amount;
        let whole = (amount % Decimal::from(10_000)).is_zero();
        if amount >= Decimal::from(10_000_000) && whole {
            Some(about.slip(amount))
        } else if amount >= Decimal::from(1_000_000) {
            Some(about.large(amount))
        } else {
            None
        }
    }

    /// Tells what must be filled and is not. False where nothing is left to call the record by.
    fn asked(&mut self, host: Option<usize>) -> bool {
        let plan = self.plan;
        let mut named = None;
        for &field in &plan.asked[self.view] {
            let info = self.info.fields[field];
            let filled = self.values.iter().any(|(own, _)| *own == field)
                || self.steps.iter().any(|own| own.field == field && own.claimed.is_some());
            let there = filled || self.meta.is_open(field);
            if info.role.key && info.shape == Shape::Text {
                named = Some(named.unwrap_or(false) || there);
            }
            if !there {
                let column = plan.found.column_of(self.view, Target::Field(field)).unwrap_or(0);
                self.is_told = host
                    .is_some_and(|host| plan.slot_of(column, host).is_some_and(|slot| slot.target != Target::Nothing));
                let told = self.about(info, None, "").missing();
                self.tell(column, info.code, told);
            }
        }
        named.unwrap_or(true)
    }
}

enum Fault {
    Unfit(Unfit),
    Formula,
    /// 6.1 as a number: 6月1日 or 6月10日.
    Dotted(i64, i64),
}

/// What a cell gives for a field. Numbers under the head of a day are days as Excel counts them, or `6.5`.
fn given<'c>(cell: Cell<'c>, info: &FieldInfo) -> Result<Given<'c>, Fault> {
    match cell {
        Cell::Text(text) => Ok(Given::Text(text)),
        Cell::Day(day) => Ok(Given::Day(day)),
        Cell::Flag(flag) => Ok(Given::Flag(flag)),
        Cell::Error(_) => Err(Fault::Formula),
        Cell::Number(number) if matches!(info.shape, Shape::Day | Shape::Period) => given_day(number, info.shape),
        Cell::Number(number) => Ok(Given::Number(number)),
    }
}

fn given_day<'c>(number: Decimal, shape: Shape) -> Result<Given<'c>, Fault> {
    let whole = number.trunc();
    let serial = whole.to_i64().filter(|serial| (20_000..=80_000).contains(serial));
    if let Some(day) = serial.and_then(|serial| from_serial(serial).ok()) {
        return Ok(Given::Day(day));
    }
    let month = whole.to_i64().filter(|month| (1..=12).contains(month));
    let fraction = number.fract().normalize();
    if let (Some(month), 1, Shape::Day) = (month, fraction.scale(), shape)
        && let Some(day @ 1..=3) = (fraction * Decimal::TEN).to_i64()
    {
        return Err(Fault::Dotted(month, day));
    }
    Ok(Given::Number(number))
}

/// The unit that another column says, where it measures what the field measures.
fn unit_beside(said: &str, info: &FieldInfo) -> Result<Unit, Option<Unit>> {
    let unit = Unit::named(said.trim()).or_else(|| Unit::named(&plain(said)));
    let fits = |unit: &Unit| info.unit.is_none_or(|own| own.dimension() == unit.dimension());
    unit.filter(fits).ok_or(info.unit)
}

/// The field that names an indicator, of the kinds that have one.
fn indicator_of(info: &KindInfo) -> Option<usize> {
    match info.code {
        Observation::CODE => Some(Observation::INDICATOR.index()),
        Goal::CODE => Some(Goal::FIGURE.index()),
        _ => None,
    }
}

/// The place of 本期进展 in the table of a kind.
pub(super) fn progress_of(info: &KindInfo) -> usize {
    info.own + Common::PROGRESS.index()
}
