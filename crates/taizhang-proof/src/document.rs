//! A document as it was given, and as it is to be read: the original with its lines, and the logical text above it.

use std::ops::Range;
use std::sync::Arc;

use taizhang_core::base::Place;

use crate::structure::{Para, Role};

/// Where a document comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Medium {
    /// Plain text: a line is what ends with a line break.
    Text,
    /// Markdown, the same.
    Markdown,
    /// A web page: a line is a paragraph that shows, each of a cell included, in the order of the file.
    Html,
    /// Word: a line is a paragraph, those of tables and text boxes included, in the order of the file.
    Word,
}

/// A stretch of the logical text, in bytes.
pub type Span = Range<usize>;

/// Where a stretch of the logical text stands in the original.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Segment {
    /// Its first byte in the logical text.
    pub(crate) at: usize,
    /// Its first byte in the original.
    pub(crate) source: usize,
    /// Its line, from 0.
    pub(crate) line: usize,
}

/// A document, read.
#[derive(Debug)]
pub struct Document {
    /// The file's name as the clerk sees it.
    pub name: Arc<str>,
    /// Where it comes from.
    pub medium: Medium,
    /// The original words, its lines ended by line breaks.
    pub source: String,
    /// The logical text: paragraphs ended by line breaks, without indents and marks of Markdown.
    pub text: String,
    /// The paragraphs of the logical text.
    pub paras: Vec<Para>,
    /// Each line of the original, without its end.
    pub(crate) lines: Vec<Range<usize>>,
    pub(crate) segments: Vec<Segment>,
}

impl Document {
    /// The words of a stretch.
    pub fn words(&self, span: &Span) -> &str {
        &self.text[span.clone()]
    }

    /// Its title; nothing where it has none.
    pub fn title(&self) -> &str {
        self.paras.iter().find(|para| para.role == Role::Title).map_or("", |para| self.words(&para.span))
    }

    /// The stretch of the original that a stretch of the logical text comes from.
    pub fn source_of(&self, span: &Span) -> Range<usize> {
        let (first, _) = self.in_source(span.start, false);
        let (last, _) = self.in_source(span.end, true);
        first..last.max(first)
    }

    /// Where a stretch stands, for the clerk: line and column of the original, in characters from 1.
    pub fn place(&self, span: &Span) -> Place {
        let (_, line) = self.in_source(span.start, false);
        self.place_in(line, self.source_of(span))
    }

    /// A stretch of the original, as a place.
    pub fn source_place(&self, source: &Range<usize>) -> Place {
        let line = self.lines.partition_point(|line| line.start <= source.start).saturating_sub(1);
        self.place_in(line, source.clone())
    }

    /// The whole of a line, from 0.
    pub(crate) fn line_place(&self, line: usize) -> Place {
        let own = self.lines.get(line).cloned().unwrap_or_default();
        self.place_in(line, own)
    }

    fn place_in(&self, line: usize, source: Range<usize>) -> Place {
        let own = self.lines.get(line).cloned().unwrap_or_default();
        let first = source.start.clamp(own.start, own.end);
        let last = source.end.clamp(first, own.end);
        Place::Text {
            file: self.name.clone(),
            line: count(line + 1),
            column: count(self.source[own.start..first].chars().count() + 1),
            length: count(self.source[first..last].chars().count()),
        }
    }

    /// A byte of the logical text in the original, and its line. An end belongs to what stands before it.
    fn in_source(&self, at: usize, end: bool) -> (usize, usize) {
        let behind = self.segments.partition_point(|segment| if end { segment.at < at } else { segment.at <= at });
        let Some(segment) = self.segments.get(behind.saturating_sub(1)) else { return (0, 0) };
        let line_end = self.lines.get(segment.line).map_or(self.source.len(), |line| line.end);
        ((segment.source + at.saturating_sub(segment.at)).min(line_end), segment.line)
    }

    /// The paragraph that a byte stands in.
    pub fn para_at(&self, at: usize) -> Option<&Para> {
        self.paras.get(self.index_at(at))
    }

    /// Its number.
    pub(crate) fn index_at(&self, at: usize) -> usize {
        self.paras.partition_point(|para| para.span.end < at)
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
