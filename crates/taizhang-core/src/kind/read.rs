//! From what stands in a cell, a form or a file to the value of a field, and back to words.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::field::FieldInfo;
use super::value::{Opt, Shape, Value};
use crate::base::numeral::day::When;
use crate::base::numeral::{self, Hedge, Misread, Numeral, write};
use crate::base::{Area, Count, Money, Period, Quantity, QuantityError};

/// What somebody gave for a field.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Given<'a> {
    /// Words.
    Text(&'a str),
    /// A number without a unit: a numeric cell.
    Number(Decimal),
    /// A day: a cell formatted as a date.
    Day(Date),
    /// A truth value.
    Flag(bool),
}

/// What could be made of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Read {
    /// Nothing was given.
    Empty,
    /// 待核.
    Pending,
    /// A value, and the hedge that stood with it.
    Value(Value, Option<Hedge>),
}

/// Why nothing could be made of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    /// No numeral and no day as the grammar knows them.
    Numeral(Misread),
    /// A number whose unit neither the field nor the text tells.
    NoUnit,
    /// A range where one number is asked.
    Range,
    /// A month or a third of it where a day is asked.
    NoDay(When),
    /// No word of the list.
    Option {
        /// The words that come nearest.
        nearest: Vec<&'static str>,
    },
    /// Neither 是 nor 否.
    Flag,
    /// No period.
    Period,
    /// The number does not fit the field: part of a person, less than a 分.
    Quantity(QuantityError),
}

/// How a clerk says that a value is still being found out.
pub const PENDING: &str = "待核";

/// Reads what was given for `field`. Days without a year belong to `year`.
///
/// # Errors
/// When it cannot be read; nothing is guessed.
pub fn read(field: &FieldInfo, given: Given<'_>, year: Option<i16>) -> Result<Read, Unfit> {
    if let Given::Text(text) = given {
        let text = text.trim();
        if text.is_empty() {
            return Ok(Read::Empty);
        }
        if text == PENDING {
            return Ok(Read::Pending);
        }
        return read_text(field, text, year);
    }
    let plain = |value| Ok(Read::Value(value, None));
    match (field.shape, given) {
        (Shape::Money | Shape::Area | Shape::Quantity | Shape::Count | Shape::Number, Given::Number(number)) => {
            number_value(field, number).and_then(plain)
        }
        (Shape::Day, Given::Day(day)) => plain(Value::Day(day)),
        (Shape::Period, Given::Day(day)) => plain(Value::Period(month_of(day))),
        (Shape::Flag, Given::Flag(flag)) => plain(Value::Flag(flag)),
        // A number in a cell for words or days is read as it is written: 6.5 is the fifth of June.
        (_, Given::Number(number)) => read_text(field, &number.normalize().to_string(), year),
        (_, Given::Day(day)) => read_text(field, &day.to_string(), year),
        (_, Given::Flag(flag)) => read_text(field, if flag { "是" } else { "否" }, year),
        (_, Given::Text(_)) => unreachable!("texts are read above"),
    }
}

fn read_text(field: &FieldInfo, text: &str, year: Option<i16>) -> Result<Read, Unfit> {
    let value = match field.shape {
        Shape::Text => Value::Text(text.into()),
        Shape::Texts => Value::Texts(lines(text)),
        Shape::Amounts => Value::Amounts(amounts(text)?),
        Shape::Money | Shape::Area | Shape::Quantity | Shape::Count | Shape::Number => {
            let numeral = numeral::read(text).map_err(Unfit::Numeral)?;
            return Ok(Read::Value(numeral_value(field, numeral)?, numeral.hedge));
        }
        Shape::Day => {
            let when = numeral::day::read(text, year).map_err(Unfit::Numeral)?;
            // What is due in 6月中旬 is due on its last day.
            let day = if field.role.until { Some(when.span().last()) } else { when.day() };
            Value::Day(day.ok_or(Unfit::NoDay(when))?)
        }
        Shape::Period => Value::Period(period(text, year)?),
        Shape::Flag => Value::Flag(flag(text)?),
        Shape::Choice(options) => Value::Choice(option(options, text)?),
        Shape::Steps(options) => Value::Steps { steps: Vec::new(), claimed: Some(option(options, text)?) },
    };
    Ok(Read::Value(value, None))
}

fn numeral_value(field: &FieldInfo, numeral: Numeral) -> Result<Value, Unfit> {
    match field.unit.or(numeral.unit) {
        Some(unit) => quantity_value(field, numeral.quantity(unit).map_err(Unfit::Numeral)?),
        None if numeral.upto.is_some() => Err(Unfit::Range),
        None => number_value(field, numeral.value),
    }
}

fn number_value(field: &FieldInfo, number: Decimal) -> Result<Value, Unfit> {
    match field.unit {
        Some(unit) => quantity_value(field, Quantity::new(number, unit)),
        None if field.shape == Shape::Quantity => Err(Unfit::NoUnit),
        None => Ok(Value::Number(number)),
    }
}

