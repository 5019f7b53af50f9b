//! A page as its reader sees it: paragraphs, headings and cells, each a line, with the bytes they were written in.

use std::ops::Range;

use super::entity;
use super::table::Table;
use super::tokens::{Tag, Token, tokens};
use crate::read::{RawLine, Shape};

/// Words of a page, and where they are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// Their first byte in the page's text.
    pub(super) at: usize,
    /// How many bytes of it.
    pub(super) len: usize,
    /// Where they are written. Not the same length: a character under its name, or blanks that show as one.
    pub(super) raw: Range<usize>,
}

/// A page, read.
#[derive(Default)]
pub(super) struct Page {
    /// What is to be read on it, each paragraph a line.
    pub(super) source: String,
    pub(super) lines: Vec<RawLine>,
    pub(super) pieces: Vec<Piece>,
}

/// Elements that stand in a line. All others begin a paragraph and end one.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "audio", "b", "bdi", "bdo", "big", "button", "canvas", "cite", "code", "data", "del",
    "dfn", "em", "embed", "font", "i", "iframe", "img", "input", "ins", "kbd", "label", "map", "mark", "math", "meter",
    "nobr", "noscript", "object", "output", "q", "rb", "rp", "rt", "ruby", "s", "samp", "script", "select", "small",
    "span", "strike", "strong", "style", "sub", "sup", "svg", "template", "textarea", "time", "tt", "u", "var",
    "video", "wbr",
];
/// Elements whose content is no text of the paper: what runs, what only looks, what leads elsewhere, what was struck out.
const SKIPPED: &[&str] = &[
    "aside", "audio", "button", "canvas", "datalist", "del", "dialog", "footer", "head", "iframe", "map", "math",
    "menu", "nav", "noembed", "noframes", "noscript", "object", "rp", "rt", "s", "script", "select", "strike", "style",
    "svg", "template", "textarea", "title", "video", "xmp",
];
/// Elements that have no end.
const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

fn is_one_of(names: &[&str], name: &str) -> bool {
    names.iter().any(|own| own.eq_ignore_ascii_case(name))
}

/// What a page shows.
pub(super) fn read(html: &str) -> Page {
    let mut walk = Walk {
        html,
        page: Page::default(),
        line: Line::default(),
        skipped: None,
        heading: None,
        link: false,
        kept: 0,
        tables: Vec::new(),
        seen: 0,
    };
    for (token, span) in tokens(html, main(html)) {
        match token {
            Token::Open(tag) => walk.open(&tag, &span),
            Token::Close(name) => walk.close(name),
            Token::Words if walk.skipped.is_none() => walk.words(span),
            Token::Words => {}
        }
    }
    walk.finish()
}

/// What of a page is its text: what stands in its `main`, where it has one.
fn main(html: &str) -> Range<usize> {
    let mut all = tokens(html, 0..html.len());
    let Some(begin) =
        all.find_map(|(token, span)| matches!(token, Token::Open(tag) if tag.is("main")).then_some(span.end))
    else {
        return 0..html.len();
    };
    let end = all.find_map(|(token, span)| {
        matches!(token, Token::Close(name) if name.eq_ignore_ascii_case("main")).then_some(span.start)
    });
    begin..end.unwrap_or(html.len())
}

struct Walk<'a> {
    html: &'a str,
    page: Page,
    line: Line,
    /// The element that is skipped, and how many of its name are open.
    skipped: Option<(&'a str, usize)>,
    /// The level of the heading that is open; 0 is the title.
    heading: Option<u8>,
    /// Whether the words lead to another page.
    link: bool,
    /// How many elements are open in which blanks and line breaks are kept.
    kept: usize,
    tables: Vec<Table>,
    /// How many tables there were.
    seen: u32,
}

/// The line in hand.
#[derive(Default)]
struct Line {
    /// Where it begins in the text.
    at: usize,
    /// Blanks behind its last word, as they are written.
    blank: Option<Range<usize>>,
    /// Whether words of it lead nowhere.
    stays: bool,
}

impl<'a> Walk<'a> {
    fn open(&mut self, tag: &Tag<'a>, span: &Range<usize>) {
        let is_void = is_one_of(VOID, tag.name);
        if let Some((name, depth)) = &mut self.skipped {
            *depth += usize::from(tag.is(name));
            return;
        }
        if !is_inline(tag.name) && !tag.is("br") {
            self.end_line();
        }
        if !is_void && (is_one_of(SKIPPED, tag.name) || is_hidden(tag)) {
            self.skipped = Some((tag.name, 1));
            return;
        }
        match tag.name.to_ascii_lowercase().as_str() {
            "a" => self.link = tag.attribute("href").is_some_and(|href| !href.starts_with('#')),
            // A title in two lines is one title.
            "br" if self.heading.is_some() => self.put('\u{b}', span.clone()),
            "br" => self.end_line(),
            "pre" => self.kept += 1,
            "table" => {
                if let Some(around) = self.tables.last_mut() {
                    around.is_outer = true;
                }
                self.seen += 1;
                self.tables.push(Table::new(self.seen));
            }
            "tr" => self.in_table(Table::row),
            "td" | "th" => self.in_table(|table| table.cell(tag)),
            name => self.heading = heading(name).or(self.heading.filter(|_| is_inline(name))),
        }
    }

