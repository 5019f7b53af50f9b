//! Web pages: what our own papers are as .html, what a clerk saves from a browser, and what offices' programs call .doc.
//!
//! The tags are told apart here, and not by a library: what is needed of a page are its words with the bytes they stand in,
//! so that each finding has its place and `--fix` leaves all else as it was. Parsers of HTML build a tree and forget the
//! bytes, and one of XML gives up at the first page that is none.

mod entity;
mod page;
mod table;
mod tokens;

use std::ops::Range;

use taizhang_package::xml::spliced;

use crate::fix::Edit;
use crate::read::{RawLine, text};
use page::{Page, Piece};

/// How far into a file its first tag is looked for.
const FRONT: usize = 1024;
/// The mark of UTF-8 at the begin of a file.
const MARK: &str = "\u{feff}";

/// Whether a text is a page: by its name, or because it begins as one.
pub(crate) fn is_page(suffix: &str, text: &str) -> bool {
    let named = ["html", "htm", "xhtml"].iter().any(|own| suffix.eq_ignore_ascii_case(own));
    let front = text.trim_start();
    let begins = || {
        let front: String = front.chars().take(FRONT).collect();
        let front = front.to_ascii_lowercase();
        front.contains("<html") || front.contains("<!doctype html")
    };
    named || front.starts_with('<') && begins()
}

/// What a page shows, and each paragraph of it as a line.
pub(crate) fn read(html: &str) -> (String, Vec<RawLine>) {
    let Page { source, lines, .. } = page::read(html);
    (source, lines)
}

/// A page with edits of its words made, which are in order and touch nothing twice.
pub(crate) fn edited(bytes: &[u8], edits: &[Edit]) -> Vec<u8> {
    let Ok(html) = text::decode(bytes) else { return bytes.to_vec() };
    let pieces = page::read(&html).pieces;
    let splices: Vec<_> = edits.iter().flat_map(|edit| splices(&pieces, edit)).collect();
    if splices.is_empty() {
        return bytes.to_vec();
    }
    let edited = spliced(&html, splices);
    // A page names its encoding; it is UTF-8 now, and the mark says so above all names.
    let mark = if std::str::from_utf8(bytes).is_ok_and(|text| !text.starts_with(MARK)) { "" } else { MARK };
    [mark, &edited].concat().into_bytes()
}

/// What an edit replaces in the page: new words where the old ones began, nothing in the place of the rest.
fn splices(pieces: &[Piece], edit: &Edit) -> Vec<(Range<usize>, String)> {
    let first = pieces.partition_point(|piece| piece.at + piece.len < edit.source.start);
    let touched =
        pieces[first..].iter().take_while(|piece| piece.at < edit.source.end || piece.at == edit.source.start);
    let mut spans: Vec<Range<usize>> = touched.map(|piece| raw(piece, &edit.source)).collect();
    if !edit.source.is_empty() {
        spans.retain(|span| !span.is_empty());
    }
    let mut new = Some(edit.new.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"));
    spans.truncate(if edit.source.is_empty() { 1 } else { spans.len() });
    spans.into_iter().map(|span| (span, new.take().unwrap_or_default())).collect()
}

/// The part of a piece's bytes that a stretch of the text takes.
fn raw(piece: &Piece, source: &Range<usize>) -> Range<usize> {
    let within = |at: usize| at.clamp(piece.at, piece.at + piece.len) - piece.at;
    let (from, to) = (within(source.start), within(source.end));
    if piece.raw.len() == piece.len {
        return piece.raw.start + from..piece.raw.start + to;
    }
    // A character under its name is taken whole.
    match (from, to) {
        (0, 0) => piece.raw.start..piece.raw.start,
        (from, _) if from == piece.len => piece.raw.end..piece.raw.end,
        _ => piece.raw.clone(),
    }
}
