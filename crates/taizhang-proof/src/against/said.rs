//! Figures by what papers call them.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use taizhang_core::catalogue::{Catalogue, Definition};

use crate::document::Span;

/// A figure's name in a text.
#[derive(Debug, Clone)]
pub(crate) struct Named {
    pub(crate) span: Span,
    /// The figures that are called so.
    pub(crate) figures: &'static [usize],
}

struct Phrases {
    automaton: AhoCorasick,
    owners: Vec<Vec<usize>>,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut pairs: Vec<(&str, usize)> = Vec::new();
    for (at, definition) in Catalogue::shipped().all().iter().enumerate() {
        let own = definition.said.iter().map(String::as_str).chain([definition.name.as_str()]);
        // 新签约招商项目数 is said without its 数.
        let bare = definition.name.strip_suffix('数');
        pairs.extend(own.chain(bare).map(|phrase| (phrase, at)));
    }
    pairs.sort_unstable();
    pairs.dedup();
    let mut patterns: Vec<&str> = Vec::new();
    let mut owners: Vec<Vec<usize>> = Vec::new();
    for (phrase, at) in pairs {
        if patterns.last() != Some(&phrase) {
            patterns.push(phrase);
            owners.push(Vec::new());
        }
        if let Some(own) = owners.last_mut() {
            own.push(at);
        }
    }
    let automaton = AhoCorasick::builder()
        .match_kind(MatchKind::Standard)
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .build(&patterns)
        .expect("names of figures are short and few");
    Phrases { automaton, owners }
});

/// Every name of a figure in a text, in the order of their ends.
pub(crate) fn named(text: &str) -> Vec<Named> {
    let of = |found: aho_corasick::Match| Named {
        span: found.range(),
        figures: &PHRASES.owners[found.pattern().as_usize()],
    };
    PHRASES.automaton.find_overlapping_iter(text).map(of).collect()
}

/// The definition at a place of the catalogue.
pub(crate) fn definition(at: usize) -> &'static Definition {
    &Catalogue::shipped().all()[at]
}
