//! Findings marked in the clerk's own workbook, everything else of it untouched.

use taizhang_core::base::Diagnostic;
use taizhang_exchange::mark as marking;

use crate::{AppError, Opened};

/// A marked copy of a workbook.
#[derive(Debug)]
pub struct Marked {
    /// The copy.
    pub bytes: Vec<u8>,
    /// How many findings belong to no cell of it.
    pub left: usize,
}

/// Marks the findings in a copy of the ledger's one workbook.
///
/// # Errors
/// When there is not just one workbook, or it cannot be marked.
pub fn mark(opened: &Opened, findings: &[Diagnostic]) -> Result<Marked, AppError> {
    let [file] = opened.files.as_slice() else { return Err(AppError::MarkOne) };
    let all: Vec<&Diagnostic> = findings.iter().collect();
    let marked = marking::mark(&file.bytes, &all, &file.name)
        .map_err(|source| AppError::Mark { file: file.name.clone(), source })?;
    Ok(Marked { bytes: marked.xlsx, left: marked.left.len() })
}
