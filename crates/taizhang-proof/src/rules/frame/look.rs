//! Looking around in a text: characters before and behind, sentences, clauses.

use taizhang_core::base::Word;
use taizhang_core::base::numeral::write;

use crate::document::Span;
use crate::rules::frame::cx::Cx;
use crate::structure::{Label, Role};

/// A Chinese character.
pub(crate) fn is_han(c: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&c)
}

/// Marks that end a sentence.
pub(crate) const STOPS: &[char] = &['。', '！', '？', '；', '\n'];
/// Marks that end a clause.
pub(crate) const BREAKS: &[char] = &['，', '。', '！', '？', '；', '：', '\n'];

impl<'a> Cx<'a> {
    /// The character before a byte, in the same line.
    pub(crate) fn before(&self, at: usize) -> Option<char> {
        self.text()[..at].chars().next_back().filter(|c| *c != '\n')
    }

    /// The character at a byte, in the same line.
    pub(crate) fn at(&self, at: usize) -> Option<char> {
        self.text()[at..].chars().next().filter(|c| *c != '\n')
    }

    /// What stands behind a byte.
    pub(crate) fn rest(&self, at: usize) -> &'a str {
        let rest = &self.text()[at..];
        rest.find('\n').map_or(rest, |end| &rest[..end])
    }

    /// What stands before a byte in its line.
    pub(crate) fn lead(&self, at: usize) -> &'a str {
        let lead = &self.text()[..at];
        lead.rfind('\n').map_or(lead, |end| &lead[end + 1..])
    }

    /// The stretch around a byte, between marks of these.
    pub(crate) fn between(&self, at: usize, marks: &[char]) -> Span {
        let text = self.text();
        let from =
            text[..at].rfind(marks).map_or(0, |from| from + text[from..].chars().next().map_or(1, char::len_utf8));
        let to = text[at..].find(marks).map_or(text.len(), |to| at + to);
        from..to.max(from)
    }

    /// The sentence around a byte.
    pub(crate) fn sentence(&self, at: usize) -> Span {
        self.between(at, STOPS)
    }

    /// The clause around a byte.
    pub(crate) fn clause(&self, at: usize) -> Span {
        self.between(at, BREAKS)
    }

    /// The parts of a stretch between marks of these.
    pub(crate) fn split(&self, span: &Span, marks: &[char]) -> Vec<Span> {
        let text = self.words(span);
        let mut parts = Vec::new();
        let mut from = 0;
        for (at, mark) in text.match_indices(marks) {
            parts.push(span.start + from..span.start + at);
            from = at + mark.len();
        }
        parts.push(span.start + from..span.end);
        parts.retain(|part| !part.is_empty());
        parts
    }
}

/// A heading in the order of the paper.
pub(crate) struct Step {
    /// Its number.
    pub(crate) label: Label,
    /// Where it is told: at its number, or at its words where Word puts that.
    pub(crate) span: Span,
    /// The heading of the same level before it, under the same heading.
    pub(crate) before: Option<Label>,
    /// The heading that it stands under.
    pub(crate) above: Option<Label>,
}

impl Cx<'_> {
    /// All headings with a number, in order.
    pub(crate) fn outline(&self) -> Vec<Step> {
        let mut open: Vec<Label> = Vec::new();
        let mut steps = Vec::new();
        for para in &self.doc.paras {
            // An annex counts from one again.
            if matches!(para.role, Role::Annex | Role::Title) {
                open.clear();
            }
            let Some(label) = &para.label else { continue };
            while open.last().is_some_and(|last| last.level > label.level) {
                open.pop();
            }
            let before = open.pop_if(|last| last.level == label.level);
            let first = self.rest(label.span.end).chars().next().map_or(0, char::len_utf8);
            let span =
                if label.span.is_empty() { label.span.start..label.span.end + first } else { label.span.clone() };
            steps.push(Step { label: label.clone(), span, before, above: open.last().cloned() });
            open.push(label.clone());
        }
        steps
    }

    /// A number as it is written, or as Word writes it.
    pub(crate) fn label_text(&self, label: &Label) -> Word {
        if !label.span.is_empty() {
            return self.words(&label.span).into();
        }
        let chinese = write::chinese(u64::from(label.number));
        match label.level {
            1 => format!("{chinese}、"),
            2 => format!("（{chinese}）"),
            3 => format!("{}.", label.number),
            _ => format!("（{}）", label.number),
        }
        .into()
    }
}

/// Runs of at least so many ASCII digits.
pub(crate) fn digit_runs(text: &str, least: usize) -> Vec<Span> {
    let bytes = text.as_bytes();
    let mut runs = Vec::new();
    // A run of so many digits has one at every multiple of that many bytes.
    let mut at = least.saturating_sub(1);
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += least;
            continue;
        }
        let from = at - bytes[..at].iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
        let to = at + bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        if to - from >= least {
            runs.push(from..to);
        }
        at = to + least;
    }
    runs
}
