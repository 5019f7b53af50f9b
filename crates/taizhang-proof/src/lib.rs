//! Foreign documents: what is wrong in them, where, and how to mend it.
//!
//! [`read()`] makes one [`Document`] of whatever people write in, [`check`] runs all [`rules`] over it. Nothing here
//! opens a file: bytes come in, findings go out.

pub mod against;
pub mod bound;
mod document;
mod fix;
mod html;
pub mod ignore;
mod notice;
mod previous;
mod read;
pub mod rules;
mod scan;
mod slots;
mod structure;
pub mod template;
mod word;

use std::ops::Range;

use taizhang_core::base::{Diagnostic, Period};
use taizhang_package::PackageError;

pub use document::{Document, Medium, Span};
pub use fix::{Edit, Safety, safe};
pub use notice::NOTICES;
pub use previous::since;
pub use read::read;
pub use slots::{Kind as SlotKind, Slot, slots};
pub use structure::{Cell, Label, Para, Part, Role};

/// One finding in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What is told.
    pub diagnostic: Diagnostic,
    /// Its bytes in the original.
    pub source: Range<usize>,
    /// What would mend it.
    pub edit: Option<Edit>,
}

/// Everything the rules find in a document, in the order of its words.
pub fn check(document: &Document) -> Vec<Finding> {
    rules::check(document)
}

/// The period that a document tells of, by its title.
pub fn period(document: &Document) -> Option<Period> {
    rules::period(document)
}

/// What the files of documents end with.
pub const SUFFIXES: &[&str] = &["docx", "txt", "md", "html", "htm"];

/// The document's file with the safe edits of its findings made, and all else as it was.
///
/// # Errors
/// When the file's parts cannot be changed.
pub fn mended(document: &Document, bytes: &[u8], findings: &[Finding]) -> Result<Vec<u8>, PackageError> {
    let edits = safe(findings);
    match document.medium {
        Medium::Word => word::edited(document, bytes, &edits),
        Medium::Html => Ok(html::edited(bytes, &edits)),
        Medium::Text | Medium::Markdown => Ok(fix::apply(&document.source, &edits, bytes)),
    }
}

/// The document's file with the findings as comments in it; none where it is no document of Word.
///
/// # Errors
/// When the file's parts cannot be changed.
pub fn annotated(
    document: &Document,
    bytes: &[u8],
    findings: &[Finding],
    comment: impl Fn(&Finding) -> String,
) -> Result<Option<Vec<u8>>, PackageError> {
    match document.medium {
        Medium::Word => word::annotated(document, bytes, findings, &comment).map(Some),
        Medium::Text | Medium::Markdown | Medium::Html => Ok(None),
    }
}
