//! The comments part. Our words are known by the line above them, in a note of our own as below a clerk's words: the
//! author alone would not do, for not every program keeps it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use quick_xml::escape::{escape, unescape};

use taizhang_package::xml::{self, Piece};

/// Who signs our notes.
const AUTHOR: &str = "台账";
/// What stands above our words.
const LINE: &str = "———— 台账 ————\n";

/// What an empty part is.
const EMPTY: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    "\n",
    r#"<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors/><commentList/></comments>"#,
);

/// A comments part after our work.
pub(super) struct Patched {
    /// The part; none where no comment is left.
    pub(super) text: Option<String>,
    /// Cells whose comment is ours now.
    pub(super) added: BTreeMap<(u32, u32), String>,
    /// Cells whose comment was ours before.
    pub(super) removed: BTreeSet<(u32, u32)>,
}

/// Whether the part holds words of ours.
pub(super) fn has_ours(text: &str) -> bool {
    text.contains(AUTHOR)
}

/// Takes our earlier notes out of a part, and puts `notes` in.
pub(super) fn patch(text: Option<&str>, mut notes: BTreeMap<(u32, u32), String>) -> Result<Patched, quick_xml::Error> {
    let text = text.unwrap_or(EMPTY);
    let pieces = xml::pieces(text)?;
    let part = Part::of(text, &pieces);
    let (mut edits, mut removed, mut left) = (Vec::new(), BTreeSet::new(), 0_usize);
    for comment in &part.comments {
        if comment.ours {
            edits.push((comment.span.clone(), String::new()));
            removed.insert(comment.at);
        } else {
            left += 1;
            let note = notes.remove(&comment.at);
            edits.extend(within(text, &pieces[comment.pieces.clone()], &part.prefix, note.as_deref()));
        }
    }
    if left == 0 && notes.is_empty() {
        return Ok(Patched { text: None, added: BTreeMap::new(), removed });
    }
    if !notes.is_empty() {
        edits.extend(part.additions(&notes));
    } else if let Some((AUTHOR, span)) = part.authors.last().map(|(name, span)| (name.as_str(), span)) {
        // Authors are counted: only the last can go without the others taking new numbers.
        edits.push((span.clone(), String::new()));
    }
    Ok(Patched { text: Some(xml::spliced(text, edits)), added: notes, removed })
}

struct Comment {
    at: (u32, u32),
    ours: bool,
    span: Range<usize>,
    pieces: Range<usize>,
}

/// The places in the part where something can be put.
struct Part {
    prefix: String,
    /// Names, and where they stand.
    authors: Vec<(String, Range<usize>)>,
    /// The empty element or the end of it.
    author_list: Slot,
    comment_list: Slot,
    comments: Vec<Comment>,
}

/// Where children can be added: before an end, or in place of an empty element.
#[derive(Default)]
struct Slot {
    span: Range<usize>,
    empty: bool,
}

