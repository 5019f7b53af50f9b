//! The examples of rules: small ledgers as TOML, read through the tables of fields.

use jiff::civil::Date;
use toml::{Table as Toml, Value as Raw};

use crate::base::{Diagnostic, Division, DivisionCode, Period};
use crate::kind::read::{self, Given, Read};
use crate::kind::realm::{State, Submission, Town};
use crate::kind::{FieldInfo, KindInfo, Ledger, Meta, Opt, Realm, Shape, Value};

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
        let (ledger, realm) = (self.ledger()?, self.realm()?);
        let wanted = self.toml()?.get("period").map(period).transpose()?;
        let as_of = ledger.head.as_of.unwrap_or(Date::MAX);
        Ok(super::check_by(super::Rulebook::shipped(), &ledger, &realm, wanted, as_of))
    }

    /// The towns below, where the example is of a county: `[[town]]`, and `[[town.project]]` for what their ledgers
    /// hold. One that is `missing` has none. `[[earlier]]` is what such a town handed in for an earlier year.
    fn realm(&self) -> Result<Realm> {
        let mut realm = Realm::default();
        let toml = self.toml()?;
        for town in toml.get("town").and_then(Raw::as_array).into_iter().flatten() {
            let (code, name) = (required_code(town, "code")?, text(town.get("name").unwrap_or(town))?);
            let submissions = town.get("submitted").map(|on| {
                let period = toml.get("period").map(period).transpose()?.ok_or_else(|| odd("submitted", on))?;
                Ok(Submission { period, on: day(on)?, state: State::Submitted, remark: None })
            });
            let submissions = submissions.transpose()?.into_iter().collect();
            realm.towns.push(Town { code, name: name.into(), class: None, submissions });
            if town.get("missing").is_none() {
                realm.ledgers.push(town_of(town, code, name)?);
            }
        }
        for town in toml.get("earlier").and_then(Raw::as_array).into_iter().flatten() {
            let (code, name) = (required_code(town, "code")?, text(town.get("name").unwrap_or(town))?);
            realm.earlier.push(town_of(town, code, name)?);
        }
        if let (Some(due), Some(of)) = (toml.get("due"), toml.get("period")) {
            realm.deadlines.push((period(of)?, day(due)?));
        }
        Ok(realm)
    }

    /// The ledger it describes, as of the end of June 2023 where it says nothing else.
    pub fn ledger(&self) -> Result<Ledger> {
        let mut ledger = filled(&self.toml()?)?;
        ledger.head.as_of.get_or_insert(Date::constant(2023, 6, 30));
        Ok(ledger)
    }
}

/// The ledger of a town below.
fn town_of(town: &Raw, code: DivisionCode, name: &str) -> Result<Ledger> {
    let mut ledger = filled(town.as_table().ok_or_else(|| odd("town", town))?)?;
    (ledger.head.division, ledger.head.name) = (Some(code), name.into());
    Ok(ledger)
}

/// What tables of a ledger hold.
fn filled(toml: &Toml) -> Result<Ledger> {
    let mut ledger = Ledger::default();
    for (name, value) in toml {
        match (name.as_str(), value) {
            ("as_of", value) => ledger.head.as_of = Some(day(value)?),
            ("period" | "town" | "earlier" | "due" | "name" | "missing" | "submitted", _) => {}
            ("code", code) => ledger.head.division = Some(text(code)?.parse().map_err(|_| odd("code", code))?),
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

fn odd(name: &str, value: &Raw) -> ExampleError {
    ExampleError(format!("{name} = {value}: nothing like that goes there"))
}

fn text(value: &Raw) -> Result<&str> {
    value.as_str().ok_or_else(|| odd("text", value))
}

fn day(value: &Raw) -> Result<Date> {
    text(value)?.parse().map_err(|_| odd("day", value))
}

fn required_code(value: &Raw, name: &str) -> Result<DivisionCode> {
    let code = value.get(name).ok_or_else(|| odd(name, value))?;
    text(code)?.parse().map_err(|_| odd(name, code))
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
        if name == "evidence" {
            let papers = value.as_array().into_iter().flatten().map(text);
            table.meta_mut(at).evidence = papers.map(|paper| paper.map(Into::into)).collect::<Result<_>>()?;
            continue;
        }
        let field = field(info, name)?;
        let value = value_of(info.fields[field], value)?;
        table.set(at, field, Some(value)).map_err(|refusal| ExampleError(format!("{name}: {refusal}")))?;
    }
    Ok(())
}

fn field(info: &KindInfo, name: &str) -> Result<usize> {
    info.field(name).ok_or_else(|| ExampleError(format!("{} has no field {name}", info.code)))
}

fn value_of(field: &FieldInfo, raw: &Raw) -> Result<Value> {
    let words = match (field.shape, raw) {
        (Shape::Steps(options), Raw::Table(stages)) => return steps(options, stages),
        (_, Raw::Array(lines)) => lines.iter().map(text).collect::<Result<Vec<_>>>()?.join("\n"),
        (_, Raw::String(words)) => words.clone(),
        (_, other) => other.to_string(),
    };
    match read::read(field, Given::Text(&words), None) {
        Ok(Read::Value(value, None)) => Ok(value),
        _ => Err(odd(field.code, raw)),
    }
}

/// `{ claimed = "started", signed = "2023-03-15" }`; a stage entered twice has a list of days.
fn steps(options: &[&'static Opt], stages: &Toml) -> Result<Value> {
    let option = |name: &str| read::option(options, name).map_err(|_| ExampleError(format!("{name} is no stage")));
    let (mut steps, mut claimed) = (Vec::new(), None);
    for (name, value) in stages {
        match name.as_str() {
            "claimed" => claimed = Some(option(text(value)?)?),
            stage => {
                let days = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
                for on in days {
                    steps.push((option(stage)?, day(on)?));
                }
            }
        }
    }
    Ok(Value::Steps { steps, claimed })
}

fn period(value: &Raw) -> Result<Period> {
    text(value)?.parse().map_err(|_| odd("period", value))
}
