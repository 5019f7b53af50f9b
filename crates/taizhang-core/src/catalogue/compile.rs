//! From TOML to definitions: everything a definition names is resolved and type-checked once, all faults told.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;
use toml::Spanned;

use super::definition::{Definition, Fold, Measured, Over, Part, Scope, Select, Term, Wanted, Whole, YearRange};
use crate::base::{Diagnostic, Dimension, Place, Severity, Unit, Words};
use crate::kind::{self, KindInfo, Shape};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFile {
    #[serde(default)]
    figure: BTreeMap<Spanned<String>, RawDefinition>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDefinition {
    name: String,
    unit: String,
    basis: String,
    count: Option<String>,
    sum: Option<RawSum>,
    median: Option<RawSum>,
    stock: Option<String>,
    observed: Option<bool>,
    target: Option<String>,
    rate: Option<RawRate>,
    per: Option<RawRate>,
    list: Option<String>,
    step: Option<String>,
    #[serde(default)]
    stages: Vec<String>,
    date: Option<String>,
    #[serde(rename = "where", default)]
    terms: BTreeMap<String, toml::Value>,
    distinct: Option<String>,
    order: Option<RawOrder>,
    #[serde(default)]
    over: RawOver,
    over_time: Option<RawFold>,
    over_divisions: Option<RawFold>,
    valid: Option<RawYears>,
    #[serde(default)]
    said: Vec<String>,
    band: Option<(i64, i64)>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSum {
    kind: String,
    field: Option<String>,
    measure: Option<String>,
    what: Option<String>,
    #[serde(default)]
    standing: bool,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRate {
    part: RawPart,
    whole: RawPart,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPart {
    figure: Option<String>,
    target: Option<String>,
    #[serde(default)]
    over: RawOver,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawOrder {
    field: String,
    #[serde(default)]
    largest_first: bool,
}

#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum RawOver {
    #[default]
    Period,
    YearToDate,
    Year,
    Since(i16),
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum RawFold {
    Sum,
    Last,
    Recompute,
    Union,
    Never,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawYears {
    from: Option<i16>,
    to: Option<i16>,
}

/// The definitions of all files, later ones over earlier ones.
pub(super) fn compile(files: &[(&str, &str)]) -> Result<Vec<Definition>, Vec<Diagnostic>> {
    let mut faults = Vec::new();
    let mut entries: Vec<(String, RawDefinition, Site)> = Vec::new();
    for (name, text) in files {
        let file: Arc<str> = (*name).into();
        match toml::from_str::<RawFile>(text) {
            Ok(raw) => {
                let mut figures: Vec<_> = raw.figure.into_iter().collect();
                figures.sort_by_key(|(code, _)| code.span().start);
                for (code, definition) in figures {
                    let site = Site { file: file.clone(), line: line_of(text, code.span().start) };
                    let code = code.into_inner();
                    match entries.iter_mut().find(|(known, ..)| *known == code) {
                        Some(known) => *known = (code, definition, site),
                        None => entries.push((code, definition, site)),
                    }
                }
            }
            Err(error) => {
                let line = error.span().map_or(1, |span| line_of(text, span.start));
                faults.push(Site { file, line }.fault(error.message()));
            }
        }
    }
    let codes: Vec<String> = entries.iter().map(|(code, ..)| code.clone()).collect();
    let mut definitions = Vec::new();
    for (code, raw, site) in entries {
        let mut check = Check { code: &code, codes: &codes, site: &site, faults: &mut faults };
        definitions.extend(check.definition(&raw));
    }
    if faults.is_empty() { Ok(definitions) } else { Err(faults) }
}

fn line_of(text: &str, at: usize) -> u32 {
    u32::try_from(text[..at.min(text.len())].matches('\n').count()).unwrap_or(u32::MAX - 1) + 1
}

struct Site {
    file: Arc<str>,
    line: u32,
}

impl Site {
    fn fault(&self, what: &str) -> Diagnostic {
        Diagnostic {
            code: "catalogue-definition",
            severity: Severity::Error,
            place: Place::Text { file: self.file.clone(), line: self.line, column: 1, length: 1 },
            message: Words::new(format!("口径册第{}行的定义用不了：{what}", self.line), what.to_owned()),
            help: None,
            fix: None,
            related: Vec::new(),
        }
    }
}

struct Check<'a> {
    code: &'a str,
    codes: &'a [String],
    site: &'a Site,
    faults: &'a mut Vec<Diagnostic>,
}

impl Check<'_> {
    fn fault<T>(&mut self, what: &str) -> Option<T> {
        self.faults.push(self.site.fault(&format!("{}: {what}", self.code)));
        None
    }

    fn definition(&mut self, raw: &RawDefinition) -> Option<Definition> {
        let Some(unit) = Unit::named(&raw.unit) else {
            return self.fault(&format!("no unit is called {:?}", raw.unit));
        };
        let measured = self.measured(raw, unit)?;
        let (time, divisions) = defaults(&measured);
        let (time, divisions) = (raw.over_time.map_or(time, fold), raw.over_divisions.map_or(divisions, fold));
        self.folds(&measured, time)?;
        self.folds(&measured, divisions)?;
        Some(Definition {
            code: self.code.to_owned(),
            name: raw.name.clone(),
            unit,
            measured,
            over_time: time,
            over_divisions: divisions,
            valid: raw.valid.map_or_else(YearRange::default, |years| YearRange { from: years.from, to: years.to }),
            basis: raw.basis.clone(),
            said: raw.said.clone(),
            band: raw.band,
        })
    }

    /// A rate, or a median, is computed anew and never added; only records can be told to be the same.
    fn folds(&mut self, measured: &Measured, how: Fold) -> Option<()> {
        let rate = matches!(measured, Measured::Rate { .. } | Measured::Per { .. } | Measured::Median { .. });
        let listed = matches!(measured, Measured::Observed { .. } | Measured::Target { .. });
        match how {
            Fold::Sum | Fold::Union | Fold::Last if rate => self.fault("rates are recomputed, they never add"),
            Fold::Recompute if !rate => self.fault("only a rate is recomputed"),
            Fold::Union if listed => self.fault("only records can be the same, and these are none"),
            _ => Some(()),
        }
    }

    fn measured(&mut self, raw: &RawDefinition, unit: Unit) -> Option<Measured> {
        let given = [
            raw.count.is_some(),
            raw.sum.is_some(),
            raw.median.is_some(),
            raw.stock.is_some(),
            raw.observed.is_some(),
            raw.target.is_some(),
            raw.rate.is_some(),
            raw.per.is_some(),
            raw.list.is_some(),
        ];
        if given.into_iter().filter(|given| *given).count() != 1 {
            return self
                .fault("exactly one of count, sum, median, stock, observed, target, rate, per, list must be given");
        }
        if let Some(kind) = &raw.count {
            let select = self.select(kind, raw, false)?;
            let distinct = match &raw.distinct {
                Some(name) => Some(self.field(select.kind, name)?),
                None => None,
            };
            return Some(Measured::Count { select, distinct });
        }
        if let Some(kind) = &raw.list {
            let select = self.select(kind, raw, !raw.stages.is_empty())?;
            let order = match &raw.order {
                Some(order) => Some((self.field(select.kind, &order.field)?, order.largest_first)),
                None => None,
            };
            return Some(Measured::List { select, order });
        }
        if let Some(kind) = &raw.stock {
            return Some(Measured::Stock { select: self.select(kind, raw, true)?, of: None });
        }
        if let Some(sum) = &raw.sum {
            let select = self.select(&sum.kind, raw, sum.standing)?;
            let of = self.wanted(&select, sum, unit)?;
            return Some(if sum.standing {
                Measured::Stock { select, of: Some(of) }
            } else {
                Measured::Sum { select, of }
            });
        }
        if let Some(median) = &raw.median {
            let select = self.select(&median.kind, raw, false)?;
            let of = self.wanted(&select, median, unit)?;
            return Some(Measured::Median { select, of });
        }
        if raw.observed.is_some() {
            return Some(Measured::Observed { indicator: self.code.to_owned() });
        }
        if let Some(figure) = &raw.target {
            return Some(Measured::Target { figure: self.known(figure)? });
        }
        if let Some(rate) = &raw.rate {
            if unit.dimension() != Dimension::Rate {
                return self.fault("a rate is in %");
            }
            return Some(Measured::Rate { part: self.part(&rate.part)?, whole: self.part(&rate.whole)? });
        }
        let per = raw.per.as_ref()?;
        if !matches!(unit.dimension(), Dimension::Per(..)) {
            return self.fault("its unit is no unit for each of another");
        }
        Some(Measured::Per { part: self.part(&per.part)?, whole: self.part(&per.whole)? })
    }

    fn part(&mut self, raw: &RawPart) -> Option<Part> {
        let whole = match (&raw.figure, &raw.target) {
            (Some(figure), None) => Whole::Figure(self.known(figure)?),
            (None, Some(target)) => Whole::Target(self.known(target)?),
            _ => return self.fault("a side of a rate is either a figure or a target"),
        };
        Some(Part { whole, over: self.over(raw.over)? })
    }

    fn known(&mut self, figure: &str) -> Option<String> {
        if self.codes.iter().any(|code| code == figure) {
            Some(figure.to_owned())
        } else {
            self.fault(&format!("no figure is called {figure:?}"))
        }
    }

    fn over(&mut self, raw: RawOver) -> Option<Over> {
        match raw {
            RawOver::Period => Some(Over::Period),
            RawOver::YearToDate => Some(Over::YearToDate),
            RawOver::Year => Some(Over::Year),
            RawOver::Since(year) if (1949..=2999).contains(&year) => Some(Over::Since(year)),
            RawOver::Since(year) => self.fault(&format!("since {year} is no year of records")),
        }
    }

    fn select(&mut self, kind: &str, raw: &RawDefinition, standing: bool) -> Option<Select> {
        let Some(info) = kind::named(kind) else {
            let known: Vec<_> = kind::all().iter().map(|info| info.code).collect();
            return self.fault(&format!("no kind is called {kind:?}; there are {}", known.join(", ")));
        };
        let scope = self.scope(info, raw, standing)?;
        let mut terms = Vec::new();
        for (name, value) in &raw.terms {
            terms.push(self.term(info, name, value)?);
        }
        Some(Select { kind: info, scope, terms, over: self.over(raw.over)? })
    }

    fn scope(&mut self, info: &'static KindInfo, raw: &RawDefinition, standing: bool) -> Option<Scope> {
        let steps = info.fields.iter().enumerate().find_map(|(at, field)| match field.shape {
            Shape::Steps(options) => Some((at, options)),
            _ => None,
        });
        let stage_words = raw.step.iter().chain(&raw.stages);
        let mut places = Vec::new();
        for word in stage_words {
            let Some((_, options)) = steps else {
                return self.fault(&format!("{} has no stages", info.code));
            };
            let Some(place) = options.iter().position(|opt| opt.code == word) else {
                let known: Vec<_> = options.iter().map(|opt| opt.code).collect();
                return self.fault(&format!("{} has no stage {word:?}; there are {}", info.code, known.join(", ")));
            };
            places.push(place);
        }
        match (steps, raw.step.is_some(), raw.stages.is_empty()) {
            (_, true, false) => self.fault("either step or stages, not both"),
            (Some((field, _)), true, true) => Some(Scope::Reached(field, places[0])),
            (Some((field, _)), false, false) => {
                Some(Scope::Standing(field, places.iter().fold(0, |set, place| set | 1 << place)))
            }
            _ if standing => Some(Scope::Always),
            _ => match &raw.date {
                Some(name) => {
                    let field = self.field(info, name)?;
                    if info.fields[field].shape == Shape::Day {
                        Some(Scope::Day(field))
                    } else {
                        self.fault(&format!("{name} is no day"))
                    }
                }
                None => match info.when() {
                    Some(field) => Some(Scope::Day(field)),
                    None => self.fault(&format!("{} has no day of its own: give step, stages or date", info.code)),
                },
            },
        }
    }

    fn field(&mut self, info: &'static KindInfo, name: &str) -> Option<usize> {
        match info.fields.iter().position(|field| field.code == name) {
            Some(at) => Some(at),
            None => {
                let known: Vec<_> = info.fields.iter().map(|field| field.code).collect();
                self.fault(&format!("{} has no field {name:?}; there are {}", info.code, known.join(", ")))
            }
        }
    }

    fn term(&mut self, info: &'static KindInfo, name: &str, value: &toml::Value) -> Option<Term> {
        if let Some(at) = info.predicates.iter().position(|(code, _)| *code == name) {
            return match value {
                toml::Value::Boolean(wanted) => Some(Term::Predicate(at, *wanted)),
                _ => self.fault(&format!("{name} either holds or does not: true or false")),
            };
        }
        let at = self.field(info, name)?;
        match (info.fields[at].shape, value) {
            (Shape::Flag, toml::Value::Boolean(wanted)) => Some(Term::Flag(at, *wanted)),
            (Shape::Text | Shape::Choice(_), toml::Value::String(word)) => self.words(info, at, &[word.as_str()]),
            (Shape::Text | Shape::Choice(_), toml::Value::Array(words)) => {
                let words: Option<Vec<&str>> = words.iter().map(toml::Value::as_str).collect();
                match words {
                    Some(words) => self.words(info, at, &words),
                    None => self.fault(&format!("{name} is compared with words")),
                }
            }
            _ => self.fault(&format!("{name} cannot be compared with {value}")),
        }
    }

    fn words(&mut self, info: &'static KindInfo, at: usize, words: &[&str]) -> Option<Term> {
        if let Shape::Choice(options) = info.fields[at].shape
            && let Some(unknown) = words.iter().find(|word| !options.iter().any(|opt| opt.code == **word))
        {
            let known: Vec<_> = options.iter().map(|opt| opt.code).collect();
            return self.fault(&format!("{unknown:?} is no word of {}", known.join(", ")));
        }
        Some(Term::Words(at, words.iter().map(|word| (*word).to_owned()).collect()))
    }

    fn wanted(&mut self, select: &Select, raw: &RawSum, unit: Unit) -> Option<Wanted> {
        match (&raw.field, &raw.measure, &raw.what) {
            (Some(field), None, None) => {
                let at = self.field(select.kind, field)?;
                self.fits(select.kind.fields[at].shape, select.kind.fields[at].unit, unit)?;
                Some(Wanted::Field(at))
            }
            (Some(field), None, Some(what)) => {
                let at = self.field(select.kind, field)?;
                if select.kind.fields[at].shape == Shape::Amounts {
                    Some(Wanted::Amounts(at, what.clone()))
                } else {
                    self.fault(&format!("{field} holds no named quantities"))
                }
            }
            (None, Some(measure), None) => match select.kind.measures.iter().position(|(code, ..)| code == measure) {
                Some(at) => Some(Wanted::Measure(at)),
                None => self.fault(&format!("{} has no measure {measure:?}", select.kind.code)),
            },
            _ => self.fault("a sum is of a field, of one thing of a field, or of a measure"),
        }
    }

    fn fits(&mut self, shape: Shape, field: Option<Unit>, unit: Unit) -> Option<()> {
        let dimension = match shape {
            Shape::Money => Dimension::Money,
            Shape::Area => Dimension::Area,
            Shape::Count | Shape::Quantity => match field {
                Some(field) => field.dimension(),
                None => return Some(()),
            },
            _ => return self.fault("only quantities add up"),
        };
        if dimension == unit.dimension() {
            Some(())
        } else {
            self.fault(&format!("{unit} does not measure what the field holds"))
        }
    }
}

fn fold(raw: RawFold) -> Fold {
    match raw {
        RawFold::Sum => Fold::Sum,
        RawFold::Last => Fold::Last,
        RawFold::Recompute => Fold::Recompute,
        RawFold::Union => Fold::Union,
        RawFold::Never => Fold::Never,
    }
}

/// How a figure adds where its definition does not say: (over time, over divisions). What two towns may share counts
/// once.
fn defaults(measured: &Measured) -> (Fold, Fold) {
    let shared = |select: &Select| if select.kind.shared { Fold::Union } else { Fold::Sum };
    match measured {
        Measured::Count { distinct: Some(_), .. } | Measured::List { .. } => (Fold::Union, Fold::Union),
        Measured::Count { select, .. } | Measured::Sum { select, .. } => (Fold::Sum, shared(select)),
        Measured::Observed { .. } => (Fold::Sum, Fold::Sum),
        Measured::Stock { select, .. } => (Fold::Last, shared(select)),
        Measured::Target { .. } => (Fold::Last, Fold::Sum),
        Measured::Rate { .. } | Measured::Per { .. } | Measured::Median { .. } => (Fold::Recompute, Fold::Recompute),
    }
}
