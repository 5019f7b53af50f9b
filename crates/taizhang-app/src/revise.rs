//! Papers of ours that somebody edited: whether their numbers still stand, and today's numbers put in.

use taizhang_core::base::{Diagnostic, Period};
use taizhang_doc::{Manifest, Paper};
use taizhang_proof::bound::{Change, Edited, Refreshed, Standing};
use taizhang_proof::{Document, Finding, Medium, bound};
use taizhang_report::Of;

use crate::compile::paper_today;
use crate::proof::kin;
use crate::{AppError, Date, Draft, Opened};

/// What an edited paper is held against.
#[derive(Debug, Clone, Copy)]
pub struct Revised<'a> {
    /// The ledger.
    pub opened: &'a Opened,
    /// The period; none is that of the paper's own list of numbers.
    pub period: Option<Period>,
    /// The day it is.
    pub today: Date,
    /// The list of numbers that was written beside the paper, where it does not travel in it.
    pub manifest: Option<&'a Manifest<'static>>,
}

/// How the numbers of an edited paper stand.
#[derive(Debug)]
pub struct Verified {
    /// What was read.
    pub document: Document,
    /// How many stand how.
    pub standing: Standing,
    /// What does not hold, and what reading found.
    pub findings: Vec<Diagnostic>,
}

/// An edited paper with today's numbers.
#[derive(Debug)]
pub struct Renewed {
    /// What was read.
    pub document: Document,
    /// The new file.
    pub bytes: Vec<u8>,
    /// What was set.
    pub changes: Vec<Change>,
    /// How many were right already.
    pub held: usize,
    /// What was left as it is, and what is wrong with the paper now.
    pub findings: Vec<Diagnostic>,
}

/// The paper that the document is, compiled today, and the list it was written with.
struct Made {
    document: Document,
    read: Vec<Diagnostic>,
    paper: Paper,
    manifest: Option<Manifest<'static>>,
}

fn made(draft: &Draft, beside: &Revised<'_>) -> Result<Made, AppError> {
    let read = taizhang_proof::read(&draft.file.name, &draft.file.bytes);
    let document = read.value;
    let manifest = beside.manifest.cloned().or_else(|| bound::manifest(&draft.file.bytes));
    let own = manifest.as_ref().and_then(|manifest| Period::parse(&manifest.period).ok());
    let period = beside.period.or(own).or_else(|| taizhang_proof::period(&document));
    let Some(period) = period else { return Err(AppError::NoPeriod(draft.file.name.clone())) };
    let papers = beside.opened.settings.papers();
    let named = manifest.as_ref().and_then(|manifest| papers.iter().find(|template| template.slug == manifest.paper));
    let template = named.unwrap_or_else(|| kin(&document, papers));
    if template.of == Of::Submissions {
        return Err(AppError::OfTwo(template.name.clone()));
    }
    let paper = paper_today(template, beside.opened, period, beside.today);
    Ok(Made { document, read: read.findings, paper, manifest })
}

impl Made {
    fn edited<'a>(&'a self, draft: &'a Draft) -> Edited<'a> {
        let Self { document, paper, manifest, .. } = self;
        Edited { document, bytes: &draft.file.bytes, manifest: manifest.as_ref(), today: paper }
    }
}

fn told(read: Vec<Diagnostic>, findings: Vec<Finding>) -> Vec<Diagnostic> {
    read.into_iter().chain(findings.into_iter().map(|one| one.diagnostic)).collect()
}

/// Holds the numbers of an edited paper against its list and the ledger.
///
/// # Errors
/// When it does not say what period it tells of, or tells of two submissions.
pub fn verify(draft: &Draft, beside: &Revised<'_>) -> Result<Verified, AppError> {
    let made = made(draft, beside)?;
    let (standing, findings) = bound::verify(&made.edited(draft));
    let findings = told(made.read, findings);
    Ok(Verified { document: made.document, standing, findings })
}

/// Puts today's numbers into an edited paper. What the new numbers contradict in its words is told as well.
///
/// # Errors
/// When it is no document of Word, cannot be changed, does not say what period it tells of, or tells of two submissions.
pub fn refresh(draft: &Draft, beside: &Revised<'_>) -> Result<Renewed, AppError> {
    let mut made = made(draft, beside)?;
    // The new list says of which ledger its numbers are.
    made.paper.ledger = beside.opened.digest();
    if made.document.medium != Medium::Word {
        return Err(AppError::NotWord(draft.file.name.clone()));
    }
    let refreshed = bound::refresh(&made.edited(draft));
    let failed = |source| AppError::Mark { file: draft.file.name.clone(), source };
    let Refreshed { bytes, changes, findings, held } = refreshed.map_err(failed)?;
    let mut findings = told(made.read, findings);
    findings.extend(new_ones(&made.document, &draft.file.name, &bytes));
    Ok(Renewed { document: made.document, bytes, changes, held, findings })
}

/// What the rules find in the new text and did not find in the old one: a list that has one name too few now.
fn new_ones(old: &Document, name: &str, bytes: &[u8]) -> Vec<Diagnostic> {
    let new = taizhang_proof::read(name, bytes).value;
    let before = taizhang_proof::check(old);
    let is_new = |one: &Finding| before.iter().all(|other| other.diagnostic.message != one.diagnostic.message);
    taizhang_proof::check(&new).into_iter().filter(is_new).map(|one| one.diagnostic).collect()
}
