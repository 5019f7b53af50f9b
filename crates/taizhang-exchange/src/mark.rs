//! Marking: the clerk's own workbook comes back with the cells coloured and noted, and everything else as it was.

use std::collections::BTreeMap;

use taizhang_core::base::{CellRef, Diagnostic, Place};

use crate::patch::{self, Edits};

pub use taizhang_package::PackageError as MarkError;

/// A marked workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked<'a> {
    /// The workbook.
    pub xlsx: Vec<u8>,
    /// Findings that belong to no cell of this file.
    pub left: Vec<&'a Diagnostic>,
}

/// Marks the cells of `xlsx`, which the findings call `file`. Without findings, earlier marks are taken off.
///
/// # Errors
/// When `xlsx` is no workbook that can be opened.
pub fn mark<'a>(xlsx: &[u8], findings: &[&'a Diagnostic], file: &str) -> Result<Marked<'a>, MarkError> {
    let sheets = patch::sheets(xlsx)?;
    let mut left = Vec::new();
    let mut wanted: BTreeMap<&str, Edits> = BTreeMap::new();
    for &finding in findings {
        match found(finding, file) {
            Some((sheet, row, column)) if sheets.iter().any(|name| name == sheet) => {
                let edit = wanted.entry(sheet).or_default().entry(row).or_default().entry(column).or_default();
                edit.is_marked = true;
                edit.notes.push((finding.severity, words(finding)));
            }
            _ => left.push(finding),
        }
    }
    Ok(Marked { xlsx: patch::patch(xlsx, &wanted)?, left })
}

/// The sheet, row and column of a finding in `file`.
fn found<'a>(finding: &'a Diagnostic, file: &str) -> Option<(&'a str, u32, u32)> {
    let Place::Cell { at, .. } = &finding.place else { return None };
    let in_sheet = (1..=CellRef::LAST_ROW).contains(&at.row) && at.column <= CellRef::LAST_COLUMN;
    (*at.file == *file && in_sheet).then(|| (&*at.sheet, at.row, at.column))
}

/// 「错误：… → help」
pub(crate) fn words(finding: &Diagnostic) -> String {
    let help = finding.help.as_ref().map(|help| format!("\n→ {}", help.zh)).unwrap_or_default();
    format!("{}：{}{help}", finding.severity.zh(), finding.message.zh)
}
