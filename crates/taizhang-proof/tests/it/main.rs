//! The proofreader's tests.

mod fixing;
mod page;
mod reading;
mod rules;
mod slots;
mod word;

use taizhang_core::base::{Diagnostic, Place};
use taizhang_proof::{Document, Finding, check, read};

/// A text, read.
fn document(text: &str) -> Document {
    read("文稿.txt", text.as_bytes()).value
}

/// What the rules find in a text.
fn findings(text: &str) -> Vec<Finding> {
    check(&document(text))
}

/// `code 行:列+长`.
fn told(one: &Diagnostic) -> String {
    match &one.place {
        Place::Text { line, column, length, .. } => format!("{} {line}:{column}+{length}", one.code),
        other => format!("{} {other}", one.code),
    }
}
