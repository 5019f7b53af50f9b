//! Foreign documents: what is wrong in them, where, and how to mend it.
//!
//! [`read()`] makes one [`Document`] of whatever people write in, [`check`] runs all [`rules`] over it. Nothing here
//! opens a file: bytes come in, findings go out.

mod document;
mod fix;
pub mod ignore;
mod notice;
mod read;
pub mod rules;
mod scan;
mod structure;
mod word;

use std::ops::Range;

use taizhang_core::base::Diagnostic;

pub use document::{Document, Medium, Span};
pub use fix::{Edit, Safety, safe};
pub use notice::{NOTICES, Notice};
pub use read::read;
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

/// A text with the safe edits of its findings made.
pub fn mended(document: &Document, findings: &[Finding]) -> String {
    fix::apply(&document.source, &safe(findings))
}
