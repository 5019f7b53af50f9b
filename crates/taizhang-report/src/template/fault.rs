//! What can be wrong with a template, told before it meets any data.

use std::sync::Arc;

use taizhang_core::base::{Diagnostic, Place, Words};

use super::ast::At;
use crate::notice;

/// One fault of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) at: At,
    pub(crate) kind: FaultKind,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum FaultKind {
    Level,
    NoTopic,
    RowOutsideTable,
    Column,
    Cells { wanted: usize, found: usize },
    Stray(char),
    Open(char),
    Claim,
    Test,
    Each,
    NoEnd,
    Name { name: String, nearest: Vec<String> },
    Form { form: String, nearest: Vec<String> },
    NoList { name: String },
    NoRate { name: String },
    NothingToAdd,
    Condition { word: String, known: Vec<String> },
    Numeral { text: String },
    Cut { cut: String, whole: String },
}

impl Fault {
    /// As a finding in the file of the template.
    pub(crate) fn diagnostic(&self, file: &Arc<str>) -> Diagnostic {
        let (zh, en) = self.kind.words();
        Diagnostic {
            help: self.kind.help(),
            ..notice::TEMPLATE.without_help(
                Place::Text { file: file.clone(), line: self.at.line, column: self.at.column, length: 1 },
                Words::new(zh, en),
            )
        }
    }
}

fn either(names: &[String]) -> Option<String> {
    (!names.is_empty()).then(|| names.join("、"))
}

impl FaultKind {
    fn words(&self) -> (String, String) {
        match self {
            Self::Level => ("标题只有四级，# 多了".into(), "headings have four levels".into()),
            Self::NoTopic => ("“- ”之后要先写主题，再写“::”和正文".into(), "an item is `- topic :: sentences`".into()),
            Self::RowOutsideTable => ("表行之前没有“|=”表题".into(), "a row without a `|=` caption above it".into()),
            Self::Column => (
                "表头每列要写“列名 对齐 宽度”，如“合同投资额 > 8”".into(),
                "a column is `head align width`, like `合同投资额 > 8`".into(),
            ),
            Self::Cells { wanted, found } => (
                format!("表头有{wanted}列，这一行有{found}格"),
                format!("the head has {wanted} columns, this row {found} cells"),
            ),
            Self::Stray(c) => (format!("多了一个“{c}”"), format!("a stray {c:?}")),
            Self::Open(c) => (format!("“{c}”没有配对"), format!("{c:?} is never closed")),
            Self::Claim => ("断言要写成 {! 词 : 数据 条件}".into(), "a claim is {! word : figure condition}".into()),
            Self::Test => ("条件要写成 {? 数据 条件}".into(), "a guard is {? figure condition}".into()),
            Self::Each => (
                "循环要写成 {each 数据 first 3} 或 {each 数据 all 5 first 3}".into(),
                "a loop is {each figure first 3} or {each figure all 5 first 3}".into(),
            ),
            Self::NoEnd => ("循环没有 {end}".into(), "a loop without {end}".into()),
            Self::Name { name, .. } => {
                (format!("没有叫“{name}”的数据或栏目"), format!("nothing is called {name:?} here"))
            }
            Self::Form { form, .. } => (format!("“{form}”不能这样写"), format!("{form:?} does not go with this slot")),
            Self::NoList { name } => (
                format!("“{name}”不是可以逐条列出的数据"),
                format!("{name:?} has no records of one kind to go through"),
            ),
            Self::NoRate { name } => {
                (format!("“{name}”不是完成率，不能用来排名"), format!("{name:?} is no rate to rank towns by"))
            }
            Self::NothingToAdd => (
                "小计、合计之前没有逐条列出的行".into(),
                "a {sub} or {total} row without an {each …} row above it".into(),
            ),
            Self::Condition { word, .. } => {
                (format!("没有“{word}”这个条件"), format!("no condition is called {word:?}"))
            }
            Self::Cut { cut, whole } => {
                (format!("“{cut}”少了字，固定说法是“{whole}”"), format!("{cut:?} is cut; the phrase is {whole:?}"))
            }
            Self::Numeral { text } => (
                format!("范本里直接写了“{text}”，数字必须来自台账"),
                format!("{text:?} is typed into the template; a number must be bound"),
            ),
        }
    }

    fn help(&self) -> Option<Words> {
        match self {
            Self::Name { nearest, .. } | Self::Form { nearest, .. } => {
                either(nearest).map(|names| Words::new(format!("相近的有：{names}"), format!("near: {names}")))
            }
            Self::Condition { known, .. } => {
                either(known).map(|names| Words::new(format!("可用：{names}"), format!("known: {names}")))
            }
            Self::Cut { .. } => Some(Words::new(
                "固定说法整句用，写成 {fixed:…}，由固定词表给出全文",
                "a fixed phrase stands whole: write {fixed:…}",
            )),
            Self::Numeral { .. } => Some(Words::new(
                "改成 {数据} ；若是固定说法，加到固定词表",
                "make it a slot; a fixed phrase goes to the list of set words",
            )),
            _ => None,
        }
    }
}
