//! From TOML to definitions: everything a definition names is resolved and type-checked once, all faults told.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use super::definition::{Definition, Fold, Measured, Over, Part, Scope, Select, Term, Wanted, Whole, YearRange};
use crate::base::{Diagnostic, Dimension, Setting, Unit, Words};
use crate::kind::{self, KindInfo, Shape};

/// What a file of definitions has at its top.
pub(super) const SETS: &[&str] = &["figure"];

/// What else stands at the top of a file is for others: whoever hands it over knows all the names.
#[derive(Debug, Deserialize)]
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

/// An entry of a file, and where it stands there.
struct Entry<'a> {
    code: String,
    raw: RawDefinition,
    file: Setting<'a>,
    span: Range<usize>,
    is_own: bool,
}

/// The definitions of all files, later ones over earlier ones; those of `own` say where they are from.
pub(super) fn compile<'a>(
    shipped: &'a [(&'a str, &'a str)],
    own: &'a [(&'a str, &'a str)],
) -> Result<Vec<Definition>, Vec<Diagnostic>> {
    let mut faults = Vec::new();
    let mut entries: Vec<Entry<'a>> = Vec::new();
    let files = shipped.iter().map(|file| (file, false)).chain(own.iter().map(|file| (file, true)));
    for ((name, text), is_own) in files {
        let file = Setting { name, text };
        match toml::from_str::<RawFile>(text) {
            Ok(found) => {
                let mut figures: Vec<_> = found.figure.into_iter().collect();
                figures.sort_by_key(|(code, _)| code.span().start);
                for (code, raw) in figures {
                    let span = code.span();
                    let entry = Entry { code: code.into_inner(), raw, file, span, is_own };
                    match entries.iter_mut().find(|known| known.code == entry.code) {
                        Some(known) => *known = entry,
                        None => entries.push(entry),
                    }
                }
            }
            Err(error) => faults.push(file.unread(&error)),
        }
    }
    let codes: Vec<String> = entries.iter().map(|entry| entry.code.clone()).collect();
    let mut definitions = Vec::new();
    for Entry { code, raw, file, span, is_own } in entries {
        let mut check = Check { code: &code, codes: &codes, file, span, is_own, faults: &mut faults };
        definitions.extend(check.definition(&raw));
    }
    if faults.is_empty() { Ok(definitions) } else { Err(faults) }
}

struct Check<'a> {
    code: &'a str,
    codes: &'a [String],
    file: Setting<'a>,
    span: Range<usize>,
    is_own: bool,
    faults: &'a mut Vec<Diagnostic>,
}

