//! Values of fields as JSON, and back.

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};
use serde_json::{Number, Value as Canonical, json};
use taizhang_core::base::numeral::Misread;
use taizhang_core::base::{Period, Quantity, Unit};
use taizhang_core::kind::read::{self, Given, PENDING, Read, Unfit};
use taizhang_core::kind::{FieldInfo, Opt, Shape, Value};

use super::parts::{Apart, Misfit, Piece};
use super::tree::Json;

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
    /// Parts of it are not what must stand there.
    Parts(Vec<Misfit>),
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
        (Shape::Amounts, Json::Array(_)) => {
            let parts = amounts(json).map_err(Refused::Parts)?;
            let amounts: Result<Vec<_>, Refused> =
                parts.into_iter().map(|(what, text)| Ok((what.into(), amount_of(field, text)?))).collect();
            plain(Value::Amounts(amounts?))
        }
        (Shape::Steps(options), Json::Object(_)) => steps(options, json).map_err(Refused::Parts).and_then(plain),
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

/// What named quantities are made of.
pub(super) const AMOUNT: &[&str] = &["what", "amount"];
/// What dated steps are made of.
pub(super) const STEPS: &[&str] = &["claimed", "steps"];
/// What one of them is.
pub(super) const STEP: &[&str] = &["to", "on"];

/// Named quantities, whatever their texts mean.
fn amounts<'j>(json: &'j Json<'_>) -> Result<Vec<(&'j str, &'j str)>, Vec<Misfit>> {
    let mut apart = Apart::default();
    let amounts = apart.each(&Piece::whole(json), |apart, piece| {
        let one = apart.object(piece, AMOUNT)?;
        let (what, amount) = (apart.text(&one.piece("what")), apart.text(&one.piece("amount")));
        what.zip(amount)
    });
    apart.end(amounts.unwrap_or_default())
}

fn amount_of(field: &FieldInfo, text: &str) -> Result<Quantity, Refused> {
    if let Some(quantity) = canonical(text) {
        return Ok(quantity);
    }
    match read::read(field, Given::Text(text), None)? {
        Read::Value(Value::Amounts(mut amounts), _) if amounts.len() == 1 => Ok(amounts.remove(0).1),
        _ => Err(Unfit::Numeral(not_a_number(text)).into()),
    }
}

/// Dated steps. Their words and days are written as they are exported: what else a cell may hold is for cells, of which
/// each has a place of its own to be told at.
fn steps(options: &'static [&'static Opt], json: &Json<'_>) -> Result<Value, Vec<Misfit>> {
    let mut apart = Apart::default();
    let (mut claimed, mut steps) = (None, None);
    if let Some(whole) = apart.object(&Piece::whole(json), STEPS) {
        claimed = whole.piece("claimed").given().and_then(|piece| apart.word(&piece, options));
        let piece = whole.piece("steps").given();
        steps = piece.and_then(|piece| apart.each(&piece, |apart, piece| step(apart, piece, options)));
    }
    apart.end(Value::Steps { steps: steps.unwrap_or_default(), claimed })
}

fn step(apart: &mut Apart, piece: &Piece<'_, '_>, options: &'static [&'static Opt]) -> Option<(&'static Opt, Date)> {
    let step = apart.object(piece, STEP)?;
    let (to, on) = (apart.word(&step.piece("to"), options), apart.day(&step.piece("on")));
    to.zip(on)
}

fn not_a_number(text: &str) -> Misread {
    if text.trim().is_empty() { Misread::Empty } else { Misread::NotANumber { text: text.to_owned(), at: 0 } }
}
