//! Compiling a paper from a ledger. Errors stop only the papers they touch.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;
use taizhang_core::base::{Diagnostic, Period, Place, Severity};
use taizhang_core::catalogue::{Issue, RecordRef};
use taizhang_doc::{Manifest, Paper, Profile};
use taizhang_render::{Format, Rendered};
use taizhang_report::{Order, Revision, Template};

use crate::env::looked_at;
use crate::subject::subject;
use crate::{AppError, Opened, as_of, check};

/// What a paper is wanted for.
#[derive(Debug, Clone, Copy)]
pub struct Wish {
    /// The period it tells of.
    pub period: Period,
    /// Until when data count; none leaves it to the ledger.
    pub as_of: Option<Date>,
    /// The date under the signature.
    pub date: Date,
    /// Whether it is wanted in spite of errors.
    pub provisional: bool,
}

/// A compiled paper, and what stands against it.
#[derive(Debug)]
pub struct Compilation {
    /// The paper; none where errors stop it.
    pub paper: Option<Paper>,
    /// The errors that touch the paper.
    pub stopping: Vec<Diagnostic>,
    /// All else that was found.
    pub told: Vec<Diagnostic>,
}

/// Compiles a paper.
pub fn compile(template: &Template, opened: &Opened, wish: &Wish) -> Compilation {
    compile_since(template, opened, wish, None)
}

/// Compiles a paper that says how its numbers stand to those of an edition handed in before.
pub fn compile_since(
    template: &Template,
    opened: &Opened,
    wish: &Wish,
    previous: Option<Arc<Manifest<'static>>>,
) -> Compilation {
    compile_beside(template, opened, wish, &Beside { previous, ..Beside::default() })
}

/// What a paper is compiled with beside the ledger.
#[derive(Debug, Clone, Default)]
pub(crate) struct Beside {
    /// The list of numbers of the edition handed in before.
    pub(crate) previous: Option<Arc<Manifest<'static>>>,
    /// What the edition that it is has to tell.
    pub(crate) issue: Option<Arc<Issue>>,
    /// The two submissions that it compares, where it is about such.
    pub(crate) revision: Option<Arc<Revision>>,
}

/// Compiles a paper with what stands beside the ledger.
pub(crate) fn compile_beside(template: &Template, opened: &Opened, wish: &Wish, beside: &Beside) -> Compilation {
    let as_of = wish.as_of.unwrap_or_else(|| as_of(&opened.ledger, Some(wish.period), wish.date));
    let mut order = Order {
        period: wish.period,
        as_of,
        date: wish.date,
        ledger: opened.digest(),
        provisional: None,
        previous: beside.previous.clone(),
        issue: beside.issue.clone(),
        revision: beside.revision.clone(),
    };
    // An edition tells the ledger as the editions before told it.
    let corrected = beside.issue.as_deref().filter(|issue| !issue.changes.corrected.is_empty());
    let told = corrected.map(|issue| issue.as_told(&opened.ledger));
    let subject = subject(opened, told.as_ref().unwrap_or(&opened.ledger), as_of);
    let run = |order: &Order| taizhang_report::compile_for(template, &*subject, opened.settings.phrases(), order);
    let compiled = run(&order);
    let id = |record: &RecordRef| subject.table(record).meta(record.row).id.clone();
    let touched: BTreeSet<_> = compiled.touched.iter().map(|record| (record.ledger, id(record))).collect();
    let day = wish.as_of.unwrap_or_else(|| looked_at(&opened.ledger, Some(wish.period), wish.date));
    let (mut stopping, mut told) = (Vec::new(), Vec::new());
    for (owner, finding) in check::told(opened, Some(wish.period), day) {
        if stops(owner, &finding, &touched) { stopping.push(finding) } else { told.push(finding) }
    }
    let (own, gaps): (Vec<_>, Vec<_>) =
        compiled.findings.into_iter().partition(|finding| finding.severity == Severity::Error);
    stopping.extend(own);
    told.extend(gaps);
    let paper = match (stopping.len(), wish.provisional) {
        (0, _) => Some(compiled.paper),
        (_, false) => None,
        (errors, true) => {
            order.provisional = Some(format!("暂行稿：台账尚有{errors}处错误未改，数据可能变动"));
            Some(run(&order).paper)
        }
    };
    Compilation { paper, stopping, told }
}

/// The paper as it would be today, whatever stands against it: what others are held against, and nobody signs.
pub(crate) fn paper_today(template: &Template, opened: &Opened, period: Period, date: Date) -> Paper {
    let as_of = as_of(&opened.ledger, Some(period), date);
    let order = Order {
        period,
        as_of,
        date,
        ledger: String::new(),
        provisional: None,
        previous: None,
        issue: None,
        revision: None,
    };
    let subject = subject(opened, &opened.ledger, as_of);
    taizhang_report::compile_for(template, &*subject, opened.settings.phrases(), &order).paper
}

/// The list of numbers (数据清单) that was written beside a paper.
///
/// # Errors
/// When there is none under this name.
pub fn manifest(path: &Path) -> Result<Arc<Manifest<'static>>, AppError> {
    let text = fs::read_to_string(path).map_err(|source| AppError::Read { path: path.to_owned(), source })?;
    let read = serde_json::from_str(&text).map(Arc::new);
    read.map_err(|source| AppError::Manifest { path: path.to_owned(), source })
}

/// Whether a finding is an error of a record that the paper rests on, or of the ledger as a whole.
fn stops(owner: usize, finding: &Diagnostic, touched: &BTreeSet<(usize, Arc<str>)>) -> bool {
    let places = || std::iter::once(&finding.place).chain(&finding.related);
    finding.severity == Severity::Error
        && places().any(|place| match place {
            Place::Cell { of: Some((id, _)), .. } | Place::Record { id, .. } => touched.contains(&(owner, id.clone())),
            Place::Whole | Place::File { .. } | Place::Sheet { .. } => true,
            Place::Cell { of: None, .. } | Place::Text { .. } => false,
        })
}

/// The masked edition of a paper of this ledger: names, places and digits covered.
pub fn masked(paper: &Paper, opened: &Opened) -> Paper {
    let subject = subject(opened, &opened.ledger, paper.as_of);
    let ledgers: Vec<_> = std::iter::once(&opened.ledger).chain(&opened.realm.ledgers).collect();
    taizhang_report::mask(paper, &*subject, &ledgers)
}

/// Writes a paper in a format.
///
/// # Errors
/// When the format cannot be written, which is never the paper's fault.
pub fn render(paper: &Paper, format: &'static Format) -> Result<Rendered, AppError> {
    (format.write)(paper, Profile::gbt9704()).map_err(|source| AppError::Render { format: format.name, source })
}
