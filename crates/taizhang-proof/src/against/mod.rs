//! A document held against a ledger: each number, the names of its things, and how far they have come.
//!
//! What the ledger knows comes in three ways: the figures of the catalogue by what papers call them, the records that
//! a sentence names, and the papers that would be compiled of it today. A number agrees where one of them agrees; it
//! is told as wrong only where its name leaves no doubt which of them it should be.

mod names;
mod numbers;
mod register;
mod said;
mod sayings;
mod stages;

use taizhang_core::base::{Period, Quantity};
use taizhang_core::catalogue::Subject;
use taizhang_core::kind::Ledger;
use taizhang_doc::Paper;

pub(crate) use names::differs_a_little;
pub(crate) use numbers::is_kin;
pub(crate) use said::{Named, definition, named};
pub(crate) use sayings::{Lead, Number, REACH, SURE, numbers, tail};

use crate::Finding;
use crate::document::{Document, Span};
use crate::notice::Told;
use crate::scan::Scan;

/// What a document is held against.
pub struct Facts<'a> {
    /// Whose figures.
    pub subject: &'a dyn Subject,
    /// The ledgers whose records a sentence may name: of a county, those of its towns too.
    pub ledgers: Vec<&'a Ledger>,
    /// The period that the document tells of.
    pub period: Period,
    /// The papers that would be compiled today.
    pub papers: &'a [Paper],
}

/// How a number stands to the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// 相符
    Agrees,
    /// 不符
    Differs,
    /// 疑似口径不同
    Otherwise,
    /// 台账无此数
    Unknown,
}

impl Verdict {
    /// Its stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Agrees => "agrees",
            Self::Differs => "differs",
            Self::Otherwise => "otherwise",
            Self::Unknown => "unknown",
        }
    }

    /// What the clerk calls it.
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Agrees => "相符",
            Self::Differs => "不符",
            Self::Otherwise => "疑似口径不同",
            Self::Unknown => "台账无此数",
        }
    }
}

/// A number of the document, as the ledger has it.
#[derive(Debug, Clone)]
pub struct Checked {
    /// Where it stands in the logical text.
    pub span: Span,
    /// How it stands to the ledger.
    pub verdict: Verdict,
    /// What it was held against, or what comes nearest: a figure's code, a field of a record.
    pub source: Option<String>,
    /// What that is called.
    pub name: Option<String>,
    /// Its value in the ledger.
    pub known: Option<Quantity>,
    /// The records behind it.
    pub records: Vec<String>,
}

/// What came of it.
#[derive(Debug, Default)]
pub struct Held {
    /// Each number of the document.
    pub numbers: Vec<Checked>,
    /// What is wrong.
    pub findings: Vec<Finding>,
}

/// Holds a document against a ledger.
pub fn hold(document: &Document, facts: &Facts<'_>) -> Held {
    let scan = Scan::of(document);
    let register = register::Register::of(&facts.ledgers);
    let mentions = register.mentions(&document.text);
    let mut held = Held::default();
    numbers::hold(document, &scan, facts, &register, &mentions, &mut held);
    names::hold(document, facts, &register, &mentions, &mut held.findings);
    stages::hold(document, facts, &register, &mentions, &mut held.findings);
    held.findings.sort_by_cached_key(|one| (one.source.start, one.diagnostic.severity, one.diagnostic.code));
    held
}

/// A finding at a stretch of the logical text.
pub(crate) fn at(document: &Document, span: &Span, told: Told) -> Finding {
    Finding { diagnostic: told.at(document.place(span)), source: document.source_of(span), edit: None }
}
