//! Mending: edits of the original, and how far to trust them.

use std::ops::Range;

use taizhang_package::xml::spliced;

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

/// A text with edits made, which are in order and touch nothing twice. Line breaks stay of the sort that `bytes` had.
pub(crate) fn apply(source: &str, edits: &[Edit], bytes: &[u8]) -> Vec<u8> {
    let edits = edits.iter().map(|edit| (edit.source.clone(), edit.new.clone())).collect();
    let text = spliced(source, edits);
    let windows = bytes.windows(2).any(|pair| pair == b"\r\n");
    if windows { text.replace('\n', "\r\n").into_bytes() } else { text.into_bytes() }
}
