//! How a figure is computed, in one line of the clerk's words.

use taizhang_core::base::Unit;
use taizhang_core::catalogue::{Catalogue, Definition, Measured, Over, Part, Scope, Select, Term, Wanted, Whole};
use taizhang_core::kind::{KindInfo, Shape};

/// The formula of a definition.
pub(crate) fn formula(definition: &Definition, catalogue: &Catalogue) -> String {
    let name = |code: &str| name(code, catalogue);
    match &definition.measured {
        Measured::Count { select, distinct: None } | Measured::List { select, .. } => {
            format!("计数（{}）", chosen(select))
        }
        Measured::Count { select, distinct: Some(field) } => {
            format!("不同的{}计数（{}）", select.kind.fields[*field].zh, chosen(select))
        }
        Measured::Sum { select, of } => format!("{}相加（{}）", quantity(select.kind, of), chosen(select)),
        Measured::Median { select, of } => format!("{}的中位数（{}）", quantity(select.kind, of), chosen(select)),
        Measured::Stock { select, of: None } => format!("期末计数（{}）", chosen(select)),
        Measured::Stock { select, of: Some(of) } => {
            format!("期末{}相加（{}）", quantity(select.kind, of), chosen(select))
        }
        Measured::Observed { indicator } => format!("月度指标所报的{}", name(indicator)),
        Measured::Target { figure } => format!("{}的任务数", name(figure)),
        Measured::Rate { part: above, whole } | Measured::Per { part: above, whole } => {
            let factor = if definition.unit == Unit::Percent { "×100%" } else { "" };
            format!("{} ÷ {}{factor}", part(above, catalogue), part(whole, catalogue))
        }
    }
}

/// A side of a rate: the figure and its days.
fn part(part: &Part, catalogue: &Catalogue) -> String {
    let of = match &part.whole {
        Whole::Figure(code) => name(code, catalogue),
        Whole::Target(code) => format!("{}的任务数", name(code, catalogue)),
    };
    match over(part.over) {
        Some(days) => format!("{of}（{days}）"),
        None => of,
    }
}

/// What a figure is called.
fn name(code: &str, catalogue: &Catalogue) -> String {
    catalogue.get(code).map_or_else(|| code.to_owned(), |definition| definition.name.clone())
}

fn over(over: Over) -> Option<String> {
    match over {
        Over::Period => None,
        Over::YearToDate => Some("年初以来".to_owned()),
        Over::Year => Some("全年".to_owned()),
        Over::Since(year) => Some(format!("{year}年以来")),
    }
}

fn chosen(select: &Select) -> String {
    let mut words = vec![select.kind.zh.to_owned()];
    words.extend(over(select.over));
    words.extend(scope(select));
    words.extend(select.terms.iter().map(|one| term(select.kind, one)));
    words.join("，")
}

fn scope(select: &Select) -> Option<String> {
    let fields = &select.kind.fields;
    let stages = |field: usize| match fields[field].shape {
        Shape::Steps(options) => options,
        _ => &[],
    };
    match select.scope {
        Scope::Always => None,
        Scope::Day(field) => Some(format!("{}在期内", fields[field].zh)),
        Scope::Reached(field, stage) => Some(format!("“{}”日期在期内", stages(field)[stage].zh)),
        Scope::Standing(field, bits) => {
            let standing = stages(field).iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1);
            Some(format!("期末处于{}", standing.map(|(_, stage)| stage.zh).collect::<Vec<_>>().join("、")))
        }
    }
}

fn term(kind: &KindInfo, term: &Term) -> String {
    match term {
        Term::Predicate(at, wanted) => format!("{}{}", if *wanted { "" } else { "非" }, kind.predicates[*at].1),
        Term::Flag(field, wanted) => format!("{}为{}", kind.fields[*field].zh, if *wanted { "是" } else { "否" }),
        Term::Words(field, words) => {
            let field = kind.fields[*field];
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

fn quantity(kind: &KindInfo, of: &Wanted) -> String {
    match of {
        Wanted::Field(field) => kind.fields[*field].zh.to_owned(),
        Wanted::Measure(at) => kind.measures[*at].1.to_owned(),
        Wanted::Amounts(field, what) => format!("{}中的{what}", kind.fields[*field].zh),
    }
}