impl Check<'_> {
    fn fault<T>(&mut self, zh: impl Into<String>, en: impl Into<String>) -> Option<T> {
        let (code, zh, en) = (self.code, zh.into(), en.into());
        let message = Words::new(format!("口径“{code}”用不了：{zh}。"), format!("{code}: {en}"));
        self.faults.push(self.file.fault(self.span.clone(), message));
        None
    }

    fn definition(&mut self, raw: &RawDefinition) -> Option<Definition> {
        let Some(unit) = Unit::named(&raw.unit) else {
            return self.fault(format!("没有“{}”这个单位", raw.unit), format!("no unit is called {:?}", raw.unit));
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
            origin: self.is_own.then(|| self.file.place(self.span.clone())),
        })
    }

    /// A rate, or a median, is computed anew and never added; only records can be told to be the same.
    fn folds(&mut self, measured: &Measured, how: Fold) -> Option<()> {
        let rate = matches!(measured, Measured::Rate { .. } | Measured::Per { .. } | Measured::Median { .. });
        let listed = matches!(measured, Measured::Observed { .. } | Measured::Target { .. });
        match how {
            Fold::Sum | Fold::Union | Fold::Last if rate => {
                self.fault("比率每级重新计算，不能相加", "rates are recomputed, they never add")
            }
            Fold::Recompute if !rate => self.fault("只有比率才重新计算", "only a rate is recomputed"),
            Fold::Union if listed => {
                self.fault("这项不由一件件事来数，谈不上去重", "only records can be the same, and these are none")
            }
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
            return self.fault(
                "算法要写一种，只写一种：count、sum、median、stock、observed、target、rate、per、list",
                "exactly one of count, sum, median, stock, observed, target, rate, per, list must be given",
            );
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
                return self.fault("比率的单位是 %", "a rate is in %");
            }
            return Some(Measured::Rate { part: self.part(&rate.part)?, whole: self.part(&rate.whole)? });
        }
        let per = raw.per.as_ref()?;
        if !matches!(unit.dimension(), Dimension::Per(..)) {
            return self.fault("单位要像“元/人次”", "its unit is no unit for each of another");
        }
        Some(Measured::Per { part: self.part(&per.part)?, whole: self.part(&per.whole)? })
    }

    fn part(&mut self, raw: &RawPart) -> Option<Part> {
        let whole = match (&raw.figure, &raw.target) {
            (Some(figure), None) => Whole::Figure(self.known(figure)?),
            (None, Some(target)) => Whole::Target(self.known(target)?),
            _ => {
                return self.fault(
                    "比率的一边写 figure 或 target，只写一个",
                    "a side of a rate is either a figure or a target",
                );
            }
        };
        Some(Part { whole, over: self.over(raw.over)? })
    }

    fn known(&mut self, figure: &str) -> Option<String> {
        if self.codes.iter().any(|code| code == figure) {
            Some(figure.to_owned())
        } else {
            self.fault(format!("没有“{figure}”这项数据"), format!("no figure is called {figure:?}"))
        }
    }

    fn over(&mut self, raw: RawOver) -> Option<Over> {
        match raw {
            RawOver::Period => Some(Over::Period),
            RawOver::YearToDate => Some(Over::YearToDate),
            RawOver::Year => Some(Over::Year),
            RawOver::Since(year) if (1949..=2999).contains(&year) => Some(Over::Since(year)),
            RawOver::Since(year) => {
                self.fault(format!("{year} 不像年份"), format!("since {year} is no year of records"))
            }
        }
    }

    fn select(&mut self, kind: &str, raw: &RawDefinition, standing: bool) -> Option<Select> {
        let Some(info) = kind::named(kind) else {
            let known: Vec<_> = kind::all().iter().map(|info| info.code).collect();
            let known = known.join(", ");
            return self.fault(
                format!("没有“{kind}”这个种类，有的是：{known}"),
                format!("no kind is called {kind:?}; there are {known}"),
            );
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
                return self.fault(format!("{}没有阶段", info.zh), format!("{} has no stages", info.code));
            };
            let Some(place) = options.iter().position(|opt| opt.code == word) else {
                let known: Vec<_> = options.iter().map(|opt| opt.code).collect();
                let known = known.join(", ");
                return self.fault(
                    format!("{}没有“{word}”这个阶段，有的是：{known}", info.zh),
                    format!("{} has no stage {word:?}; there are {known}", info.code),
                );
            };
            places.push(place);
        }
        match (steps, raw.step.is_some(), raw.stages.is_empty()) {
            (_, true, false) => self.fault("step 和 stages 只写一个", "either step or stages, not both"),
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
                        self.fault(format!("{name} 不是日期"), format!("{name} is no day"))
                    }
                }
                None => match info.when() {
                    Some(field) => Some(Scope::Day(field)),
                    None => self.fault(
                        format!("{}没有自己的日期，要写 step、stages 或 date", info.zh),
                        format!("{} has no day of its own: give step, stages or date", info.code),
                    ),
                },
            },
        }
    }

    fn field(&mut self, info: &'static KindInfo, name: &str) -> Option<usize> {
        match info.fields.iter().position(|field| field.code == name) {
            Some(at) => Some(at),
            None => {
                let known: Vec<_> = info.fields.iter().map(|field| field.code).collect();
                let known = known.join(", ");
                self.fault(
                    format!("{}没有“{name}”这一项，有的是：{known}", info.zh),
                    format!("{} has no field {name:?}; there are {known}", info.code),
                )
            }
        }
    }

    fn term(&mut self, info: &'static KindInfo, name: &str, value: &toml::Value) -> Option<Term> {
        if let Some(at) = info.predicates.iter().position(|(code, _)| *code == name) {
            return match value {
                toml::Value::Boolean(wanted) => Some(Term::Predicate(at, *wanted)),
                _ => self.fault(
                    format!("{name} 只能写 true 或 false"),
                    format!("{name} either holds or does not: true or false"),
                ),
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
                    None => self.fault(format!("{name} 要写文字"), format!("{name} is compared with words")),
                }
            }
            _ => self.fault(format!("{name} 不能和 {value} 比"), format!("{name} cannot be compared with {value}")),
        }
    }

    fn words(&mut self, info: &'static KindInfo, at: usize, words: &[&str]) -> Option<Term> {
        if let Shape::Choice(options) = info.fields[at].shape
            && let Some(unknown) = words.iter().find(|word| !options.iter().any(|opt| opt.code == **word))
        {
            let known: Vec<_> = options.iter().map(|opt| opt.code).collect();
            let known = known.join(", ");
            return self.fault(
                format!("没有“{unknown}”这个词，有的是：{known}"),
                format!("{unknown:?} is no word of {known}"),
            );
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
                    self.fault(format!("{field} 里不是“名称加数量”"), format!("{field} holds no named quantities"))
                }
            }
            (None, Some(measure), None) => match select.kind.measures.iter().position(|(code, ..)| code == measure) {
                Some(at) => Some(Wanted::Measure(at)),
                None => self.fault(
                    format!("{}没有“{measure}”这个数量", select.kind.zh),
                    format!("{} has no measure {measure:?}", select.kind.code),
                ),
            },
            _ => self.fault(
                "相加的要写 field（可加 what），或写 measure",
                "a sum is of a field, of one thing of a field, or of a measure",
            ),
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
            _ => return self.fault("只有数量能相加", "only quantities add up"),
        };
        if dimension == unit.dimension() {
            Some(())
        } else {
            self.fault(format!("“{unit}”不是这一项的单位"), format!("{unit} does not measure what the field holds"))
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
