//! What stands in a cell.

use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use taizhang_core::base::numeral::write;
use taizhang_core::base::{Quantity, Unit};
use taizhang_core::kind::read::{self, PENDING};
use taizhang_core::kind::{FieldInfo, Shape, Table, Value};

use crate::layout::{Layout, Offer, Target};

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cell {
    Blank,
    Words(String),
    Number(Decimal),
    Day(Date),
}

impl Cell {
    pub(super) fn words(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Blank } else { Self::Words(text) }
    }

    pub(super) fn pending() -> Self {
        Self::Words(PENDING.to_owned())
    }

    pub(super) fn is_blank(&self) -> bool {
        *self == Self::Blank
    }

    /// How many half-width characters it takes; of several lines the longest.
    pub(super) fn width(&self) -> usize {
        match self {
            Self::Blank => 0,
            Self::Words(text) => text.lines().map(width).max().unwrap_or(0),
            // Thousands are set apart.
            Self::Number(number) => number.to_string().len() * 4 / 3,
            Self::Day(_) => 10,
        }
    }

    /// A number, if a cell can hold it without losing a digit; else its words.
    fn number(number: Decimal, words: impl FnOnce() -> String) -> Self {
        let number = number.normalize();
        let kept = number.to_f64().is_some_and(|float| float.to_string().parse() == Ok(number));
        if kept { Self::Number(number) } else { Self::Words(words()) }
    }

    /// A quantity whose unit stands in a cell of its own.
    pub(super) fn amount_of(quantity: Quantity) -> Self {
        Self::number(quantity.amount, || write::exactly(quantity, 28))
    }

    fn day(day: Date) -> Self {
        // The calendar of a sheet begins in 1900, and its first weeks are wrong.
        if day.year() > 1900 { Self::Day(day) } else { Self::Words(day.to_string()) }
    }
}

/// How many half-width characters a line takes.
pub(super) fn width(line: &str) -> usize {
    line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// What the sheet shows of the record in `row`, in the column at `at`, as the view at `view` has it.
pub(super) fn of(layout: &Layout, view: usize, table: &dyn Table, row: usize, at: usize) -> Cell {
    let meta = table.meta(row);
    match layout.columns[at].targets[view] {
        Target::Nothing | Target::Month(_) => Cell::Blank,
        Target::Id => Cell::words(&*meta.id),
        Target::Evidence => Cell::words(meta.evidence.join("、")),
        Target::Field(field) => match table.value(row, field) {
            Some(Value::Quantity(quantity)) if layout.column_of(view, Target::UnitOf(field)).is_some() => {
                Cell::amount_of(in_offered_unit(layout, view, field, quantity))
            }
            // Its days may be known while its stage is still being found out.
            None | Some(Value::Steps { claimed: None, .. }) if meta.is_open(field) => Cell::pending(),
            Some(value) => shown(table.info().fields[field], &value),
            None => Cell::Blank,
        },
        Target::Step(field, opt) => {
            let Some(Value::Steps { steps, .. }) = table.value(row, field) else { return Cell::Blank };
            let days: Vec<Date> = steps.iter().filter(|(to, _)| to.code == opt.code).map(|(_, on)| *on).collect();
            match days.as_slice() {
                [] => Cell::Blank,
                [day] => Cell::day(*day),
                days => Cell::Words(days.iter().map(Date::to_string).collect::<Vec<_>>().join("、")),
            }
        }
        Target::UnitOf(field) => match table.value(row, field) {
            Some(Value::Quantity(quantity)) => Cell::words(in_offered_unit(layout, view, field, quantity).unit.zh()),
            _ => Cell::Blank,
        },
    }
}

/// The quantity in the unit, of those that the column of units offers, in which it has the fewest decimals: a yard of
/// 560 平方米 is kept as 0.84 亩, but no clerk says so.
fn in_offered_unit(layout: &Layout, view: usize, field: usize, quantity: Quantity) -> Quantity {
    let offer = layout.column_of(view, Target::UnitOf(field)).map(|at| &layout.columns[at].offer);
    let Some(Offer::Words(words)) = offer else { return quantity };
    let others =
        words.iter().filter_map(|word| quantity.to(Unit::named(word)?).ok()).filter(|other| same(*other, quantity));
    others.fold(quantity, |best, other| if scale(other) < scale(best) { other } else { best })
}

fn scale(quantity: Quantity) -> u32 {
    quantity.amount.normalize().scale()
}

/// Whether nothing was lost on the way to another unit.
fn same(quantity: Quantity, before: Quantity) -> bool {
    quantity.to(before.unit).is_ok_and(|back| back.amount == before.amount)
}

fn shown(field: &FieldInfo, value: &Value) -> Cell {
    match value {
        Value::Quantity(quantity) => {
            let whole = || write::exactly(*quantity, 28);
            let asked = read::in_unit(field, *quantity);
            // Money and areas have no unit of their own to keep; other quantities do.
            let keeps_unit = matches!(field.shape, Shape::Money | Shape::Area) || asked.unit == quantity.unit;
            match field.unit {
                Some(unit) if unit == asked.unit && keeps_unit && same(asked, *quantity) => {
                    Cell::number(asked.amount, whole)
                }
                _ => Cell::words(whole()),
            }
        }
        Value::Number(number) => Cell::number(*number, || number.normalize().to_string()),
        Value::Day(day) => Cell::day(*day),
        // What the clerk claimed stays as it was, even where the days say otherwise: that is told, not mended.
        Value::Steps { claimed: Some(claimed), .. } => Cell::words(claimed.zh),
        _ => Cell::words(read::show(field, value)),
    }
}
