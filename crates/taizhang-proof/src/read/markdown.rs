//! Markdown: the little of it that papers are kept in.

use std::ops::Range;

use super::table::Grid;
use super::text::spans;
use super::{RawLine, Shape};

/// The lines of a text in Markdown.
pub(super) fn lines(source: &str) -> Vec<RawLine> {
    let (mut lines, mut fenced) = (Vec::new(), false);
    let mut table = Grid::default();
    for span in spans(source) {
        let text = &source[span.clone()];
        let bare = text.trim();
        let fence = bare.starts_with("```") || bare.starts_with("~~~");
        let mut line = RawLine::plain(span.clone());
        if fence || fenced {
            fenced ^= fence;
            line.shape = Shape::Nothing;
        } else if bare.starts_with('|') && bare.len() > 1 {
            lines.extend(table.row(source, span, '|').into_iter().map(|cell| bare_words(source, cell)));
            continue;
        } else {
            prose(source, &mut line);
        }
        table.end();
        lines.push(line);
    }
    lines
}

/// A line that is no table: its heading level, and what of it is words.
fn prose(source: &str, line: &mut RawLine) {
    let text = &source[line.span.clone()];
    let bare = text.trim_start();
    let mut from = line.span.start + text.len() - bare.len();
    let hashes = bare.bytes().take_while(|byte| *byte == b'#').count();
    if (1..=6).contains(&hashes) && bare[hashes..].starts_with([' ', '\t']) {
        line.shape = Shape::Heading(u8::try_from(hashes - 1).unwrap_or(0));
        from += hashes + 1;
    } else if ["---", "***", "___"].contains(&bare.trim_end()) || bare.starts_with("<!--") {
        line.shape = Shape::Nothing;
    } else if let Some(rest) =
        bare.strip_prefix("- ").or_else(|| bare.strip_prefix("* ")).or_else(|| bare.strip_prefix("> "))
    {
        from += bare.len() - rest.len();
    }
    line.words = unmarked(source, from..line.span.end);
}

/// A cell without the marks inside it.
fn bare_words(source: &str, mut cell: RawLine) -> RawLine {
    cell.words = cell.words.into_iter().flat_map(|words| unmarked(source, words)).collect();
    cell
}

/// The parts of a stretch that are words: without `**`, `__` and the backslash before a mark.
fn unmarked(source: &str, span: Range<usize>) -> Vec<Range<usize>> {
    let text = &source[span.clone()];
    let mut parts = Vec::new();
    let mut from = 0;
    let mut bytes = text.bytes().enumerate().peekable();
    while let Some((at, byte)) = bytes.next() {
        let next = bytes.peek().map(|(_, next)| *next);
        let skip = match byte {
            b'*' | b'_' if next == Some(byte) => 2,
            b'\\' if next.is_some_and(|next| next.is_ascii_punctuation()) => 1,
            _ => continue,
        };
        parts.push(span.start + from..span.start + at);
        from = at + skip;
        // What was escaped is no mark any more.
        bytes.next();
    }
    parts.push(span.start + from..span.end);
    parts.retain(|part| !part.is_empty());
    if parts.is_empty() { std::iter::once(span.end..span.end).collect() } else { parts }
}
