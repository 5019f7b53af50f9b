//! Paper to flow.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::{Anchor, Face, Flow, Grid, Line, Part, Shown, Span, Style};
use crate::numbering::{self, Numbering};
use crate::paper::{Annex, Block, BoundId, Inline, Item, Lead, Level, Orientation, Paper, Para, Role, Table};
use crate::text;

/// The flow of a paper.
pub(super) fn compose(paper: &Paper) -> Flow<'_> {
    let mut composer = Composer::new(paper);
    let notice = paper.provisional.as_deref().map(|words| composer.clean(words));
    composer.plain(Style::Title, &paper.title);
    composer.blocks(&paper.blocks);
    composer.annex_note(&paper.annexes);
    composer.plain(Style::Signature, &paper.issuer);
    composer.date_line();
    for (n, annex) in paper.annexes.iter().enumerate() {
        composer.annex(annex, numbering::annex(n + 1, paper.annexes.len()));
    }
    Flow { notice, orientation: paper.orientation, parts: composer.parts, dropped: composer.dropped }
}

struct Composer<'a> {
    paper: &'a Paper,
    parts: Vec<Part<'a>>,
    /// How the pages in hand lie.
    lies: Orientation,
    /// The spans of the line in hand.
    spans: Vec<Span<'a>>,
    numbering: Numbering,
    /// The annex in hand: 附件1. Empty in the body.
    annex: String,
    /// Whether tables without a caption are counted as tables: in an annex whose title is the caption of all.
    counts_bare: bool,
    /// The labels in force, by level.
    trail: [String; 4],
    place: Place,
    /// Whether the line in hand ends with a mark, so that it takes no full stop.
    marked: bool,
    /// Bounds shown so far: entries of the manifest, dates, tables without a caption.
    entries: usize,
    dates: usize,
    uncaptioned: usize,
    dropped: usize,
}

/// Where the next bound stands.
#[derive(Default)]
struct Place {
    /// Labels of headings, or those and the cell of a table.
    prefix: String,
    /// The sentence, counted under a heading; none in headings, captions and cells.
    sentence: Option<usize>,
    /// Whether the sentence has been closed: the next character that is no closing mark opens another.
    closed: bool,
    /// What was shown in this place already.
    here: Vec<BoundId>,
}

impl Place {
    fn at(prefix: String, sentence: Option<usize>) -> Self {
        Self { prefix, sentence, ..Self::default() }
    }

    fn read(&mut self, c: char) {
        if self.sentence.is_none() || (self.closed && (text::closes(c) || text::ends_sentence(c) || c == ' ')) {
            return;
        }
        self.open();
        self.closed = text::ends_sentence(c);
    }

    fn open(&mut self) {
        if let (true, Some(sentence)) = (self.closed, &mut self.sentence) {
            *sentence += 1;
            self.closed = false;
            self.here.clear();
        }
    }

    fn path_of(&mut self, id: BoundId) -> String {
        self.open();
        let mut path = self.prefix.clone();
        if let Some(sentence) = self.sentence {
            let slash = if path.is_empty() { "" } else { "/" };
            write!(path, "{slash}{sentence}").expect("a String takes all that is written");
        }
        let before = self.here.iter().filter(|&&seen| seen == id).count();
        if before > 0 {
            write!(path, "#{}", before + 1).expect("a String takes all that is written");
        }
        self.here.push(id);
        path
    }
}

/// The line that says to whom the paper goes, in paths.
const ADDRESSEE: &str = "主送机关";

impl<'a> Composer<'a> {
    fn new(paper: &'a Paper) -> Self {
        Self {
            paper,
            parts: Vec::with_capacity(paper.blocks.len() + 3),
            lies: paper.orientation,
            spans: Vec::new(),
            numbering: Numbering::default(),
            annex: String::new(),
            counts_bare: false,
            trail: Default::default(),
            place: Place::at(String::new(), Some(1)),
            marked: false,
            entries: 0,
            dates: 0,
            uncaptioned: 0,
            dropped: 0,
        }
    }

