//! What a code means: a kind, a figure, a rule, a paper.

use taizhang_core::base::{Notice, Words};
use taizhang_core::catalogue::{Catalogue, Definition};
use taizhang_core::kind::{self, FieldInfo, KindInfo, Shape};
use taizhang_core::rules::{self, Rule};
use taizhang_proof::rules as document_rules;

use crate::formula::formula;
use crate::near::near;
use crate::{AppError, Settings, notice, papers};

/// What can be listed and explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// 种类
    Kinds,
    /// 数据
    Figures,
    /// 规则
    Rules,
    /// 文稿
    Papers,
}

impl Sort {
    /// Every sort, with the word that names it.
    pub const ALL: &[(&str, Self)] =
        &[("kinds", Self::Kinds), ("figures", Self::Figures), ("rules", Self::Rules), ("papers", Self::Papers)];

    /// What `name` means among these.
    fn explain(self, name: &str, settings: &Settings) -> Option<Explained> {
        match self {
            Self::Kinds => kind::named(name).map(of_kind),
            Self::Figures => {
                let catalogue = settings.catalogue();
                catalogue.get(name).map(|definition| of_figure(definition, catalogue))
            }
            Self::Rules => rules::named(name)
                .map(of_rule)
                .or_else(|| document_rules::named(name).map(of_document_rule))
                .or_else(|| notice::all().find(|known| known.code == name).map(of_notice)),
            Self::Papers => of_paper(name, settings),
        }
    }
}

/// A code and its name.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct Topic {
    /// The code.
    pub code: String,
    /// The name, or what it means.
    pub name: String,
}

/// What a code means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// The code and its name.
    pub topic: Topic,
    /// What sort of thing it is.
    pub sort: Words,
    /// Titles, and lines under each.
    pub parts: Vec<(Words, Vec<Words>)>,
}

/// All of a sort, in the order of its registry.
pub fn list(sort: Sort, settings: &Settings) -> Vec<Topic> {
    let topic = |code: &str, name: &str| Topic { code: code.to_owned(), name: name.to_owned() };
    match sort {
        Sort::Kinds => kind::all().into_iter().map(|kind| topic(kind.code, kind.zh)).collect(),
        Sort::Figures => settings.catalogue().all().iter().map(|known| topic(&known.code, &known.name)).collect(),
        Sort::Rules => {
            let rules = rules::RULES.iter().map(|rule| topic(rule.code, &rule.meaning()));
            // Where reading and a rule find the same thing they have one code, and the rule says more of it.
            let own = notice::all().filter(|known| rules::named(known.code).is_none());
            let proof = document_rules::RULES.iter().map(|rule| topic(rule.code, &rule.meaning()));
            rules.chain(proof).chain(own.map(|known| topic(known.code, known.meaning))).collect()
        }
        Sort::Papers => papers().into_iter().map(|(slug, name)| topic(slug, name)).collect(),
    }
}

/// What `name`, a code or a Chinese name, means: among all there is, or those of a sort.
///
/// # Errors
/// When nothing is called so.
pub fn explain(name: &str, sort: Option<Sort>, settings: &Settings) -> Result<Explained, AppError> {
    let sorts = || Sort::ALL.iter().map(|(_, sort)| *sort).filter(|known| sort.is_none_or(|sort| sort == *known));
    sorts().find_map(|sort| sort.explain(name, settings)).ok_or_else(|| no_topic(name, sorts(), settings))
}

pub(crate) fn no_topic(name: &str, sorts: impl IntoIterator<Item = Sort>, settings: &Settings) -> AppError {
    let all: Vec<Topic> = sorts.into_iter().flat_map(|sort| list(sort, settings)).collect();
    let known = all.iter().flat_map(|topic| [topic.code.as_str(), topic.name.as_str()]);
    AppError::NoTopic { name: name.to_owned(), near: near(name, known) }
}

/// The same words in both languages: names and sentences of the domain are Chinese.
fn same(text: impl Into<String>) -> Words {
    let text = text.into();
    Words::new(text.clone(), text)
}

fn topic(code: &str, name: &str) -> Topic {
    Topic { code: code.to_owned(), name: name.to_owned() }
}

fn of_kind(kind: &'static KindInfo) -> Explained {
    let mut parts = vec![
        (Words::new("编号", "ids"), vec![same(format!("{}-2023-01", kind.prefix))]),
        (Words::new("内容", "fields"), kind.fields.iter().map(|field| of_field(field)).collect()),
    ];
    let predicates = kind.predicates.iter().map(|(code, zh)| same(format!("{code}  {zh}")));
    let measures = kind.measures.iter().map(|(code, zh, unit)| same(format!("{code}  {zh}（{}）", unit.zh())));
    let asked: Vec<Words> = predicates.chain(measures).collect();
    if !asked.is_empty() {
        parts.push((Words::new("口径可用的条件和数量", "what definitions may ask of it"), asked));
    }
    Explained { topic: topic(kind.code, kind.zh), sort: Words::new("种类", "kind"), parts }
}

