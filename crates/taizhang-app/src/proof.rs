//! Proofreading a draft: somebody else's, or our own.

use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::{fs, mem};

use taizhang_core::base::{Diagnostic, Period, Place};
use taizhang_proof::against::{Checked, Facts, hold};
use taizhang_proof::{Document, Finding, ignore};
use taizhang_report::Template;

use crate::compile::paper_today;
use crate::subject::subject;
use crate::{AppError, Date, File, Opened, as_of};

/// A draft as it was given, with the exceptions that stand beside it.
#[derive(Debug)]
pub struct Draft {
    /// Its name and what is in it.
    pub file: File,
    /// The text of the file of exceptions, where there is one.
    pub exceptions: Option<String>,
}

/// A draft, proofread.
#[derive(Debug)]
pub struct Proofed {
    /// What was read.
    pub document: Document,
    /// Everything that is told, in the order of the text.
    pub findings: Vec<Diagnostic>,
    /// Whether anything of it could be read.
    pub is_readable: bool,
    /// How each number stands to the ledger, where it was held against one.
    pub numbers: Option<Vec<Checked>>,
    /// The paper before it, where it was held against that.
    pub previous: Option<Document>,
    found: Vec<Finding>,
}

/// What a draft is held against beside the rules.
#[derive(Debug, Clone, Copy, Default)]
pub struct Beside<'a> {
    /// A ledger, the period that the draft tells of, and the day it is.
    pub against: Option<(&'a Opened, Period, Date)>,
    /// The paper before it.
    pub previous: Option<&'a Draft>,
}

/// The name that stands for standard input.
pub const STDIN: &str = "-";

/// Reads a draft from a file, or from standard input.
///
/// # Errors
/// When there is no such file, or it cannot be read at all.
pub fn draft(path: &Path) -> Result<Draft, AppError> {
    let failed = |source| AppError::Read { path: path.to_owned(), source };
    if path.as_os_str() == STDIN {
        let mut bytes = Vec::new();
        io::stdin().read_to_end(&mut bytes).map_err(failed)?;
        return Ok(Draft { file: File { name: "标准输入".to_owned(), bytes }, exceptions: None });
    }
    if !path.exists() {
        return Err(AppError::Missing(path.to_owned()));
    }
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let beside = path.with_file_name(format!("{name}{}", ignore::SUFFIX));
    let exceptions = if beside.is_file() { Some(fs::read_to_string(&beside).map_err(failed)?) } else { None };
    Ok(Draft { file: File { name, bytes: fs::read(path).map_err(failed)? }, exceptions })
}

/// The drafts that `names` name: files, and all that could be one in a folder.
///
/// # Errors
/// When there is no such file or folder.
pub fn drafts(names: &[PathBuf]) -> Result<Vec<PathBuf>, AppError> {
    let mut paths = Vec::new();
    for name in names {
        if name.is_dir() {
            paths.extend(inside(name)?);
        } else {
            paths.push(name.clone());
        }
    }
    Ok(paths)
}

fn inside(folder: &Path) -> Result<Vec<PathBuf>, AppError> {
    let failed = |source| AppError::Read { path: folder.to_owned(), source };
    let entries = fs::read_dir(folder).map_err(failed)?;
    let mut paths =
        entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>().map_err(failed)?;
    let is_draft = |path: &PathBuf| {
        let suffix = path.extension().map(|suffix| suffix.to_string_lossy().to_lowercase());
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(['.', '~']));
        path.is_file() && !hidden && suffix.is_some_and(|suffix| taizhang_proof::SUFFIXES.contains(&suffix.as_str()))
    };
    paths.retain(is_draft);
    paths.sort();
    Ok(paths)
}

/// Proofreads a draft.
pub fn proof(draft: &Draft, beside: &Beside<'_>) -> Proofed {
    let read = taizhang_proof::read(&draft.file.name, &draft.file.bytes);
    let document = read.value;
    let mut findings = read.findings;
    let is_readable = !document.text.is_empty();
    let mut found = taizhang_proof::check(&document);
    let mut numbers = None;
    if let Some((opened, period, today)) = beside.against {
        let held = against(&document, opened, period, today);
        found.extend(held.findings);
        numbers = Some(held.numbers);
    }
    let previous = beside.previous.map(|draft| taizhang_proof::read(&draft.file.name, &draft.file.bytes).value);
    if let Some(previous) = &previous {
        let (here, there): (Vec<_>, Vec<_>) =
            taizhang_proof::since(&document, previous).into_iter().partition(|one| is_in(&one.diagnostic, &document));
        found.extend(here);
        findings.extend(there.into_iter().map(|one| one.diagnostic));
    }
    if let Some(exceptions) = &draft.exceptions {
        let (left, told) = ignore::set_aside(&document, mem::take(&mut found), exceptions);
        found = left;
        findings.extend(told);
    }
    findings.extend(found.iter().map(|one| one.diagnostic.clone()));
    findings.sort_by_cached_key(|finding| (finding.place.clone(), finding.severity, finding.code));
    Proofed { document, findings, is_readable, numbers, previous, found }
}

/// Whether a finding points into a document.
fn is_in(finding: &Diagnostic, document: &Document) -> bool {
    matches!(&finding.place, Place::Text { file, .. } if *file == document.name)
}

fn against(document: &Document, opened: &Opened, period: Period, today: Date) -> taizhang_proof::against::Held {
    let day = as_of(&opened.ledger, Some(period), today);
    let papers = [paper_today(kin(document, opened.settings.papers()), opened, period, today)];
    let subject = subject(opened, &opened.ledger, day);
    let ledgers = std::iter::once(&opened.ledger).chain(&opened.realm.ledgers).collect();
    hold(document, &Facts { subject: &*subject, ledgers, period, papers: &papers })
}

/// The template of the paper that a document is by its title, else of the summary, which tells of most.
pub(crate) fn kin<'a>(document: &Document, papers: &'a [Template]) -> &'a Template {
    let title = document.title();
    let named = papers.iter().filter(|template| title.contains(template.name.as_str()));
    named.max_by_key(|template| template.name.len()).or(papers.first()).expect("papers ship")
}

impl Proofed {
    /// How many of the findings can be mended without asking.
    pub fn sure(&self) -> usize {
        taizhang_proof::safe(&self.found).len()
    }
}

/// The draft with all that is certain mended.
///
/// # Errors
/// When the draft's file cannot be changed.
pub fn mended(draft: &Draft, proofed: &Proofed) -> Result<Vec<u8>, AppError> {
    taizhang_proof::mended(&proofed.document, &draft.file.bytes, &proofed.found)
        .map_err(|source| AppError::Mark { file: draft.file.name.clone(), source })
}

/// The draft with the findings as comments.
///
/// # Errors
/// When it is no document of Word, or cannot be changed.
pub fn annotated(draft: &Draft, proofed: &Proofed, lang: crate::view::Lang) -> Result<Vec<u8>, AppError> {
    let comment = |finding: &Finding| {
        let Diagnostic { code, severity, message, help, .. } = &finding.diagnostic;
        let severity = lang.pick(severity.zh(), severity.code());
        let help = help.as_ref().map(|help| lang.of(help)).unwrap_or_default();
        format!("{severity}[{code}] {}{help}", lang.of(message))
    };
    let marked = taizhang_proof::annotated(&proofed.document, &draft.file.bytes, &proofed.found, comment);
    let marked = marked.map_err(|source| AppError::Mark { file: draft.file.name.clone(), source })?;
    marked.ok_or_else(|| AppError::NoComments(draft.file.name.clone()))
}
