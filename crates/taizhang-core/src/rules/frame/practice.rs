//! What a county may set for itself (本地规定), as data: what a stage asks for, how long land is announced and leased, how
//! often one walks the river.

use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;
use toml::Spanned;

use crate::base::{Diagnostic, Setting, Words};
use crate::kind::parcel::Route;
use crate::kind::patrol::{PatrolLevel, PatrolSort};
use crate::kind::{self, Choice, Opt, Shape, Table, Value};

/// The shipped file.
const SHIPPED: &str = include_str!("../../../local/practice.toml");

/// What a county may set for itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Practice {
    /// What stages ask for.
    pub gates: Vec<Gate>,
    /// Days from the notice of a sale to its listing, at least.
    pub notice_days: i32,
    /// Days for which a sale is listed, at least.
    pub listing_days: i32,
    /// The longest terms.
    pub terms: Vec<Term>,
    /// How often rounds are made, at least.
    pub rounds: Vec<Round>,
}

/// What a stage of a kind asks for (阶段要件).
#[derive(Debug, Clone, PartialEq)]
pub struct Gate {
    /// The kind's code.
    pub kind: &'static str,
    /// The field that holds its steps.
    pub steps: usize,
    /// The stage.
    pub stage: &'static Opt,
    /// The fields that must be filled.
    pub fields: Vec<usize>,
    /// The paper that must lie there.
    pub evidence: Option<String>,
}

impl Gate {
    /// When a record of the kind first came to the stage.
    pub fn reached(&self, table: &dyn Table, row: usize) -> Option<Date> {
        match table.value(row, self.steps) {
            Some(Value::Steps { steps, .. }) => {
                steps.iter().find(|(to, _)| to.code == self.stage.code).map(|(_, on)| *on)
            }
            _ => None,
        }
    }
}

/// The longest term of a way to get land.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The way.
    pub route: Route,
    /// The use of the land; none for all that no other term names.
    pub usage: Option<String>,
    /// How many years.
    pub years: i32,
    /// Why.
    pub basis: String,
}

/// How often a round is made in a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// Along rivers or through woods.
    pub sort: PatrolSort,
    /// By whom.
    pub level: PatrolLevel,
    /// How often, at least.
    pub times: u32,
    /// The indicator that gives their monthly number.
    pub indicator: String,
}

