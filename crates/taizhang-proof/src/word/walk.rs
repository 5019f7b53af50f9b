//! The paragraphs of a document, in the order of its XML, each with the elements its words come from.

use std::collections::BTreeMap;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use taizhang_package::xml::{attr, words_of};

use super::marks::Bookmark;
use crate::structure::Cell;

/// Beyond this nobody nests: what is deeper was made to hurt.
const DEEPEST: usize = 4096;

/// A piece of text and the element it comes from.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    /// Where its words begin in the paragraph.
    pub(crate) at: usize,
    /// How many bytes of the paragraph's text come from it.
    pub(crate) len: usize,
    /// The bytes of its whole element in the XML.
    pub(crate) element: Range<usize>,
    /// The bytes of the run around it.
    pub(crate) run: Range<usize>,
    /// The bytes of the run's properties; empty where it has none.
    pub(crate) properties: Range<usize>,
}

/// A paragraph.
#[derive(Debug, Clone, Default)]
pub(crate) struct Paragraph {
    /// Its words, tracked changes accepted.
    pub(crate) text: String,
    /// Where they come from.
    pub(crate) nodes: Vec<Node>,
    pub(crate) style: Option<String>,
    pub(crate) outline: Option<u8>,
    pub(crate) number: Option<(u32, u32)>,
    pub(crate) cell: Option<Cell>,
    pub(crate) tracked: usize,
    pub(crate) comments: usize,
    /// Where its content ends in the XML.
    pub(crate) end: usize,
    /// Where its content begins, behind its properties.
    pub(crate) start: usize,
}

/// What a document holds.
pub(crate) struct Walked {
    pub(crate) paragraphs: Vec<Paragraph>,
    /// The bookmarks that begin and end in one paragraph.
    pub(crate) bookmarks: Vec<Bookmark>,
    /// Whether the XML broke off.
    pub(crate) damaged: bool,
}

/// A table that is open.
#[derive(Default)]
struct Open {
    table: u32,
    row: u32,
    column: u32,
}

/// A text element that is open.
struct OpenText {
    /// Where it begins in the XML.
    from: usize,
    /// Where its words begin in the paragraph.
    at: usize,
    /// Whether anything but words stands in it: then it is no one piece that could be replaced.
    is_mixed: bool,
}

#[derive(Default)]
struct Walk {
    done: Vec<Paragraph>,
    /// Paragraphs that are open, by their place in `done`: text boxes hold paragraphs inside of one.
    open: Vec<usize>,
    tables: Vec<Open>,
    seen_tables: u32,
    /// Elements whose content is no text of the paper.
    skipped: usize,
    run: Option<Range<usize>>,
    properties: Range<usize>,
    text: Option<OpenText>,
    in_properties: bool,
    bookmarks: Vec<Bookmark>,
    /// Bookmarks that are open, by the number that their end names: name, paragraph, place in its text.
    marks: BTreeMap<String, (String, usize, usize)>,
}

/// Elements whose content is not read: what was deleted, and copies for old programs.
const SKIPPED: &[&str] = &["del", "moveFrom", "Fallback", "instrText", "delText"];

/// All paragraphs, as far as the XML can be read.
pub(crate) fn paragraphs(xml: &str) -> Walked {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    let mut walk = Walk::default();
    let mut depth = 0_usize;
    let damaged = loop {
        let start = position(&reader);
        let Ok(event) = reader.read_event() else { break true };
        let span = start..position(&reader);
        match &event {
            Event::Start(tag) => {
                depth += 1;
                if depth > DEEPEST {
                    break true;
                }
                walk.start(tag, &span);
            }
            Event::Empty(tag) => walk.empty(tag, &span),
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                walk.end(tag.local_name().into_inner(), &span);
            }
            Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) => walk.words(&event),
            Event::Eof => break depth > 0,
            _ => {}
        }
    };
    Walked { paragraphs: walk.done, bookmarks: walk.bookmarks, damaged }
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

impl Walk {
    fn paragraph(&mut self) -> Option<&mut Paragraph> {
        self.open.last().and_then(|at| self.done.get_mut(*at))
    }

    fn start(&mut self, tag: &BytesStart<'_>, span: &Range<usize>) {
        let name = tag.local_name().into_inner();
        if self.skipped > 0 || SKIPPED.contains(&name) {
            if matches!(name, "del" | "moveFrom") && self.skipped == 0 {
                self.track();
            }
            self.skipped += 1;
            return;
        }
        match name {
            "p" => {
                // A text that is still open holds no paragraph: the file is damaged there.
                self.text = None;
                let cell = self.tables.last().filter(|open| open.row > 0 && open.column > 0);
                let cell = cell.map(|open| Cell { table: open.table, row: open.row, column: open.column });
                self.open.push(self.done.len());
                self.done.push(Paragraph { cell, start: span.end, end: span.end, ..Paragraph::default() });
            }
            "tbl" => {
                self.seen_tables += 1;
                self.tables.push(Open { table: self.seen_tables, row: 0, column: 0 });
            }
            "tr" => {
                if let Some(open) = self.tables.last_mut() {
                    (open.row, open.column) = (open.row + 1, 0);
                }
            }
            "tc" => {
                if let Some(open) = self.tables.last_mut() {
                    open.column += 1;
                }
            }
            "r" => (self.run, self.properties) = (Some(span.clone()), span.end..span.end),
            "rPr" => self.properties = span.clone(),
            "t" => {
                let at = self.paragraph().map_or(0, |paragraph| paragraph.text.len());
                self.text = Some(OpenText { from: span.start, at, is_mixed: false });
            }
            "pPr" => self.in_properties = true,
            "ins" | "moveTo" => self.track(),
            _ => self.property(name, tag),
        }
    }