    fn clean(&mut self, words: &'a str) -> Cow<'a, str> {
        let clean = text::clean(words);
        if matches!(clean, Cow::Owned(_)) {
            self.dropped += text::unprintable(words);
        }
        clean
    }

    fn trail(&self) -> String {
        let labels = std::iter::once(&self.annex).chain(&self.trail).map(String::as_str);
        let labels: Vec<&str> = labels.filter(|label| !label.is_empty()).collect();
        labels.join("/")
    }

    /// Counts a heading, and gives its label as printed.
    fn enter(&mut self, level: Level) -> String {
        let label = self.numbering.heading(level);
        let depth = numbering::depth(level);
        label.trim_end_matches('、').clone_into(&mut self.trail[depth]);
        self.trail[depth + 1..].iter_mut().for_each(String::clear);
        label
    }

    fn plain(&mut self, style: Style, words: &'a str) {
        let words = self.clean(words);
        if words.is_empty() {
            return;
        }
        self.push(words, Face::Body);
        self.finish(style, String::new());
    }

    fn date_line(&mut self) {
        let date = self.paper.date;
        let words = if self.paper.masked {
            format!("{}年x月x日", date.year())
        } else {
            format!("{}年{}月{}日", date.year(), date.month(), date.day())
        };
        self.push(Cow::Owned(words), Face::Body);
        self.finish(Style::Date, String::new());
    }

    fn blocks(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            match block {
                Block::Addressee(words) => self.addressee(words),
                Block::Heading { level, text } => self.heading(*level, text),
                Block::Para(para) => self.para(para),
                Block::Table(table) => self.table(table),
                Block::PageBreak => self.parts.push(Part::PageBreak),
            }
        }
    }

    /// The list of annexes under the body (GB/T 9704—2012 7.3.4).
    fn annex_note(&mut self, annexes: &'a [Annex]) {
        for (n, annex) in annexes.iter().enumerate() {
            let path = if annexes.len() > 1 { format!("附件说明/{}", n + 1) } else { "附件说明".to_owned() };
            self.place = Place::at(path.clone(), None);
            self.push(Cow::Owned(numbering::annex_note(n + 1, annexes.len())), Face::Body);
            self.inlines(&annex.title, Face::Body);
            self.finish(Style::AnnexNote { first: n == 0 }, path);
        }
    }

    /// An annex, from a new page on (7.4).
    fn annex(&mut self, annex: &'a Annex, name: String) {
        if self.lies != annex.orientation {
            self.lies = annex.orientation;
            self.parts.push(Part::Turn(self.lies));
        } else if self.parts.last() != Some(&Part::PageBreak) {
            self.parts.push(Part::PageBreak);
        }
        self.numbering = Numbering::default();
        self.trail = Default::default();
        self.uncaptioned = 0;
        self.counts_bare =
            !annex.blocks.iter().any(|block| matches!(block, Block::Table(table) if !table.caption.is_empty()));
        self.annex.clone_from(&name);
        self.place = Place::at(name.clone(), None);
        self.push(Cow::Owned(name.clone()), Face::Body);
        self.finish(Style::AnnexMark, name.clone());
        self.inlines(&annex.title, Face::Body);
        self.finish(Style::AnnexTitle, name.clone());
        self.place = Place::at(name, Some(1));
        self.blocks(&annex.blocks);
    }

    fn addressee(&mut self, words: &'a [Inline]) {
        let after = std::mem::replace(&mut self.place, Place::at(ADDRESSEE.to_owned(), None));
        self.inlines(words, Face::Body);
        self.finish(Style::Addressee, ADDRESSEE.to_owned());
        self.place = after;
    }

    fn heading(&mut self, level: Level, words: &'a [Inline]) {
        let label = self.enter(level);
        let path = self.trail();
        self.place = Place::at(path.clone(), None);
        self.push(Cow::Owned(label), Face::Level(level));
        self.inlines(words, Face::Level(level));
        self.finish(Style::Heading(level), path.clone());
        self.place = Place::at(path, Some(1));
    }

    fn para(&mut self, para: &'a Para) {
        let in_parts = para.lead.is_some() || !para.series.is_empty();
        if let Some(lead) = &para.lead {
            self.lead(lead);
        }
        self.inlines(&para.body, Face::Body);
        for (n, item) in para.series.iter().enumerate() {
            if para.apart {
                self.close_para(in_parts);
            }
            self.item(item, numbering::series(n + 1, para.series.len()));
        }
        self.close_para(in_parts);
    }

    fn close_para(&mut self, with_full_stop: bool) {
        if with_full_stop {
            self.full_stop(Face::Body);
        }
        let path = self.trail();
        // A line without a full stop (统计时间：…) still ends its sentence.
        self.place.closed |= self.finish(Style::Body, path);
    }

    fn lead(&mut self, lead: &'a Lead) {
        let face = Face::Level(lead.level);
        let label = self.enter(lead.level);
        let path = self.trail();
        self.place = Place::at(path.clone(), None);
        self.push(Cow::Owned(label), face);
        self.inlines(&lead.text, face);
        self.full_stop(face);
        self.place = Place::at(path, Some(1));
    }

