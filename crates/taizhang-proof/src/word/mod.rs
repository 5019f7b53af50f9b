//! Word documents: their paragraphs as lines, with what styles, numbers and tables say of them.

mod marks;
mod numbering;
mod patch;
mod styles;
mod walk;

use std::io::Read as _;
use std::ops::Range;

use taizhang_package::{PartError, Parts};

use crate::notice::{self, Told};
use crate::read::{Noticed, RawLine, Shape};
use numbering::Numbering;
use styles::Styles;
use walk::Paragraph;

pub(crate) use marks::{bookmarks, manifest, with_manifest};
pub(crate) use patch::{annotated, edited};

/// The part that holds the words.
pub(crate) const DOCUMENT: &str = "word/document.xml";
/// The part that holds the comments.
const COMMENTS: &str = "word/comments.xml";
/// How much XML a part may be.
const MOST_XML: u64 = 64 << 20;

/// A document of Word, read.
pub(crate) struct Word {
    /// Its paragraphs, each a line.
    pub(crate) source: String,
    pub(crate) lines: Vec<RawLine>,
    pub(crate) findings: Noticed,
}

/// Reads a document of Word.
pub(crate) fn read(bytes: &[u8]) -> Result<Word, Told> {
    let mut parts = Parts::open(bytes).map_err(|_| notice::unreadable())?;
    if parts.has("xl/workbook.xml") {
        return Err(notice::other_sort("工作簿", "a workbook"));
    }
    if !parts.has(DOCUMENT) {
        return Err(notice::other_sort("压缩包", "an archive"));
    }
    let xml = text(&mut parts, DOCUMENT)?;
    let optional = |parts: &mut Parts<'_>, name: &str| if parts.has(name) { text(parts, name).ok() } else { None };
    let styles = Styles::of(optional(&mut parts, "word/styles.xml").as_deref().unwrap_or_default());
    let numbering = Numbering::of(optional(&mut parts, "word/numbering.xml").as_deref().unwrap_or_default());
    let walked = walk::paragraphs(&xml);
    if walked.paragraphs.iter().all(|paragraph| paragraph.text.trim().is_empty()) {
        return Err(notice::empty());
    }
    Ok(lined(&walked.paragraphs, walked.damaged, &styles, numbering))
}

/// The text of a part, within bounds.
pub(crate) fn text(parts: &mut Parts<'_>, name: &str) -> Result<String, Told> {
    let told = |error: PartError| match error {
        PartError::TooBig => notice::too_large(),
        PartError::Encrypted => notice::protected(),
        _ => notice::unreadable(),
    };
    let mut bytes = Vec::new();
    let part = parts.part(name).map_err(told)?;
    part.take(MOST_XML).read_to_end(&mut bytes).map_err(|error| match error.kind() {
        std::io::ErrorKind::FileTooLarge => notice::too_large(),
        _ => notice::unreadable(),
    })?;
    if bytes.len() as u64 == MOST_XML {
        return Err(notice::too_large());
    }
    let text = taizhang_package::decode(&bytes).ok_or_else(notice::unreadable)?;
    Ok(text.into_owned())
}

/// Paragraphs as lines of one text.
fn lined(paragraphs: &[Paragraph], damaged: bool, styles: &Styles, mut numbering: Numbering) -> Word {
    let mut word = Word { source: String::new(), lines: Vec::new(), findings: Noticed::new() };
    let (mut tracked, mut comments) = (None, None);
    for (n, paragraph) in paragraphs.iter().enumerate() {
        let span = push(&mut word.source, &paragraph.text);
        let style = styles.get(paragraph.style.as_deref());
        let shape = match (paragraph.cell, paragraph.outline.or(style.outline)) {
            (Some(cell), _) => Shape::Cell(cell),
            (None, Some(level)) if !paragraph.text.trim().is_empty() => Shape::Heading(level),
            _ => Shape::Plain,
        };
        let number = paragraph.number.or(style.number);
        let label = number.and_then(|(list, level)| numbering.next(list, level));
        word.lines.push(RawLine { span, shape, label, words: Vec::new() });
        count(&mut tracked, n, paragraph.tracked);
        count(&mut comments, n, paragraph.comments);
    }
    word.findings.extend(tracked.map(|(line, n)| (line, notice::tracked(n))));
    word.findings.extend(comments.map(|(line, n)| (line, notice::comments(n))));
    if damaged {
        word.findings.push((word.lines.len().saturating_sub(1), notice::damaged()));
    }
    word
}

fn push(source: &mut String, text: &str) -> Range<usize> {
    let from = source.len();
    source.push_str(text);
    let span = from..source.len();
    source.push('\n');
    span
}

/// Where the first of something is, and how many there are.
fn count(so_far: &mut Option<(usize, usize)>, line: usize, more: usize) {
    if more > 0 {
        so_far.get_or_insert((line, 0)).1 += more;
    }
}
