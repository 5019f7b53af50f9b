//! Learning a clerk's own sheet.

use taizhang_exchange::Source;
use taizhang_exchange::learn;
pub use taizhang_exchange::learn::{Lesson, Sure, kept_as};

use crate::{AppError, File};

/// What the sheets of a workbook may be read as.
///
/// # Errors
/// When it is no workbook that can be opened.
pub fn learn(file: &File) -> Result<Lesson, AppError> {
    let source = Source { name: &file.name, bytes: &file.bytes };
    learn::learn(&source).ok_or_else(|| AppError::NoWorkbook(file.name.clone()))
}
