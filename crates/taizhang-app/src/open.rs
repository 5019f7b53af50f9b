//! Opening a ledger: from files to records, findings beside them.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use taizhang_core::base::{CellRef, Diagnostic, Place};
use taizhang_core::catalogue::{Catalogue, Definition};
use taizhang_core::kind::Ledger;
use taizhang_exchange::layout::{self, Layout};
use taizhang_exchange::{Indicator, Options, Source, json, mark as marking, read_files};

use crate::AppError;
use crate::source::{self, File, Sources};

/// An open ledger.
#[derive(Debug)]
pub struct Opened {
    /// The records.
    pub ledger: Ledger,
    /// What reading them found.
    pub findings: Vec<Diagnostic>,
    /// How many rows there are.
    pub rows: Rows,
    /// Whether any of the files could be read: of none, nothing can be said.
    pub is_readable: bool,
    /// The texts that findings point into, by the file's name.
    pub texts: BTreeMap<String, String>,
    files: Vec<File>,
}

/// How many rows were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rows {
    /// All that hold anything.
    pub all: usize,
    /// Those without an error.
    pub usable: usize,
}

/// Opens the ledger that `names` name: workbooks and tables, folders of them, folders of JSON, all merged into one.
///
/// # Errors
/// When a name names nothing, or a file cannot be read at all. What is wrong with a file's content is a finding.
pub fn open(names: &[PathBuf]) -> Result<Opened, AppError> {
    Ok(Opened::of(source::gather(names)?))
}

impl Opened {
    /// Reads what was gathered.
    pub(crate) fn of(sources: Sources) -> Self {
        let Sources { files, evidence } = sources;
        let given: Vec<_> = files.iter().map(|file| Source { name: &file.name, bytes: &file.bytes }).collect();
        let options = Options { indicators: indicators(), evidence, ..Options::default() };
        let read = read_files(&given, &options);
        let texts = texts(&files, &read.findings);
        let is_readable = read.value.summary.files > 0;
        let rows = Rows { all: read.value.summary.rows, usable: read.value.summary.usable };
        Self { ledger: read.value.ledger, findings: read.findings, rows, is_readable, texts, files }
    }

    /// The digest of the records, the same whatever they were read from.
    pub fn digest(&self) -> String {
        let mut digest = Sha256::new();
        for (name, bytes) in json::write(&self.ledger) {
            digest.update(name.as_bytes());
            digest.update([0]);
            digest.update(bytes);
        }
        digest.finalize().iter().fold(String::new(), |mut text, byte| {
            write!(text, "{byte:02x}").expect("a text takes all that is written");
            text
        })
    }

    /// Brings findings into the order in which a clerk goes through the ledger: files, sheets, rows.
    pub(crate) fn sort(&self, findings: &mut [Diagnostic]) {
        let file = |name: &str| self.files.iter().position(|file| file.name == name);
        let key = |place: &Place| match place {
            Place::Whole | Place::Record { file: None, .. } => (None, None),
            Place::File { file: name } | Place::Text { file: name, .. } | Place::Record { file: Some(name), .. } => {
                (file(name), None)
            }
            Place::Sheet { file: name, sheet } | Place::Cell { at: CellRef { file: name, sheet, .. }, .. } => {
                (file(name), Some(sheet_place(sheet)))
            }
        };
        findings
            .sort_by_cached_key(|finding| (key(&finding.place), finding.place.clone(), finding.severity, finding.code));
    }
}

/// Where a sheet stands in the workbook: by the layouts; one that is in none stands last.
fn sheet_place(name: &str) -> usize {
    let called = |layout: &Layout| {
        let names = std::iter::once(&layout.sheet).chain(&layout.aliases);
        names.into_iter().any(|known| name.starts_with(known.as_str()))
    };
    layout::all().iter().position(called).unwrap_or(usize::MAX)
}

/// What a cross table's rows may be called.
fn indicators() -> Vec<Indicator> {
    let indicator = |definition: &Definition| Indicator {
        code: definition.code.clone(),
        name: definition.name.clone(),
        unit: Some(definition.unit),
        running: false,
    };
    Catalogue::shipped().all().iter().map(indicator).collect()
}

/// The texts of the files that findings point into.
fn texts(files: &[File], findings: &[Diagnostic]) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    for finding in findings {
        let Place::Text { file, .. } = &finding.place else { continue };
        if let Some(found) = files.iter().find(|known| known.name == **file) {
            texts.entry(found.name.clone()).or_insert_with(|| String::from_utf8_lossy(&found.bytes).into_owned());
        }
    }
    texts
}

/// Writes a copy of the ledger's one workbook with the findings marked, and says how many belong to no cell of it.
///
/// # Errors
/// When there is not just one workbook, or it cannot be marked or written.
pub fn mark(opened: &Opened, findings: &[Diagnostic], path: &Path) -> Result<usize, AppError> {
    let [file] = opened.files.as_slice() else { return Err(AppError::MarkOne) };
    let all: Vec<&Diagnostic> = findings.iter().collect();
    let marked = marking::mark(&file.bytes, &all, &file.name)
        .map_err(|source| AppError::Mark { file: file.name.clone(), source })?;
    crate::write(path, &marked.xlsx)?;
    Ok(marked.left.len())
}
