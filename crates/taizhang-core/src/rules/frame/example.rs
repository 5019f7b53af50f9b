//! The examples of rules: small ledgers as TOML, read through the tables of fields.

use jiff::civil::Date;
use rust_decimal::Decimal;
use toml::{Table as Toml, Value as Raw};

use crate::base::{Diagnostic, Division, Period, Quantity, Unit};
use crate::kind::{FieldInfo, KindInfo, Ledger, Meta, Opt, Shape, Value};

/// A small ledger as text: what `explain` prints and what the rule is tested on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Example(pub(in crate::rules) &'static str);

/// An example that is wrong in itself: a fault of the rule's file, which a test finds.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct ExampleError(String);

type Result<T> = std::result::Result<T, ExampleError>;

impl Example {
    /// The text, without the indentation of the Rust file.
    pub fn text(&self) -> String {
        let lines = self.0.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.fold(String::new(), |text, line| {
            let gap = if line.starts_with("[[") && !text.is_empty() { "\n" } else { "" };
            text + gap + line + "\n"
        })
    }

    fn toml(&self) -> Result<Toml> {
        self.0.parse().map_err(|error: toml::de::Error| ExampleError(error.to_string()))
    }

    /// What all rules find in it.
    pub fn findings(&self) -> Result<Vec<Diagnostic>> {
        let ledger = self.ledger()?;
        let wanted = self.toml()?.get("period").map(period).transpose()?;
        Ok(super::check(&ledger, wanted, ledger.head.as_of.unwrap_or(Date::MAX)))
    }

    /// The ledger it describes, as of the end of June 2023 where it says nothing else.
    pub fn ledger(&self) -> Result<Ledger> {
        let mut ledger = Ledger::default();
        ledger.head.as_of = Some(Date::constant(2023, 6, 30));
        for (name, value) in &self.toml()? {
            match (name.as_str(), value) {
                ("as_of", value) => ledger.head.as_of = Some(day(value)?),
                ("period", _) => {}
                ("division", Raw::Array(nodes)) => {
                    for node in nodes {
                        ledger.tree.take(division(node)?);
                    }
                }
                (code, Raw::Array(rows)) => {
                    for row in rows {
                        take(&mut ledger, code, row.as_table().ok_or_else(|| odd(code, row))?)?;
                    }
                }
                (name, value) => return Err(odd(name, value)),
            }
        }
        ledger.records.sort();
        Ok(ledger)
    }
}

fn odd(name: &str, value: &Raw) -> ExampleError {
    ExampleError(format!("{name} = {value}: nothing like that goes there"))
}

fn text(value: &Raw) -> Result<&str> {
    value.as_str().ok_or_else(|| odd("text", value))
}

fn day(value: &Raw) -> Result<Date> {
    text(value)?.parse().map_err(|_| odd("day", value))
}

fn division(value: &Raw) -> Result<Division> {
    let get = |name| value.get(name);
    let code = |value: &Raw| text(value)?.parse().map_err(|_| odd("code", value));
    let required = |name| get(name).ok_or_else(|| odd(name, value));
    Ok(Division {
        code: code(required("code")?)?,
        name: text(required("name")?)?.into(),
        parent: get("parent").map(code).transpose()?,
        from: get("from").map(day).transpose()?,
        until: get("until").map(day).transpose()?,
    })
}

fn take(ledger: &mut Ledger, code: &str, row: &Toml) -> Result<()> {
    let table = ledger.records.table_mut(code).ok_or_else(|| ExampleError(format!("no kind is called {code}")))?;
    let info = table.info();
    let id = match row.get("id") {
        Some(id) => text(id)?.to_owned(),
        None => format!("{}-2023-{:02}", info.prefix, table.len() + 1),
    };
    let at = table.add(Meta::new(id));
    for (name, value) in row.iter().filter(|(name, _)| *name != "id") {
        if name == "pending" {
            for name in value.as_array().into_iter().flatten() {
                let field = field(info, text(name)?)?;
                table.meta_mut(at).pending.insert(field);
            }
            continue;
        }
        let field = field(info, name)?;
        let value = read(info.fields[field], value)?;
        table.set(at, field, Some(value)).map_err(|refusal| ExampleError(format!("{name}: {refusal}")))?;
    }
    Ok(())
}

fn field(info: &KindInfo, name: &str) -> Result<usize> {
    info.field(name).ok_or_else(|| ExampleError(format!("{} has no field {name}", info.code)))
}

fn read(field: &FieldInfo, value: &Raw) -> Result<Value> {
    Ok(match field.shape {
        Shape::Text => Value::Text(text(value)?.into()),
        Shape::Texts => Value::Texts(lines(value)?.map(|line| text(line).map(Into::into)).collect::<Result<_>>()?),
        Shape::Money | Shape::Area | Shape::Quantity => Value::Quantity(quantity(value)?),
        Shape::Count | Shape::Number => Value::Number(value.as_integer().ok_or_else(|| odd(field.code, value))?.into()),
        Shape::Day => Value::Day(day(value)?),
        Shape::Period => Value::Period(period(value)?),
        Shape::Flag => Value::Flag(value.as_bool().ok_or_else(|| odd(field.code, value))?),
        Shape::Choice(options) => Value::Choice(option(options, text(value)?)?),
        Shape::Amounts => {
            let pair = |(what, amount): (&String, &Raw)| Ok((what.as_str().into(), quantity(amount)?));
            Value::Amounts(value.as_table().into_iter().flatten().map(pair).collect::<Result<_>>()?)
        }
        Shape::Steps(options) => steps(options, value.as_table().ok_or_else(|| odd(field.code, value))?)?,
    })
}

fn lines(value: &Raw) -> Result<std::slice::Iter<'_, Raw>> {
    value.as_array().map(|lines| lines.iter()).ok_or_else(|| odd("lines", value))
}

fn option(options: &[&'static Opt], name: &str) -> Result<&'static Opt> {
    let found = options.iter().copied().find(|option| option.code == name);
    found.ok_or_else(|| ExampleError(format!("{name} is no choice")))
}

/// `{ claimed = "started", signed = "2023-03-15" }`
fn steps(options: &[&'static Opt], value: &Toml) -> Result<Value> {
    let (mut steps, mut claimed) = (Vec::new(), None);
    for (name, value) in value {
        match name.as_str() {
            "claimed" => claimed = Some(option(options, text(value)?)?),
            stage => steps.push((option(options, stage)?, day(value)?)),
        }
    }
    Ok(Value::Steps { steps, claimed })
}

fn quantity(value: &Raw) -> Result<Quantity> {
    let text = text(value)?;
    let at = text.find(|c: char| !c.is_ascii_digit() && c != '.' && c != '-').ok_or_else(|| odd("quantity", value))?;
    let amount: Decimal = text[..at].parse().map_err(|_| odd("quantity", value))?;
    Ok(Quantity::new(amount, Unit::named(&text[at..]).ok_or_else(|| odd("quantity", value))?))
}

fn period(value: &Raw) -> Result<Period> {
    let text = text(value)?;
    let parts: Vec<i16> =
        text.split('-').map(str::parse).collect::<std::result::Result<_, _>>().map_err(|_| odd("period", value))?;
    let month = |month: i16| i8::try_from(month).map_err(|_| odd("period", value));
    match parts[..] {
        [year] => Period::months(year, 1, 12),
        [year, of] => Period::months(year, month(of)?, month(of)?),
        _ => return Err(odd("period", value)),
    }
    .map_err(|_| odd("period", value))
}
