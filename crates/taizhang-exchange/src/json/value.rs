//! Values of fields as JSON, and back.

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};
use serde_json::{Number, Value as Canonical, json};
use taizhang_core::base::numeral::Misread;
use taizhang_core::base::{Period, Quantity, Unit};
use taizhang_core::kind::read::{self, Given, PENDING, Read, Unfit, option};
use taizhang_core::kind::{FieldInfo, Opt, Shape, Value};

use super::tree::{Json, Map};

/// The canonical writing of a value.
pub(super) struct Shown<'a> {
    pub(super) field: &'a FieldInfo,
    pub(super) value: &'a Value,
}

impl Serialize for Shown<'_> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        match self.value {
            Value::Text(text) => out.serialize_str(text),
            Value::Quantity(quantity) => out.serialize_str(&quantity_text(self.field.unit, *quantity)),
            Value::Number(number) => number_json(*number).serialize(out),
            Value::Day(day) => out.collect_str(day),
            Value::Period(period) => out.serialize_str(&period.code()),
            Value::Choice(opt) => out.serialize_str(opt.code),
            Value::Flag(flag) => out.serialize_bool(*flag),
            Value::Texts(lines) => lines.serialize(out),
            Value::Amounts(amounts) => out.collect_seq(
                amounts.iter().map(|(what, quantity)| Amount { what, amount: quantity_text(None, *quantity) }),
            ),
            Value::Steps { steps, claimed } => Stages {
                claimed: claimed.map(|opt| opt.code),
                steps: steps.iter().map(|(to, on)| Step { to: to.code, on: on.to_string() }).collect(),
            }
            .serialize(out),
        }
    }
}

#[derive(Serialize)]
struct Amount<'a> {
    what: &'a str,
    amount: String,
}

#[derive(Serialize)]
struct Stages {
    #[serde(skip_serializing_if = "Option::is_none")]
    claimed: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    steps: Vec<Step>,
}

#[derive(Serialize)]
struct Step {
    to: &'static str,
    on: String,
}

/// In the field's unit, unless that would round: then in the unit it has.
fn quantity_text(unit: Option<Unit>, quantity: Quantity) -> String {
    let exact = |unit: Unit| {
        let there = quantity.to(unit).ok().filter(|there| there.amount.scale() <= 12)?;
        there.to(quantity.unit).ok().filter(|back| back.amount == quantity.amount).map(|_| there)
    };
    let shown = unit.and_then(exact).unwrap_or(quantity);
    format!("{}{}", shown.amount.normalize(), shown.unit)
}

/// A JSON number, where JSON keeps it exactly; else its digits as words.
fn number_json(number: Decimal) -> Canonical {
    let plain = number.normalize();
    if let Ok(whole) = i64::try_from(plain)
        && plain.fract().is_zero()
    {
        return json!(whole);
    }
    let text = plain.to_string();
    let kept = text.parse().ok().and_then(Number::from_f64).filter(|kept| kept.to_string() == text);
    kept.map_or(Canonical::String(text), Canonical::Number)
}

/// Why a value of a file was not taken.
pub(super) enum Refused {
    /// It cannot be read.
    Unfit(Unfit),
    /// It is of a sort of JSON that the field cannot be.
    Sort,
}

impl From<Unfit> for Refused {
    fn from(unfit: Unfit) -> Self {
        Self::Unfit(unfit)
    }
}

/// A value of a file for a field: canonical, or whatever the numeral grammar reads.
pub(super) fn value_of(field: &FieldInfo, json: &Json<'_>, year: Option<i16>) -> Result<Read, Refused> {
    let plain = |value| Ok(Read::Value(value, None));
    match (field.shape, json) {
        (_, Json::Null) => Ok(Read::Empty),
        (_, Json::String(text)) if text == PENDING => Ok(Read::Pending),
        (Shape::Text, Json::String(text)) if text.is_empty() => Ok(Read::Empty),
        (Shape::Text, Json::String(text)) => plain(Value::Text((**text).into())),
        (Shape::Texts, Json::Array(lines)) => {
            let lines: Option<Vec<Box<str>>> = lines.iter().map(|line| line.as_str().map(Into::into)).collect();
            lines.filter(|lines| !lines.is_empty()).map_or(Err(Refused::Sort), |lines| plain(Value::Texts(lines)))
        }
        (Shape::Amounts, Json::Array(amounts)) if amounts.iter().all(is_amount) => {
            let amounts: Result<Vec<_>, Refused> = amounts.iter().map(|amount| amount_of(field, amount)).collect();
            plain(Value::Amounts(amounts?))
        }
        (Shape::Steps(options), Json::Object(whole)) if is_steps(whole) => {
            steps_of(options, field, whole, year).and_then(plain)
        }
        (Shape::Money | Shape::Area | Shape::Quantity, Json::String(text)) => match canonical(text) {
            Some(quantity) if fits(field, quantity) => plain(Value::Quantity(quantity)),
            _ => Ok(read::read(field, Given::Text(text), year)?),
        },
        (Shape::Period, Json::String(text)) => match Period::parse(text) {
            Ok(period) => plain(Value::Period(period)),
            Err(_) => Ok(read::read(field, Given::Text(text), year)?),
        },
        (Shape::Day, Json::String(text)) => match text.parse() {
            Ok(day) => plain(Value::Day(day)),
            Err(_) => Ok(read::read(field, Given::Text(text), year)?),
        },
        (_, Json::String(text)) => Ok(read::read(field, Given::Text(text), year)?),
        (_, Json::Number(number)) => {
            let number: Decimal = number
                .to_string()
                .parse()
                .or_else(|_| Decimal::from_scientific(&number.to_string()))
                .map_err(|_| Unfit::Numeral(Misread::OutOfRange))?;
            Ok(read::read(field, Given::Number(number), year)?)
        }
        (Shape::Flag, Json::Bool(flag)) => plain(Value::Flag(*flag)),
        _ => Err(Refused::Sort),
    }
}