/// What else stands at the top of a file is for others: whoever hands it over knows all the names.
#[derive(Deserialize, Default)]
#[serde(default)]
struct RawPractice {
    gate: Vec<RawGate>,
    sale: Option<RawSale>,
    term: Vec<RawTerm>,
    round: Vec<RawRound>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawGate {
    kind: Spanned<String>,
    stage: Spanned<String>,
    #[serde(default)]
    fields: Vec<Spanned<String>>,
    evidence: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSale {
    notice_days: i32,
    listing_days: i32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTerm {
    route: Spanned<String>,
    usage: Option<String>,
    years: i32,
    basis: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRound {
    sort: Spanned<String>,
    level: Spanned<String>,
    times: u32,
    indicator: String,
}

impl Practice {
    /// The names at the top of a file that it reads: those of `RawPractice`.
    pub const SETS: &[&str] = &["gate", "sale", "term", "round"];

    /// What ships.
    pub fn shipped() -> &'static Self {
        static SHIPPED_PRACTICE: LazyLock<Practice> = LazyLock::new(|| {
            let none =
                Practice { gates: Vec::new(), notice_days: 0, listing_days: 0, terms: Vec::new(), rounds: Vec::new() };
            none.with(Setting { name: "practice.toml", text: SHIPPED })
                .unwrap_or_else(|faults| panic!("a test reads the shipped practice: {faults:#?}"))
        });
        &SHIPPED_PRACTICE
    }

    /// This one with what a file says in its place: a gate for a gate of the same stage, and so on.
    ///
    /// # Errors
    /// Everything that is wrong with the file: kinds, stages, fields and words that there are not.
    pub fn with(mut self, file: Setting<'_>) -> Result<Self, Vec<Diagnostic>> {
        let raw: RawPractice = toml::from_str(file.text).map_err(|error| vec![file.unread(&error)])?;
        let mut faults = Vec::new();
        for gate in &raw.gate {
            match gate_of(file, gate) {
                Ok(gate) => {
                    self.gates.retain(|old| (old.kind, old.stage.code) != (gate.kind, gate.stage.code));
                    self.gates.push(gate);
                }
                Err(found) => faults.extend(found),
            }
        }
        if let Some(sale) = raw.sale {
            (self.notice_days, self.listing_days) = (sale.notice_days, sale.listing_days);
        }
        for RawTerm { route, usage, years, basis } in raw.term {
            match choice::<Route>(file, &route) {
                Ok(route) => {
                    self.terms.retain(|old| (old.route, &old.usage) != (route, &usage));
                    self.terms.push(Term { route, usage, years, basis });
                }
                Err(fault) => faults.push(*fault),
            }
        }
        for round in raw.round {
            match (choice(file, &round.sort), choice(file, &round.level)) {
                (Ok(sort), Ok(level)) => {
                    self.rounds.retain(|old| (old.sort, old.level) != (sort, level));
                    self.rounds.push(Round { sort, level, times: round.times, indicator: round.indicator });
                }
                (sort, level) => faults.extend([sort.err(), level.err()].into_iter().flatten().map(|fault| *fault)),
            }
        }
        if faults.is_empty() { Ok(self) } else { Err(faults) }
    }

    /// The longest term for a use of land got in a way.
    pub fn term(&self, route: Route, usage: Option<&str>) -> Option<&Term> {
        let of_route = || self.terms.iter().filter(|term| term.route == route);
        of_route()
            .find(|term| term.usage.is_some() && term.usage.as_deref() == usage)
            .or_else(|| of_route().find(|term| term.usage.is_none()))
    }
}

fn gate_of(file: Setting<'_>, raw: &RawGate) -> Result<Gate, Vec<Diagnostic>> {
    let fault = |at: &Spanned<String>, zh: String, en: String| file.fault(at.span(), Words::new(zh, en));
    let name = raw.kind.get_ref();
    let Some(info) = kind::named(name) else {
        let (zh, en) = (format!("没有“{name}”这个种类。"), format!("no kind is called {name:?}"));
        return Err(vec![fault(&raw.kind, zh, en)]);
    };
    let steps = info.fields.iter().enumerate().find_map(|(at, field)| match field.shape {
        Shape::Steps(options) => Some((at, options)),
        _ => None,
    });
    let Some((steps, options)) = steps else {
        let (zh, en) = (format!("{}没有阶段。", info.zh), format!("{} has no stages", info.code));
        return Err(vec![fault(&raw.kind, zh, en)]);
    };
    let mut faults = Vec::new();
    let wanted = raw.stage.get_ref();
    let stage = options.iter().find(|opt| opt.code == wanted);
    if stage.is_none() {
        let known = options.iter().map(|opt| opt.code).collect::<Vec<_>>().join(", ");
        let zh = format!("{}没有“{wanted}”这个阶段，有的是：{known}。", info.zh);
        faults.push(fault(&raw.stage, zh, format!("{} has no stage {wanted:?}; there are {known}", info.code)));
    }
    let mut fields = Vec::new();
    for field in &raw.fields {
        let name = field.get_ref();
        match info.field(name) {
            Some(at) => fields.push(at),
            None => {
                let zh = format!("{}没有“{name}”这一项。", info.zh);
                faults.push(fault(field, zh, format!("{} has no field {name:?}", info.code)));
            }
        }
    }
    match stage {
        Some(stage) if faults.is_empty() => {
            Ok(Gate { kind: info.code, steps, stage, fields, evidence: raw.evidence.clone() })
        }
        _ => Err(faults),
    }
}

fn choice<C: Choice>(file: Setting<'_>, word: &Spanned<String>) -> Result<C, Box<Diagnostic>> {
    let code = word.get_ref();
    let found = C::OPTIONS.iter().find(|opt| opt.code == code).and_then(|opt| C::of(opt));
    found.ok_or_else(|| {
        let known = C::OPTIONS.iter().map(|opt| opt.code).collect::<Vec<_>>().join(", ");
        let zh = format!("没有“{code}”这个词，有的是：{known}。");
        Box::new(file.fault(word.span(), Words::new(zh, format!("{code:?} is none of {known}"))))
    })
}
