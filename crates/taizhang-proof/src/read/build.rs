//! From lines to paragraphs: indents taken off, lines that were broken inside a sentence joined.

use std::ops::Range;
use std::sync::Arc;

use taizhang_core::base::Checked;

use super::{Noticed, RawLine, Shape, placed};
use crate::document::{Document, Medium, Segment};
use crate::notice;
use crate::structure::{self, Para, Role, label};

/// A document of its lines.
pub(super) fn document(
    name: Arc<str>,
    medium: Medium,
    source: String,
    raw: &[RawLine],
    mut noticed: Noticed,
) -> Checked<Document> {
    let mut build = Build {
        text: String::with_capacity(source.len() + raw.len()),
        segments: Vec::with_capacity(raw.len()),
        paras: Vec::with_capacity(raw.len()),
        joined: Vec::new(),
    };
    let mut lines: Vec<Range<usize>> = Vec::with_capacity(raw.len());
    for line in raw {
        // The cells of a row in Markdown share a line.
        if lines.last() != Some(&line.span) {
            lines.push(line.span.clone());
        }
        build.line(&source, line, lines.len() - 1, medium);
    }
    noticed.extend(build.joined.drain(..).map(|line| (line, notice::joined())));
    let Build { text, segments, mut paras, .. } = build;
    structure::recover(&text, &mut paras);
    let value = Document { name, medium, source, text, paras, lines, segments };
    let findings = placed(&value, noticed);
    Checked { value, findings }
}

struct Build {
    text: String,
    segments: Vec<Segment>,
    paras: Vec<Para>,
    /// Lines that went on in the next.
    joined: Vec<usize>,
}

impl Build {
    fn line(&mut self, source: &str, line: &RawLine, number: usize, medium: Medium) {
        let whole = std::slice::from_ref(&line.span);
        let parts = if line.words.is_empty() { whole } else { &line.words };
        let parts = trimmed(source, parts);
        let goes_on = medium == Medium::Text && self.goes_on(source, &parts);
        if goes_on {
            self.joined.push(number - 1);
            self.text.pop();
        }
        let start = self.text.len();
        for part in &parts {
            let mut from = part.start;
            // A line break inside a paragraph of Word is no word.
            for words in source[part.clone()].split('\u{b}') {
                self.segments.push(Segment { at: self.text.len(), source: from, line: number });
                self.text.push_str(words);
                from += words.len() + 1;
            }
        }
        if parts.is_empty() {
            self.segments.push(Segment { at: start, source: line.span.start, line: number });
        }
        let end = self.text.len();
        self.text.push('\n');
        if goes_on && let Some(para) = self.paras.last_mut() {
            para.span.end = end;
            return;
        }
        let mut para = Para::new(start..end, number);
        match &line.shape {
            Shape::Nothing => para.role = Role::Blank,
            Shape::Heading(level) => para.styled = Some(*level),
            Shape::Cell(cell) => para.role = Role::Cell(*cell),
            Shape::Plain => {}
        }
        para.numbered = line.label.clone();
        self.paras.push(para);
    }

    /// Whether the last paragraph was broken off inside a sentence that these words finish.
    fn goes_on(&self, source: &str, parts: &[Range<usize>]) -> bool {
        let (Some(last), Some(first)) = (self.paras.last(), parts.first()) else { return false };
        let before = &self.text[last.span.clone()];
        let next = &source[first.start..parts.last().map_or(first.end, |part| part.end)];
        // A heading has its number, and no sentence inside.
        let heading = !before.contains('。') && label::read(before).is_some();
        if heading
            || before.is_empty()
            || before.starts_with('【')
            || last.styled.is_some()
            || matches!(last.role, Role::Cell(_))
        {
            return false;
        }
        is_broken_off(before) && may_continue(next)
    }
}

/// Body text that ends with no mark: long enough to be no heading, with a mark that only sentences have.
fn is_broken_off(text: &str) -> bool {
    const LEAST: usize = 25;
    let ends = structure::ends_sentence(text);
    let sentence = text.contains(['，', '。', '；']);
    !ends && sentence && text.chars().nth(LEAST).is_some() && !text.ends_with(['：', ':', '｜', '|'])
}

/// Words that begin nothing of their own.
fn may_continue(text: &str) -> bool {
    let own = label::read(text).is_some()
        || structure::series::begins(text)
        || text.starts_with(['—', '【', '（', '#', '附', '★', '●', '·'])
        || text.contains(['｜', '|', '\t']);
    let date = text.ends_with('日') && text.starts_with(|c: char| c.is_ascii_digit());
    // The rest of a sentence has its end; a signature or a title has none.
    let finishes = text.contains(['。', '，', '；', '、']);
    !own && !date && finishes
}

/// The parts without blanks before the first word and behind the last.
fn trimmed(source: &str, parts: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut parts = parts.to_vec();
    while let Some(first) = parts.first_mut() {
        let text = &source[first.clone()];
        first.start += text.len() - text.trim_start().len();
        if first.start < first.end {
            break;
        }
        parts.remove(0);
    }
    while let Some(last) = parts.last_mut() {
        last.end = last.start + source[last.clone()].trim_end().len();
        if last.start < last.end {
            break;
        }
        parts.pop();
    }
    parts
}