    fn track(&mut self) {
        if let Some(paragraph) = self.paragraph() {
            paragraph.tracked += 1;
        }
    }

    /// A bookmark's begin or end.
    fn mark(&mut self, tag: &BytesStart<'_>, begins: bool) {
        let (Some(at), Some(id)) = (self.open.last().copied(), attr(tag, "id")) else { return };
        let Some(length) = self.done.get(at).map(|paragraph| paragraph.text.len()) else { return };
        if begins {
            self.marks.insert(id, (attr(tag, "name").unwrap_or_default(), at, length));
        } else if let Some((name, line, from)) = self.marks.remove(&id)
            && line == at
        {
            self.bookmarks.push(Bookmark { name, line, within: from..length });
        }
    }

    fn empty(&mut self, tag: &BytesStart<'_>, span: &Range<usize>) {
        match tag.local_name().into_inner() {
            "bookmarkStart" => self.mark(tag, true),
            "bookmarkEnd" => self.mark(tag, false),
            _ => {}
        }
        if self.skipped > 0 {
            return;
        }
        match tag.local_name().into_inner() {
            "p" => {
                let name = tag.local_name().into_inner().to_owned();
                self.start(tag, span);
                self.end(&name, span);
            }
            // Columns of a merged or empty cell count as well.
            "tc" | "tr" => self.start(tag, span),
            "br" | "cr" => self.put('\u{b}', span),
            "tab" if self.run.is_some() => self.put('\t', span),
            "noBreakHyphen" => self.put('-', span),
            "commentReference" => {
                if let Some(paragraph) = self.paragraph() {
                    paragraph.comments += 1;
                }
            }
            name => self.property(name, tag),
        }
    }

    /// A character that an element of its own stands for.
    fn put(&mut self, c: char, span: &Range<usize>) {
        let (run, properties) = (self.run.clone().unwrap_or_default(), self.properties.clone());
        if let Some(text) = &mut self.text {
            text.is_mixed = true;
        }
        if let Some(paragraph) = self.paragraph() {
            let at = paragraph.text.len();
            paragraph.text.push(c);
            paragraph.nodes.push(Node { at, len: c.len_utf8(), element: span.clone(), run, properties });
        }
    }

    /// A property of a paragraph.
    fn property(&mut self, name: &str, tag: &BytesStart<'_>) {
        if !self.in_properties {
            return;
        }
        let value = || attr(tag, "val");
        let number = || value().and_then(|value| value.trim().parse::<u32>().ok());
        let Some(paragraph) = self.open.last().and_then(|at| self.done.get_mut(*at)) else { return };
        match name {
            "pStyle" => paragraph.style = value(),
            "outlineLvl" => {
                paragraph.outline = number().and_then(|level| u8::try_from(level + 1).ok()).filter(|level| *level <= 9);
            }
            "numId" => {
                let level = paragraph.number.map_or(0, |(_, level)| level);
                paragraph.number = number().map(|list| (list, level));
            }
            "ilvl" => {
                let list = paragraph.number.map_or(0, |(list, _)| list);
                paragraph.number = number().map(|level| (list, level));
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str, span: &Range<usize>) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match name {
            "p" => {
                self.text = None;
                if let Some(paragraph) = self.paragraph() {
                    paragraph.end = span.start;
                }
                self.open.pop();
            }
            "tbl" => {
                self.tables.pop();
            }
            "pPr" => {
                self.in_properties = false;
                if let Some(paragraph) = self.paragraph() {
                    paragraph.start = span.end;
                }
            }
            "rPr" => self.properties.end = span.end,
            "r" => {
                if let Some(run) = self.run.take() {
                    let whole = run.start..span.end;
                    if let Some(paragraph) = self.paragraph() {
                        let own = paragraph.nodes.iter_mut().rev().take_while(|node| node.run.start == run.start);
                        own.for_each(|node| node.run = whole.clone());
                    }
                }
            }
            "t" => {
                let Some(OpenText { from, at, is_mixed: false }) = self.text.take() else { return };
                let (run, properties) = (self.run.clone().unwrap_or_default(), self.properties.clone());
                if let Some(paragraph) = self.paragraph() {
                    let len = paragraph.text.len() - at;
                    paragraph.nodes.push(Node { at, len, element: from..span.end, run, properties });
                }
            }
            _ => {}
        }
    }

    fn words(&mut self, event: &Event<'_>) {
        if self.text.is_none() || self.skipped > 0 {
            return;
        }
        if let Some(paragraph) = self.paragraph() {
            let mut words = String::new();
            // An entity that no program knows stands for nothing.
            let _known = words_of(event, &mut words);
            paragraph.text.extend(words.chars().map(|c| if matches!(c, '\n' | '\r') { ' ' } else { c }));
        }
    }
}
