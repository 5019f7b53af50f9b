//! Filling somebody else's form: its heads are matched to figures, fields, villages, records and months; what is certain
//! is put in with a note of its source, everything else of the file stays as it is, and what is left open is told.

mod find;
mod form;
mod known;
mod mapping;
mod propose;
mod run;
mod say;
mod single;
mod value;
mod words;

use std::collections::BTreeMap;

use taizhang_core::base::Diagnostic;
use taizhang_package::PackageError;

use crate::Source;
use crate::patch::{Edits, patch};

pub use mapping::{Line, Mapping, Over, Show, Single, Table};
pub use value::Facts;

/// A cell that was filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The sheet.
    pub sheet: String,
    /// `F17`
    pub cell: String,
    /// As a reader sees it, with the unit.
    pub shown: String,
    /// Where it comes from.
    pub source: String,
    /// The records it rests on.
    pub records: Vec<String>,
}

/// A filled form.
#[derive(Debug, Clone, PartialEq)]
pub struct Filled {
    /// The workbook.
    pub xlsx: Vec<u8>,
    /// What was made of it.
    pub mapping: Mapping,
    /// The cells that were filled, in order.
    pub cells: Vec<Cell>,
    /// What was left open, and why.
    pub findings: Vec<Diagnostic>,
}

/// Fills a form, as `mapping` says, or as it is understood.
///
/// # Errors
/// When it is no .xlsx that can be opened.
pub fn fill(file: &Source<'_>, facts: Facts<'_>, mapping: Option<&Mapping>) -> Result<Filled, PackageError> {
    let grids = form::grids(file)?;
    let answers = value::Answers::of(facts);
    let mapping = match mapping {
        Some(mapping) => mapping.clone(),
        None => propose::propose(&grids, &answers.known, facts.period),
    };
    let run::Done { puts, cells, findings } = run::run(file.name, &grids, &answers, &mapping);
    let mut edits: BTreeMap<&str, Edits> = BTreeMap::new();
    for ((grid, (row, column)), edit) in puts {
        edits.entry(&grids[grid].name).or_default().entry(row).or_default().insert(column, edit);
    }
    Ok(Filled { xlsx: patch(file.bytes, &edits)?, mapping, cells, findings })
}