/// A quantity in the field's dimension, held against what the field's type can take.
fn quantity_value(field: &FieldInfo, quantity: Quantity) -> Result<Value, Unfit> {
    let whole = |quantity: Quantity| {
        let amount = quantity.amount * quantity.unit.factor();
        Count::of(amount).map(|_| Value::Number(amount.normalize()))
    };
    match field.shape {
        Shape::Count => whole(quantity),
        Shape::Money => Money::of(quantity).map(|_| Value::Quantity(quantity)),
        Shape::Area => Area::of(quantity).map(|_| Value::Quantity(quantity)),
        Shape::Number => Ok(Value::Number(quantity.amount)),
        _ => Ok(Value::Quantity(quantity)),
    }
    .map_err(Unfit::Quantity)
}

fn lines(text: &str) -> Vec<Box<str>> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(Into::into).collect()
}

/// `水圳560米；陂头3座`: what, then how many of which unit.
fn amounts(text: &str) -> Result<Vec<(Box<str>, Quantity)>, Unfit> {
    let parts = text.split(['；', ';', '、', '，', '\n']).map(str::trim).filter(|part| !part.is_empty());
    parts.map(amount).collect()
}

fn amount(part: &str) -> Result<(Box<str>, Quantity), Unfit> {
    // The words end where the rest reads as a number with a unit; the longest such rest wins.
    let mut last = None;
    for (at, _) in part.char_indices() {
        match numeral::read(&part[at..]) {
            Ok(Numeral { value, upto: None, unit: Some(unit), .. }) => {
                return Ok((part[..at].trim().into(), Quantity::new(value, unit)));
            }
            Ok(_) => last = last.or_else(|| Some(Misread::NotANumber { text: part.to_owned(), at: 0 })),
            Err(misread) => last = last.or(Some(misread)),
        }
    }
    Err(Unfit::Numeral(last.unwrap_or(Misread::Empty)))
}

fn month_of(day: Date) -> Period {
    Period::new(day.first_of_month(), day.last_of_month()).expect("a month begins before it ends")
}

fn period(text: &str, year: Option<i16>) -> Result<Period, Unfit> {
    if let Ok(period) = Period::parse(text) {
        return Ok(period);
    }
    numeral::day::read(text, year).map(|when| when.span()).map_err(|_| Unfit::Period)
}

fn flag(text: &str) -> Result<bool, Unfit> {
    match text {
        "是" | "√" | "有" | "true" | "TRUE" | "Y" | "y" | "yes" => Ok(true),
        "否" | "×" | "无" | "false" | "FALSE" | "N" | "n" | "no" => Ok(false),
        _ => Err(Unfit::Flag),
    }
}

/// The word of a list that `text` spells. Brackets may be half-width, spaces do not count.
pub fn option(options: &[&'static Opt], text: &str) -> Result<&'static Opt, Unfit> {
    let plain = |text: &str| -> String {
        text.chars()
            .filter(|c| !c.is_whitespace())
            .map(|c| match c {
                '(' => '（',
                ')' => '）',
                other => other,
            })
            .collect()
    };
    if let Some(opt) = options.iter().find(|opt| opt.is(text)) {
        return Ok(opt);
    }
    let wanted = plain(text);
    options
        .iter()
        .find(|opt| opt.is(&wanted))
        .copied()
        .ok_or_else(|| Unfit::Option { nearest: nearest(options, &wanted) })
}

/// The words that share characters with `text`, the most first; at most three.
fn nearest(options: &[&'static Opt], text: &str) -> Vec<&'static str> {
    let shared = |opt: &Opt| text.chars().filter(|c| opt.zh.contains(*c)).count();
    let mut found: Vec<_> = options.iter().map(|opt| (shared(opt), opt.zh)).filter(|(n, _)| *n > 0).collect();
    found.sort_by_key(|(shared, _)| std::cmp::Reverse(*shared));
    found.into_iter().take(3).map(|(_, zh)| zh).collect()
}

/// A value in words, in the field's own unit: what a cell of the workbook, a card and a finding show.
pub fn show(field: &FieldInfo, value: &Value) -> String {
    match value {
        Value::Text(text) => text.to_string(),
        Value::Quantity(quantity) => write::quantity(in_unit(field, *quantity)),
        Value::Number(number) => field
            .unit
            .map_or_else(|| number.normalize().to_string(), |unit| write::quantity(Quantity::new(*number, unit))),
        Value::Day(day) => day.to_string(),
        Value::Period(period) => period.name(),
        Value::Choice(opt) => opt.zh.to_owned(),
        Value::Flag(flag) => if *flag { "是" } else { "否" }.to_owned(),
        Value::Texts(lines) => lines.join("\n"),
        Value::Amounts(amounts) => {
            let parts = amounts.iter().map(|(what, quantity)| format!("{what}{}", write::quantity(*quantity)));
            parts.collect::<Vec<_>>().join("；")
        }
        Value::Steps { steps, claimed } => {
            let last = steps.last().map(|(to, _)| *to).or(*claimed);
            last.map(|opt| opt.zh.to_owned()).unwrap_or_default()
        }
    }
}

/// The quantity in the unit of the field, where it has one of the same dimension.
pub fn in_unit(field: &FieldInfo, quantity: Quantity) -> Quantity {
    field.unit.and_then(|unit| quantity.to(unit).ok()).unwrap_or(quantity)
}