/// `8000万元`: digits, then a unit exactly as it is printed.
fn canonical(text: &str) -> Option<Quantity> {
    let at = text.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == '-'))?;
    Some(Quantity::new(text[..at].parse().ok()?, Unit::named(&text[at..])?))
}

fn fits(field: &FieldInfo, quantity: Quantity) -> bool {
    use taizhang_core::base::{Area, Money};
    match field.shape {
        Shape::Money => Money::of(quantity).is_ok(),
        Shape::Area => Area::of(quantity).is_ok(),
        _ => field.unit.is_none_or(|unit| unit.dimension() == quantity.unit.dimension()),
    }
}

/// Whether something has texts under these names.
fn has_texts(json: &Json<'_>, names: [&str; 2]) -> bool {
    names.iter().all(|name| json.get(name).is_some_and(Json::is_string))
}

/// Whether it has the shape of a named quantity, whatever its texts mean. Shape is looked at first and as a whole, so
/// that what does not fit the schema is told as that.
fn is_amount(json: &Json<'_>) -> bool {
    has_texts(json, ["what", "amount"])
}

/// Whether it has the shape of dated steps, whatever its texts mean.
fn is_steps(whole: &Map<'_>) -> bool {
    let is_step = |step: &Json<'_>| has_texts(step, ["to", "on"]);
    whole.get("claimed").is_none_or(Json::is_string)
        && whole.get("steps").is_none_or(|steps| steps.as_array().is_some_and(|steps| steps.iter().all(is_step)))
}

fn amount_of(field: &FieldInfo, json: &Json<'_>) -> Result<(Box<str>, Quantity), Refused> {
    let what = json.get("what").and_then(Json::as_str).ok_or(Refused::Sort)?;
    let amount = json.get("amount").and_then(Json::as_str).ok_or(Refused::Sort)?;
    if let Some(quantity) = canonical(amount) {
        return Ok((what.into(), quantity));
    }
    match read::read(field, Given::Text(amount), None)? {
        Read::Value(Value::Amounts(mut amounts), _) if amounts.len() == 1 => Ok((what.into(), amounts.remove(0).1)),
        _ => Err(Unfit::Numeral(not_a_number(amount)).into()),
    }
}

fn steps_of(options: &[&'static Opt], field: &FieldInfo, whole: &Map<'_>, year: Option<i16>) -> Result<Value, Refused> {
    let word = |json: &Json<'_>| -> Result<&'static Opt, Refused> {
        Ok(option(options, json.as_str().ok_or(Refused::Sort)?)?)
    };
    let claimed = whole.get("claimed").map(word).transpose()?;
    let mut steps = Vec::new();
    let given = whole.get("steps").map(|steps| steps.as_array().ok_or(Refused::Sort)).transpose()?;
    for step in given.into_iter().flatten() {
        let to = word(step.get("to").ok_or(Refused::Sort)?)?;
        let on = step.get("on").and_then(Json::as_str).ok_or(Refused::Sort)?;
        steps.push((to, day_of(field, on, year)?));
    }
    Ok(Value::Steps { steps, claimed })
}

fn day_of(field: &FieldInfo, text: &str, year: Option<i16>) -> Result<Date, Refused> {
    if let Ok(day) = text.parse() {
        return Ok(day);
    }
    let day = FieldInfo { unit: None, shape: Shape::Day, ..*field };
    match read::read(&day, Given::Text(text), year)? {
        Read::Value(Value::Day(day), _) => Ok(day),
        _ => Err(Unfit::Numeral(Misread::NotADay { text: text.to_owned() }).into()),
    }
}

fn not_a_number(text: &str) -> Misread {
    if text.trim().is_empty() { Misread::Empty } else { Misread::NotANumber { text: text.to_owned(), at: 0 } }
}