    fn item(&mut self, item: &'a Item, label: Option<String>) {
        self.full_stop(Face::Body);
        if let Some(label) = label {
            self.push(Cow::Owned(label), Face::Strong);
        }
        if !item.topic.is_empty() {
            self.inlines(&item.topic, Face::Strong);
            self.full_stop(Face::Strong);
        }
        self.inlines(&item.body, Face::Body);
    }

    /// Closes the sentence in hand, unless a mark closes it already or there is none.
    fn full_stop(&mut self, face: Face) {
        if !self.marked && !self.spans.is_empty() {
            self.push(Cow::Borrowed("。"), face);
        }
    }

    fn inlines(&mut self, inlines: &'a [Inline], face: Face) {
        for inline in inlines {
            match inline {
                Inline::Text(words) => {
                    let words = self.clean(words);
                    self.push(words, face);
                }
                Inline::Bound(id) => self.bound(*id, face),
            }
        }
    }

    fn push(&mut self, words: Cow<'a, str>, face: Face) {
        if words.is_empty() {
            return;
        }
        for c in words.chars() {
            self.place.read(c);
        }
        self.mark(&words);
        self.spans.push(Span { text: words, face, shows: None });
    }

    fn bound(&mut self, id: BoundId, face: Face) {
        let bound = self.paper.bound(id);
        let words = self.clean(&bound.shown);
        let anchor = if bound.role == Role::Date {
            self.dates += 1;
            Anchor::Date(self.dates)
        } else {
            self.entries += 1;
            Anchor::Entry(self.entries)
        };
        let path = self.place.path_of(id);
        self.mark(&words);
        self.spans.push(Span { text: words, face, shows: Some(Shown { id, path, anchor }) });
    }

    fn mark(&mut self, words: &str) {
        if let Some(last) = words.chars().rev().find(|&c| !text::closes(c)) {
            self.marked = text::is_mark(last);
        }
    }

    fn table(&mut self, table: &'a Table) {
        let (name, caption) = self.caption(table);
        let mut path = self.trail();
        if !path.is_empty() {
            path.push('/');
        }
        path.push_str(&name);
        let after = std::mem::replace(&mut self.place, Place::at(path.clone(), None));
        let caption = caption.map(|label| {
            self.push(Cow::Owned(label), Face::Body);
            self.inlines(&table.caption, Face::Body);
            self.take(Style::Caption, path.clone())
        });
        if table.columns.is_empty() {
            // No format can show it; what its caption claims is not lost.
            self.parts.extend(caption.map(Part::Line));
        } else {
            let columns = table.columns.len();
            let rows = table.rows.iter().enumerate().map(|(row, cells)| self.row(&path, row, cells, columns)).collect();
            let heads = table.columns.iter().map(|column| self.clean(&column.head)).collect();
            self.parts.push(Part::Table(Grid { path, caption, columns: &table.columns, heads, rows }));
        }
        self.place = after;
    }

    /// The name of a table in paths, and its label where it has a caption.
    fn caption(&mut self, table: &Table) -> (String, Option<String>) {
        if table.caption.is_empty() && self.counts_bare {
            return (self.numbering.table(), None);
        }
        if table.caption.is_empty() {
            self.uncaptioned += 1;
            return (format!("附表{}", self.uncaptioned), None);
        }
        let name = self.numbering.table();
        let label = format!("{name}　");
        (name, Some(label))
    }

    fn row(&mut self, path: &str, row: usize, cells: &'a [Vec<Inline>], columns: usize) -> Vec<Vec<Span<'a>>> {
        let cell = |column: usize| -> Vec<Span<'a>> {
            let Some(words) = cells.get(column) else { return Vec::new() };
            self.place = Place::at(format!("{path}/{}行{}列", row + 1, column + 1), None);
            self.inlines(words, Face::Body);
            self.marked = false;
            std::mem::take(&mut self.spans)
        };
        (0..columns).map(cell).collect()
    }

    fn take(&mut self, style: Style, path: String) -> Line<'a> {
        self.marked = false;
        Line { style, path, spans: std::mem::take(&mut self.spans) }
    }

    /// Ends the line in hand, and tells whether there was one: a line without a word is none.
    fn finish(&mut self, style: Style, path: String) -> bool {
        if self.spans.is_empty() {
            return false;
        }
        let line = self.take(style, path);
        self.parts.push(Part::Line(line));
        true
    }
}
