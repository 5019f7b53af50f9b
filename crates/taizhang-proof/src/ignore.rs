//! Exceptions (放行): findings that somebody set aside with a reason, kept beside the document.

use serde::Deserialize;
use taizhang_core::base::{Diagnostic, Place};

use crate::document::Document;
use crate::{Finding, notice};

/// What the file beside a document is called: its own name with this behind.
pub const SUFFIX: &str = ".放行.toml";

/// The exceptions of a document.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    ignore: Vec<Entry>,
}

/// One exception.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    /// The rule's code.
    rule: String,
    /// Words of the line that it concerns.
    text: String,
    /// Why it may stay.
    #[serde(default)]
    reason: String,
}

/// Sets aside what `exceptions`, the text of the file beside the document, names; tells what of it does nothing.
pub fn set_aside(document: &Document, findings: Vec<Finding>, exceptions: &str) -> (Vec<Finding>, Vec<Diagnostic>) {
    let whole = Place::File { file: document.name.clone() };
    let file: File = match toml::from_str(exceptions) {
        Ok(file) => file,
        Err(error) => return (findings, vec![notice::ignore_unreadable(error.message()).at(whole)]),
    };
    let mut told = Vec::new();
    let mut used = vec![false; file.ignore.len()];
    let reasoned = |entry: &&Entry| !entry.reason.trim().is_empty();
    told.extend(
        file.ignore
            .iter()
            .filter(|entry| !reasoned(entry))
            .map(|entry| notice::ignore_unreasoned(&entry.rule).at(whole.clone())),
    );
    let mut left = findings;
    left.retain(|finding| {
        let line = line_of(document, finding);
        let hit = |entry: &Entry| entry.rule == finding.diagnostic.code && line.contains(entry.text.as_str());
        let found = file.ignore.iter().position(|entry| reasoned(&entry) && hit(entry));
        if let Some(at) = found {
            used[at] = true;
        }
        found.is_none()
    });
    let unused = file.ignore.iter().zip(&used).filter(|(entry, used)| reasoned(entry) && !**used);
    told.extend(unused.map(|(entry, _)| notice::ignore_unused(&entry.rule, &entry.text).at(whole.clone())));
    (left, told)
}

/// The line of the original that a finding begins in.
fn line_of<'d>(document: &'d Document, finding: &Finding) -> &'d str {
    let source = &document.source;
    let from = source[..finding.source.start].rfind('\n').map_or(0, |at| at + 1);
    let to = source[finding.source.start..].find('\n').map_or(source.len(), |at| finding.source.start + at);
    &source[from..to]
}
