//! Plain text.

use std::borrow::Cow;
use std::ops::Range;

use super::RawLine;
use super::table::Grid;
use crate::notice::{self, Told};

/// What stands between the cells of a row.
const BAR: char = '｜';

/// First bytes of what is no text and no Word document.
const OTHER: &[(&[u8], &str, &str)] = &[
    (b"%PDF", "PDF 文件", "a PDF"),
    (b"\xd0\xcf\x11\xe0", "旧版 Office 文件（.doc、.wps）", "an old Office file (.doc, .wps)"),
    (b"\x89PNG", "图片", "a picture"),
    (b"\xff\xd8\xff", "图片", "a picture"),
    (b"GIF8", "图片", "a picture"),
    (b"Rar!", "压缩包", "an archive"),
    (b"7z\xbc\xaf", "压缩包", "an archive"),
    (b"\x1f\x8b", "压缩包", "an archive"),
    (b"{\\rtf", "RTF 文件", "an RTF file"),
    (b"MIME-Version:", "网页归档（.mht）", "an archive of a web page (.mht)"),
    (b"From: <Saved by", "网页归档（.mht）", "an archive of a web page (.mht)"),
];

/// The words of a text file.
pub(crate) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Told> {
    if let Some((_, zh, en)) = OTHER.iter().find(|(magic, ..)| bytes.starts_with(magic)) {
        return Err(notice::other_sort(zh, en));
    }
    let text = taizhang_package::decode(bytes).ok_or_else(notice::unreadable)?;
    if text.trim().is_empty() {
        return Err(notice::empty());
    }
    Ok(text)
}

/// The same with line breaks of one sort.
pub(super) fn with_plain_breaks(text: Cow<'_, str>) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.into_owned() }
}

/// Each line, without its end. A line break at the very end begins no line.
pub(super) fn spans(source: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    let mut done = source.is_empty();
    std::iter::from_fn(move || {
        if done {
            return None;
        }
        let rest = &source[at..];
        let length = rest.find('\n');
        let span = at..at + length.unwrap_or(rest.len());
        at = span.end + 1;
        done = length.is_none() || at >= source.len();
        Some(span)
    })
}

/// The lines of a plain text. A row of a table has bars between its cells.
pub(super) fn lines(source: &str) -> Vec<RawLine> {
    let (mut lines, mut table) = (Vec::new(), Grid::default());
    for span in spans(source) {
        if source[span.clone()].contains(BAR) {
            lines.extend(table.row(source, span, BAR));
        } else {
            table.end();
            lines.push(RawLine::plain(span));
        }
    }
    lines
}
