//! Reading what people write in: .docx, .txt, .md, .html, standard input. Odd input never fails: it is told.

mod build;
mod markdown;
mod table;
pub(crate) mod text;

use std::ops::Range;
use std::sync::Arc;

use taizhang_core::base::{Checked, Diagnostic, Place};

use crate::document::{Document, Medium};
use crate::html;
use crate::notice;
use crate::structure::Cell;
use crate::word;

/// What a document's text may come to at most; what is longer was not written by a township.
const MOST_BYTES: usize = 64 << 20;

/// What a line of the original is, before anything is made of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Words.
    Plain,
    /// A heading by its style, of level 1 to 9; 0 is the title.
    Heading(u8),
    /// A line of a table.
    Cell(Cell),
    /// No words: a rule, a fence, code.
    Nothing,
}

/// A line of the original.
#[derive(Debug, Clone)]
pub(crate) struct RawLine {
    /// Its bytes in the original.
    pub(crate) span: Range<usize>,
    /// What it is.
    pub(crate) shape: Shape,
    /// The number that the program puts before it: 一、
    pub(crate) label: Option<String>,
    /// The parts of it that are words, in the original. Empty: all of it.
    pub(crate) words: Vec<Range<usize>>,
}

impl RawLine {
    pub(crate) fn plain(span: Range<usize>) -> Self {
        Self { span, shape: Shape::Plain, label: None, words: Vec::new() }
    }
}

/// Reads a document of whatever sort it turns out to be. `name` tells Markdown and pages from text.
pub fn read(name: &str, bytes: &[u8]) -> Checked<Document> {
    let name: Arc<str> = name.into();
    if bytes.len() > MOST_BYTES {
        return nothing(name, notice::too_large());
    }
    if bytes.starts_with(b"PK") {
        return match word::read(bytes) {
            Ok(word) => build::document(name, Medium::Word, word.source, &word.lines, word.findings),
            Err(told) => nothing(name, told),
        };
    }
    let given = match text::decode(bytes) {
        Ok(given) => given,
        Err(told) => return nothing(name, told),
    };
    let suffix = name.rsplit('.').next().unwrap_or_default();
    if html::is_page(suffix, &given) {
        let (source, lines) = html::read(&given);
        let empty = lines.is_empty();
        return if empty {
            nothing(name, notice::empty())
        } else {
            build::document(name, Medium::Html, source, &lines, Vec::new())
        };
    }
    let source = text::with_plain_breaks(given);
    if suffix.eq_ignore_ascii_case("md") || suffix.eq_ignore_ascii_case("markdown") {
        let lines = markdown::lines(&source);
        return build::document(name, Medium::Markdown, source, &lines, Vec::new());
    }
    let lines = text::lines(&source);
    build::document(name, Medium::Text, source, &lines, Vec::new())
}

/// A file of which nothing can be read.
fn nothing(name: Arc<str>, told: notice::Told) -> Checked<Document> {
    let finding = told.at(Place::File { file: name.clone() });
    let value = build::document(name, Medium::Text, String::new(), &[], Vec::new()).value;
    Checked { value, findings: vec![finding] }
}

/// What was noticed while reading, before there are places.
pub(crate) type Noticed = Vec<(usize, notice::Told)>;

/// Findings of reading, at their lines.
fn placed(document: &Document, noticed: Noticed) -> Vec<Diagnostic> {
    noticed.into_iter().map(|(line, told)| told.at(document.line_place(line))).collect()
}