fn of_field(field: &FieldInfo) -> Words {
    let unit = field.unit.map(|unit| format!("（{}）", unit.zh())).unwrap_or_default();
    let choices = match field.shape {
        Shape::Choice(options) | Shape::Steps(options) => {
            format!("：{}", options.iter().map(|option| option.zh).collect::<Vec<_>>().join("、"))
        }
        _ => String::new(),
    };
    let (zh, en) = match (field.role.key || field.role.save, field.role.submit) {
        (true, _) => (" · 必填", " · required"),
        (false, true) => (" · 报送前填", " · before submission"),
        (false, false) => ("", ""),
    };
    let line = format!("{}  {}{unit}{choices}", field.code, field.zh);
    Words::new(format!("{line}{zh}"), format!("{line}{en}"))
}

fn of_figure(definition: &Definition, catalogue: &Catalogue) -> Explained {
    let mut parts = vec![
        (Words::new("口径", "definition"), vec![same(&definition.basis)]),
        (Words::new("算法", "formula"), vec![same(formula(definition, catalogue))]),
        (Words::new("单位", "unit"), vec![same(definition.unit.zh())]),
    ];
    if let Some(place) = &definition.origin {
        let (zh, en) = match Catalogue::shipped().get(&definition.code) {
            Some(_) => ("代替通用口径", "in place of what ships"),
            None => ("本地另设", "beside what ships"),
        };
        let from = Words::new(format!("{place}（{zh}）"), format!("{place} ({en})"));
        parts.push((Words::new("出自本地设定", "set in"), vec![from]));
    }
    if !definition.said.is_empty() {
        parts.push((Words::new("文稿里的说法", "said in papers as"), vec![same(definition.said.join("、"))]));
    }
    Explained { topic: topic(&definition.code, &definition.name), sort: Words::new("数据", "figure"), parts }
}

fn of_rule(rule: &'static Rule) -> Explained {
    let severity = Words::new(rule.severity.zh(), rule.severity.code());
    let parts = vec![
        (Words::new("程度", "severity"), vec![severity]),
        (Words::new("说的话", "says"), vec![Words::new(rule.zh, rule.en)]),
        (Words::new("怎么办", "what to do"), vec![Words::new(rule.help_zh, rule.help_en)]),
        (Words::new("依据", "basis"), vec![same(rule.basis)]),
        (Words::new("不合的例子", "a failing example"), lines(&rule.bad.text())),
        (Words::new("合的例子", "a passing example"), lines(&rule.good.text())),
    ];
    Explained { topic: topic(rule.code, &rule.meaning()), sort: Words::new("规则", "rule"), parts }
}

fn lines(text: &str) -> Vec<Words> {
    text.trim().lines().map(|line| same(line.trim_end())).collect()
}

fn of_document_rule(rule: &'static document_rules::Rule) -> Explained {
    let parts = vec![
        (Words::new("程度", "severity"), vec![Words::new(rule.severity.zh(), rule.severity.code())]),
        (Words::new("说的话", "says"), vec![Words::new(rule.zh, rule.en)]),
        (Words::new("怎么办", "what to do"), vec![Words::new(rule.help_zh, rule.help_en)]),
        (Words::new("依据", "basis"), vec![same(rule.basis)]),
        (Words::new("不合的例子", "a failing example"), lines(rule.bad)),
        (Words::new("合的例子", "a passing example"), lines(rule.good)),
    ];
    Explained { topic: topic(rule.code, &rule.meaning()), sort: Words::new("校对规则", "document rule"), parts }
}

fn of_notice(notice: &Notice) -> Explained {
    let severity = Words::new(notice.severity.zh(), notice.severity.code());
    let parts = vec![(Words::new("程度", "severity"), vec![severity])];
    Explained {
        topic: topic(notice.code, notice.meaning),
        sort: Words::new("读写时的问题", "finding of reading and writing"),
        parts,
    }
}

fn of_paper(name: &str, settings: &Settings) -> Option<Explained> {
    let template = settings.papers().iter().find(|template| template.slug == name || template.name == name)?;
    let how = format!("taizhang compile {} 台账.xlsx --period 2023H1 -o {}.docx", template.slug, template.name);
    Some(Explained {
        topic: topic(&template.slug, &template.name),
        sort: Words::new("文稿", "paper"),
        parts: vec![(Words::new("生成", "compile it by"), vec![same(how)])],
    })
}
