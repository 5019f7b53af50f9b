//! What a county may set for itself (本地规定), as data: what a stage asks for, how long land is announced and leased, how
//! often one walks the river.

use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;

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

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct RawPractice {
    gate: Vec<RawGate>,
    sale: Option<RawSale>,
    term: Vec<RawTerm>,
    round: Vec<RawRound>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawGate {
    kind: String,
    stage: String,
    #[serde(default)]
    fields: Vec<String>,
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
    route: String,
    usage: Option<String>,
    years: i32,
    basis: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRound {
    sort: String,
    level: String,
    times: u32,
    indicator: String,
}

impl Practice {
    /// What ships.
    pub fn shipped() -> &'static Self {
        static SHIPPED_PRACTICE: LazyLock<Practice> = LazyLock::new(|| {
            let none =
                Practice { gates: Vec::new(), notice_days: 0, listing_days: 0, terms: Vec::new(), rounds: Vec::new() };
            none.with(SHIPPED).unwrap_or_else(|faults| panic!("a test reads the shipped practice: {faults:#?}"))
        });
        &SHIPPED_PRACTICE
    }

    /// This one with what a file says in its place: a gate for a gate of the same stage, and so on.
    ///
    /// # Errors
    /// Everything that is wrong with the file: kinds, stages, fields and words that there are not.
    pub fn with(mut self, text: &str) -> Result<Self, Vec<String>> {
        let raw: RawPractice = toml::from_str(text).map_err(|error| vec![error.to_string()])?;
        let mut faults = Vec::new();
        for gate in &raw.gate {
            match gate_of(gate) {
                Ok(gate) => {
                    self.gates.retain(|old| (old.kind, old.stage.code) != (gate.kind, gate.stage.code));
                    self.gates.push(gate);
                }
                Err(fault) => faults.push(fault),
            }
        }
        if let Some(sale) = raw.sale {
            (self.notice_days, self.listing_days) = (sale.notice_days, sale.listing_days);
        }
        for RawTerm { route, usage, years, basis } in raw.term {
            match choice::<Route>(&route) {
                Ok(route) => {
                    self.terms.retain(|old| (old.route, &old.usage) != (route, &usage));
                    self.terms.push(Term { route, usage, years, basis });
                }
                Err(fault) => faults.push(fault),
            }
        }
        for round in raw.round {
            match (choice(&round.sort), choice(&round.level)) {
                (Ok(sort), Ok(level)) => {
                    self.rounds.retain(|old| (old.sort, old.level) != (sort, level));
                    self.rounds.push(Round { sort, level, times: round.times, indicator: round.indicator });
                }
                (sort, level) => faults.extend([sort.err(), level.err()].into_iter().flatten()),
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

fn gate_of(raw: &RawGate) -> Result<Gate, String> {
    let Some(info) = kind::named(&raw.kind) else { return Err(format!("no kind is called {:?}", raw.kind)) };
    let steps = info.fields.iter().enumerate().find_map(|(at, field)| match field.shape {
        Shape::Steps(options) => Some((at, options)),
        _ => None,
    });
    let Some((steps, options)) = steps else { return Err(format!("{} has no stages", info.code)) };
    let stage = options.iter().find(|opt| opt.code == raw.stage);
    let Some(stage) = stage else { return Err(format!("{} has no stage {:?}", info.code, raw.stage)) };
    let field = |name: &String| info.field(name).ok_or_else(|| format!("{} has no field {name:?}", info.code));
    let fields = raw.fields.iter().map(field).collect::<Result<_, _>>()?;
    Ok(Gate { kind: info.code, steps, stage, fields, evidence: raw.evidence.clone() })
}

fn choice<C: Choice>(code: &str) -> Result<C, String> {
    let found = C::OPTIONS.iter().find(|opt| opt.code == code).and_then(|opt| C::of(opt));
    found.ok_or_else(|| {
        let known: Vec<&str> = C::OPTIONS.iter().map(|opt| opt.code).collect();
        format!("{code:?} is none of {}", known.join(", "))
    })
}
