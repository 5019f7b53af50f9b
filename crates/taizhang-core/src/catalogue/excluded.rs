//! Which records a definition selects, and why it leaves the others out.

use jiff::civil::Date;

use super::definition::{Scope, Select, Term};
use crate::kind::{KindInfo, Shape, Table, Value, View};

/// Why a record was not counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Excluded {
    /// It says no day, or never reached the stage.
    NoDay,
    /// Its day lies outside.
    Outside(Date),
    /// At the last day it stood elsewhere.
    Stands(Option<&'static str>),
    /// The condition, as its definition says it, does not hold.
    Term(String),
}

impl Excluded {
    /// In the clerk's words.
    pub fn zh(&self) -> String {
        match self {
            Self::NoDay => "没有这一步的日期".to_owned(),
            Self::Outside(day) => format!("日期{day}不在统计期内"),
            Self::Stands(Some(stage)) => format!("期末处于“{stage}”"),
            Self::Stands(None) => "期末尚无阶段".to_owned(),
            Self::Term(term) => format!("不符合条件：{term}"),
        }
    }
}

/// Why a record is not among those selected; none where it is.
pub(super) fn excluded(table: &dyn Table, row: usize, select: &Select, view: &View<'_>) -> Option<Excluded> {
    out_of_scope(table, row, select.scope, view).or_else(|| {
        let failing = select.terms.iter().find(|term| !holds(table, row, term, view));
        failing.map(|term| Excluded::Term(spell(select.kind, term)))
    })
}

fn out_of_scope(table: &dyn Table, row: usize, scope: Scope, view: &View<'_>) -> Option<Excluded> {
    let outside = |day: Option<Date>| match day {
        None => Some(Excluded::NoDay),
        Some(day) if view.period.holds(day) => None,
        Some(day) => Some(Excluded::Outside(day)),
    };
    match scope {
        Scope::Always => None,
        Scope::Day(field) => outside(match table.value(row, field) {
            Some(Value::Day(day)) => Some(day),
            Some(Value::Period(period)) => Some(period.last()),
            _ => None,
        }),
        Scope::Reached(field, stage) => {
            let Some(Value::Steps { steps, .. }) = table.value(row, field) else { return Some(Excluded::NoDay) };
            let code = stage_code(table.info(), field, stage);
            outside(steps.iter().find(|(to, _)| to.code == code).map(|(_, on)| *on))
        }
        Scope::Standing(field, stages) => {
            let Some(Value::Steps { steps, .. }) = table.value(row, field) else {
                return Some(Excluded::Stands(None));
            };
            let at = steps.iter().take_while(|(_, on)| *on <= view.period.last()).last().map(|(to, _)| *to);
            let Some(at) = at else { return Some(Excluded::Stands(None)) };
            let place = stage_place(table.info(), field, at.code);
            (stages >> place & 1 == 0).then_some(Excluded::Stands(Some(at.zh)))
        }
    }
}

fn stage_code(info: &KindInfo, field: usize, stage: usize) -> &'static str {
    match info.fields[field].shape {
        Shape::Steps(options) => options[stage].code,
        _ => "",
    }
}

fn stage_place(info: &KindInfo, field: usize, code: &str) -> usize {
    match info.fields[field].shape {
        Shape::Steps(options) => options.iter().position(|opt| opt.code == code).unwrap_or(usize::MAX),
        _ => usize::MAX,
    }
}

fn holds(table: &dyn Table, row: usize, term: &Term, view: &View<'_>) -> bool {
    match term {
        Term::Predicate(at, wanted) => table.test(row, *at, view) == *wanted,
        Term::Flag(field, wanted) => (table.value(row, *field) == Some(Value::Flag(true))) == *wanted,
        Term::Words(field, words) => match table.value(row, *field) {
            Some(Value::Text(text)) => words.iter().any(|word| **word == *text),
            Some(Value::Choice(opt)) => words.iter().any(|word| word == opt.code),
            _ => false,
        },
    }
}

fn spell(info: &KindInfo, term: &Term) -> String {
    match term {
        Term::Predicate(at, wanted) => format!("{}{}", if *wanted { "" } else { "非" }, info.predicates[*at].1),
        Term::Flag(field, wanted) => format!("{}为{}", info.fields[*field].zh, if *wanted { "是" } else { "否" }),
        Term::Words(field, words) => {
            let field = info.fields[*field];
            let zh = |word: &String| match field.shape {
                Shape::Choice(options) => {
                    options.iter().find(|opt| opt.code == word).map_or_else(|| word.clone(), |opt| opt.zh.to_owned())
                }
                _ => word.clone(),
            };
            format!("{}为{}", field.zh, words.iter().map(zh).collect::<Vec<_>>().join("、"))
        }
    }
}