    fn close(&mut self, name: &'a str) {
        if let Some((own, depth)) = &mut self.skipped {
            *depth -= usize::from(own.eq_ignore_ascii_case(name));
            if *depth == 0 {
                self.skipped = None;
            }
            return;
        }
        if !is_inline(name) {
            self.end_line();
            self.heading = None;
        }
        match name.to_ascii_lowercase().as_str() {
            "a" => self.link = false,
            "pre" => self.kept = self.kept.saturating_sub(1),
            "table" => self.end_table(),
            _ => {}
        }
    }

    fn in_table(&mut self, change: impl FnOnce(&mut Table)) {
        if let Some(table) = self.tables.last_mut() {
            change(table);
        }
    }

    fn end_table(&mut self) {
        let Some(table) = self.tables.pop().filter(|table| !table.is_table()) else { return };
        for line in table.lines {
            if matches!(self.page.lines[line].shape, Shape::Cell(_)) {
                self.page.lines[line].shape = Shape::Plain;
            }
        }
    }

    /// Words as they are written, between two tags.
    fn words(&mut self, span: Range<usize>) {
        let mut at = span.start;
        while at < span.end {
            let rest = &self.html[at..span.end];
            let first = rest.chars().next().unwrap_or_default();
            let (c, len) = match first {
                '&' => entity::read(rest).unwrap_or(('&', 1)),
                _ => (first, first.len_utf8()),
            };
            let raw = at..at + len;
            at = raw.end;
            match c {
                '\n' if self.kept > 0 => self.end_line(),
                c if c.is_ascii_whitespace() => match &mut self.line.blank {
                    Some(blank) if blank.end == raw.start => blank.end = raw.end,
                    Some(_) => {}
                    blank => *blank = Some(raw),
                },
                c => self.put(c, raw),
            }
        }
    }

    /// Adds a character that shows.
    fn put(&mut self, c: char, raw: Range<usize>) {
        let before = self.page.source[self.line.at..].chars().next_back();
        if let (Some(blank), Some(before)) = (self.line.blank.take(), before) {
            // A line break of the page's writer inside a Chinese sentence is no blank.
            let broken = self.html[blank.clone()].contains(['\n', '\r']) && !before.is_ascii() && !c.is_ascii();
            if !broken {
                self.push(' ', blank);
            }
        }
        self.line.stays |= !self.link;
        self.push(c, raw);
    }

    fn push(&mut self, c: char, raw: Range<usize>) {
        let at = self.page.source.len();
        self.page.source.push(c);
        let plain = self.html[raw.clone()].chars().eq([c]);
        match self.page.pieces.last_mut() {
            Some(last)
                if plain && last.raw.end == raw.start && last.len == last.raw.len() && last.at + last.len == at =>
            {
                last.len += c.len_utf8();
                last.raw.end = raw.end;
            }
            _ => self.page.pieces.push(Piece { at, len: c.len_utf8(), raw }),
        }
    }

    /// Ends the line in hand, where anything stands on it.
    fn end_line(&mut self) {
        let end = self.page.source.len();
        let line = std::mem::replace(&mut self.line, Line { at: end, ..Line::default() });
        let span = line.at..end;
        if span.is_empty() {
            return;
        }
        let cell = self.tables.last().and_then(Table::here);
        let shape = match (cell, self.heading) {
            (Some(cell), _) => Shape::Cell(cell),
            (None, Some(level)) => Shape::Heading(level),
            // A line of nothing but links is a menu.
            (None, None) if !line.stays => Shape::Nothing,
            (None, None) => Shape::Plain,
        };
        let number = self.page.lines.len();
        self.in_table(|table| table.lines.push(number));
        self.page.source.push('\n');
        self.page.lines.push(RawLine { shape, ..RawLine::plain(span) });
        self.line.at = self.page.source.len();
    }

    fn finish(mut self) -> Page {
        self.end_line();
        while !self.tables.is_empty() {
            self.end_table();
        }
        self.page
    }
}

/// Elements with a colon or a dash in their names are a program's own, and stand in a line.
fn is_inline(name: &str) -> bool {
    is_one_of(INLINE, name) || name.contains([':', '-'])
}

fn is_hidden(tag: &Tag<'_>) -> bool {
    let unseen = |style: &str| style.replace([' ', '\t', '\n'], "").to_ascii_lowercase().contains("display:none");
    tag.attribute("hidden").is_some() || tag.attribute("style").is_some_and(unseen)
}

/// The level of a heading by its element.
fn heading(name: &str) -> Option<u8> {
    let level = name.strip_prefix('h')?.parse::<u8>().ok()?;
    (1..=6).contains(&level).then(|| level - 1)
}