impl Slot {
    fn of(pieces: &[Piece<'_>], from: usize, empty: bool) -> Self {
        let last = xml::element(pieces, from).end - 1;
        Self { span: pieces[last].span.clone(), empty }
    }

    fn add(&self, name: &str, children: &str) -> (Range<usize>, String) {
        if self.empty {
            (self.span.clone(), format!("<{name}>{children}</{name}>"))
        } else {
            (self.span.start..self.span.start, children.to_owned())
        }
    }
}

impl Part {
    fn of(text: &str, pieces: &[Piece<'_>]) -> Self {
        let mut part = Self {
            prefix: String::new(),
            authors: Vec::new(),
            author_list: Slot::default(),
            comment_list: Slot::default(),
            comments: Vec::new(),
        };
        for (index, piece) in pieces.iter().enumerate() {
            if let Some((tag, empty)) = xml::opens(&piece.event, "authors") {
                part.prefix = xml::prefix(tag);
                part.author_list = Slot::of(pieces, index, empty);
            } else if xml::opens(&piece.event, "author").is_some() {
                let last = xml::element(pieces, index).end - 1;
                part.authors.push((inner(text, pieces, index), piece.span.start..pieces[last].span.end));
            } else if let Some((_, empty)) = xml::opens(&piece.event, "commentList") {
                part.comment_list = Slot::of(pieces, index, empty);
            } else if let Some((tag, _)) = xml::opens(&piece.event, "comment") {
                let all = xml::element(pieces, index);
                let author = xml::number(tag, "authorId").and_then(|id| part.authors.get(id as usize));
                if let Some(at) = xml::attr(tag, "ref").and_then(|at| super::place(&at)) {
                    part.comments.push(Comment {
                        at,
                        ours: author.is_some_and(|(author, _)| author == AUTHOR)
                            || kept(text, &pieces[all.clone()]) == Some(0),
                        span: piece.span.start..pieces[all.end - 1].span.end,
                        pieces: all,
                    });
                }
            }
        }
        part
    }

    /// Our author, if new, and our comments.
    fn additions(&self, notes: &BTreeMap<(u32, u32), String>) -> Vec<(Range<usize>, String)> {
        let p = &self.prefix;
        let mut edits = Vec::new();
        let author = self.authors.iter().position(|(author, _)| author == AUTHOR).unwrap_or_else(|| {
            let ours = format!("<{p}author>{AUTHOR}</{p}author>");
            edits.push(self.author_list.add(&format!("{p}authors"), &ours));
            self.authors.len()
        });
        let comment = |((row, column), note): (&(u32, u32), &String)| {
            let at = super::cell(*row, *column);
            format!(
                r#"<{p}comment ref="{at}" authorId="{author}"><{p}text>{}</{p}text></{p}comment>"#,
                run(p, &format!("{LINE}{note}"))
            )
        };
        let all: String = notes.iter().map(comment).collect();
        edits.push(self.comment_list.add(&format!("{p}commentList"), &all));
        edits
    }
}

/// The text inside the element that opens at `from`.
fn inner(text: &str, pieces: &[Piece<'_>], from: usize) -> String {
    let all = xml::element(pieces, from);
    if all.len() < 2 {
        return String::new();
    }
    let raw = &text[pieces[from].span.end..pieces[all.end - 1].span.start];
    unescape(raw).map_or_else(|_| raw.to_owned(), std::borrow::Cow::into_owned)
}

fn run(p: &str, words: &str) -> String {
    let words = escape(words);
    format!(
        "<{p}r><{p}rPr><{p}sz val=\"9\"/><{p}color indexed=\"81\"/><{p}rFont val=\"宋体\"/><{p}charset val=\"134\"/></{p}rPr>\
         <{p}t xml:space=\"preserve\">{words}</{p}t></{p}r>"
    )
}

/// A stretch of words in a comment: a run, or bare words beside runs.
struct Stretch {
    /// The whole element.
    span: Range<usize>,
    /// Its words as they are written.
    raw: Range<usize>,
    words: String,
    bare: bool,
}

fn stretches(text: &str, pieces: &[Piece<'_>]) -> Vec<Stretch> {
    let (mut all, mut done) = (Vec::new(), 0);
    for index in 0..pieces.len() {
        let Some((tag, false)) =
            xml::opens(&pieces[index].event, "r").or_else(|| xml::opens(&pieces[index].event, "t"))
        else {
            continue;
        };
        if index < done {
            continue;
        }
        let bare = tag.local_name().into_inner() == "t";
        let element = xml::element(pieces, index);
        done = element.end;
        let span = pieces[index].span.start..pieces[element.end - 1].span.end;
        let at = element.clone().find(|at| matches!(xml::opens(&pieces[*at].event, "t"), Some((_, false))));
        let raw = at
            .map_or(span.end..span.end, |at| pieces[at].span.end..pieces[xml::element(pieces, at).end - 1].span.start);
        let words = at.map(|at| inner(text, pieces, at)).unwrap_or_default();
        all.push(Stretch { span, raw, words, bare });
    }
    all
}

/// How many bytes of a comment's words are not ours; none where ours are not in it.
fn kept(text: &str, pieces: &[Piece<'_>]) -> Option<usize> {
    let words: String = stretches(text, pieces).into_iter().map(|stretch| stretch.words).collect();
    words.find(LINE).map(|at| words[..at].trim_end_matches('\n').len())
}

/// What changes in a comment of somebody else's: our earlier words go, `note` comes below theirs.
fn within(text: &str, pieces: &[Piece<'_>], p: &str, note: Option<&str>) -> Vec<(Range<usize>, String)> {
    let mut edits = Vec::new();
    let mut left = kept(text, pieces).unwrap_or(usize::MAX);
    for stretch in stretches(text, pieces) {
        if left == 0 {
            edits.push((stretch.span, String::new()));
            continue;
        }
        if stretch.words.len() > left {
            edits.push((stretch.raw, escape(&stretch.words[..left]).into_owned()));
        }
        left = left.saturating_sub(stretch.words.len());
        // Words beside runs must be a run themselves.
        if stretch.bare && note.is_some() {
            edits.push((stretch.span.start..stretch.span.start, format!("<{p}r>")));
            edits.push((stretch.span.end..stretch.span.end, format!("</{p}r>")));
        }
    }
    let end = pieces.iter().rfind(|piece| xml::closes(&piece.event, "text"));
    if let (Some(note), Some(end)) = (note, end) {
        edits.push((end.span.start..end.span.start, run(p, &format!("\n{LINE}{note}"))));
    }
    edits
}
