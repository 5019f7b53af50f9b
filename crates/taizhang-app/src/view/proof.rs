//! What proofreading sends out.

use serde::Serialize;
use taizhang_core::base::Place;
use taizhang_core::base::numeral::write;
use taizhang_proof::Document;
use taizhang_proof::against::{Checked, Verdict};
use utoipa::ToSchema;

use super::{Findings, Lang};
use crate::{Diagnostic, Proofed};

/// Findings in drafts, and how their numbers stand to a ledger.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProofView {
    /// What is wrong.
    #[serde(flatten)]
    pub findings: Findings,
    /// Each number, where the draft was held against a ledger.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub numbers: Option<Vec<NumberView>>,
}

/// A number of a draft, beside the ledger.
#[derive(Debug, Serialize, ToSchema)]
pub struct NumberView {
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
    /// What stands there.
    pub text: String,
    /// `agrees`, `differs`, `otherwise` (another definition) or `unknown`.
    pub verdict: &'static str,
    /// The figure or field that it was held against, or that comes nearest.
    pub source: Option<String>,
    /// What that is called.
    pub name: Option<String>,
    /// Its value in the ledger, with its unit.
    pub known: Option<String>,
    /// The records behind it.
    pub records: Vec<String>,
}

impl ProofView {
    /// Of drafts and all that was found in them.
    pub fn of<'a>(read: impl IntoIterator<Item = &'a Proofed>, findings: &[Diagnostic], lang: Lang) -> Self {
        let own = |one: &'a Proofed| one.numbers.as_ref().map(|numbers| (&one.document, numbers));
        let held: Vec<_> = read.into_iter().filter_map(own).collect();
        let views = held.iter().flat_map(|(document, numbers)| numbers.iter().map(|one| NumberView::of(document, one)));
        let numbers: Vec<_> = views.collect();
        Self { findings: Findings::of(findings, lang), numbers: (!held.is_empty()).then_some(numbers) }
    }
}

impl NumberView {
    fn of(document: &Document, checked: &Checked) -> Self {
        let (line, column) = match document.place(&checked.span) {
            Place::Text { line, column, .. } => (line, column),
            _ => (0, 0),
        };
        Self {
            line,
            column,
            text: document.words(&checked.span).to_owned(),
            verdict: checked.verdict.code(),
            source: checked.source.clone(),
            name: checked.name.clone(),
            known: checked.known.map(|known| write::exactly(known, 4)),
            records: checked.records.clone(),
        }
    }
}

/// How many numbers stand how to the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// 相符
    pub agrees: usize,
    /// 不符
    pub differs: usize,
    /// 疑似口径不同
    pub otherwise: usize,
    /// 台账无此数
    pub unknown: usize,
}

impl Tally {
    /// Of all that were held against it.
    pub fn of<'a>(numbers: impl IntoIterator<Item = &'a Checked>) -> Self {
        let mut tally = Self::default();
        for one in numbers {
            *match one.verdict {
                Verdict::Agrees => &mut tally.agrees,
                Verdict::Differs => &mut tally.differs,
                Verdict::Otherwise => &mut tally.otherwise,
                Verdict::Unknown => &mut tally.unknown,
            } += 1;
        }
        tally
    }
}
