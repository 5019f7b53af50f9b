//! Looking around in a text: characters before and behind, sentences, clauses.

use crate::document::Span;
use crate::rules::frame::cx::Cx;

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

    /// The sentences of a stretch, without their marks.
    pub(crate) fn sentences(&self, span: &Span) -> Vec<Span> {
        self.split(span, STOPS)
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
