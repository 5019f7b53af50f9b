//! The registry: one word a format, one file a word.

use taizhang_doc::Flow;
use taizhang_doc::flow::{Anchor, Part};

use crate::{Format, Loss, Lost};

macro_rules! formats {
    ($($module:ident),+ $(,)?) => {
        $(mod $module;)+

        /// Each format there is.
        pub static FORMATS: &[Format] = &[$($module::FORMAT),+];
    };
}

formats! { docx, html, json, manifest, markdown, text, tsv, xlsx }

/// The losses of a flow in a format that keeps none of `what`.
fn losses(flow: &Flow<'_>, records: usize, what: &[Lost]) -> Vec<Loss> {
    let count = |lost| match lost {
        Lost::Characters => flow.dropped,
        Lost::Sources => flow
            .spans()
            .filter(|span| span.shows.as_ref().is_some_and(|shown| matches!(shown.anchor, Anchor::Entry(_))))
            .count(),
        Lost::Records => records,
        Lost::PageBreaks => flow.parts.iter().filter(|part| matches!(part, Part::PageBreak | Part::Turn(_))).count(),
    };
    what.iter().map(|&what| Loss { what, count: count(what) }).filter(|loss| loss.count > 0).collect()
}
