//! Mending: edits of the original, and how far to trust them.

use std::ops::Range;

use crate::Finding;

/// How far an edit is to be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Safety {
    /// Nobody would write it otherwise: applied by `--fix`.
    Safe,
    /// Probably meant: shown, never applied unasked.
    Asked,
}

/// New words in place of a stretch of the original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Its bytes in the original.
    pub source: Range<usize>,
    /// What stands there then.
    pub new: String,
    /// How far to trust it.
    pub safety: Safety,
}

/// The safe edits of the findings, in order; of two that touch the same words the first.
pub fn safe(findings: &[Finding]) -> Vec<Edit> {
    let mut edits: Vec<Edit> =
        findings.iter().filter_map(|one| one.edit.clone()).filter(|edit| edit.safety == Safety::Safe).collect();
    edits.sort_by_key(|edit| (edit.source.start, edit.source.end));
    let mut done = 0;
    edits.retain(|edit| {
        let free = edit.source.start >= done;
        if free {
            done = edit.source.end;
        }
        free
    });
    edits
}

/// A text with edits made, which are in order and touch nothing twice.
pub(crate) fn apply(source: &str, edits: &[Edit]) -> String {
    let mut out = String::with_capacity(source.len());
    let mut done = 0;
    for edit in edits {
        out.push_str(&source[done..edit.source.start]);
        out.push_str(&edit.new);
        done = edit.source.end;
    }
    out.push_str(&source[done..]);
    out
}
