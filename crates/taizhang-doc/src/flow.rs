//! The one linearisation of a paper.
//!
//! All that is not format is settled here and only here: labels, the full stop after a run-in heading, 一是 二是, the
//! words of captions, signature and date, which occurrence of a bound thing is which, and where it stands. A renderer
//! walks the parts and writes them down.

mod compose;

use std::borrow::Cow;
use std::fmt;

use crate::paper::{BoundId, Column, Level, Orientation, Paper};
use crate::text;

/// A paper as lines, tables and page breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flow<'a> {
    /// What each page must say, where the paper was compiled in spite of errors.
    pub notice: Option<Cow<'a, str>>,
    /// How the first pages lie.
    pub orientation: Orientation,
    /// The title and all that follows, in order.
    pub parts: Vec<Part<'a>>,
    /// How many unprintable characters were left out of texts.
    pub dropped: usize,
}

/// A part of the flow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part<'a> {
    /// A heading or a paragraph.
    Line(Line<'a>),
    /// A table.
    Table(Grid<'a>),
    /// What follows starts a new page.
    PageBreak,
    /// What follows starts a new page, and from there on pages lie so.
    Turn(Orientation),
}

/// A paragraph of one style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line<'a> {
    /// What it is.
    pub style: Style,
    /// The labels it stands under: `二/（一）`, in an annex `附件1/一`.
    pub path: String,
    /// Its text.
    pub spans: Vec<Span<'a>>,
}

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Style {
    /// The title of the paper.
    Title,
    /// To whom it goes.
    Addressee,
    /// A heading that stands alone.
    Heading(Level),
    /// A paragraph.
    Body,
    /// The caption over a table.
    Caption,
    /// The issuing body.
    Signature,
    /// The date under it.
    Date,
    /// A line of the list of annexes under the body (附件说明). Its first span is its label, further lines of a long
    /// name stand under the name: [`Profile::annex_note_starts`](crate::Profile::annex_note_starts).
    AnnexNote {
        /// Whether it opens the list.
        first: bool,
    },
    /// 附件1, at the head of its page.
    AnnexMark,
    /// The title of an annex.
    AnnexTitle,
}

/// Text of one face.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span<'a> {
    /// The words, clean of what may not be printed.
    pub text: Cow<'a, str>,
    /// The face they are set in.
    pub face: Face,
    /// Which bound thing they show, if any.
    pub shows: Option<Shown>,
}

/// The face of a span. The profile says what each looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Face {
    /// That of the line it stands in.
    Body,
    /// That of a heading of this level.
    Level(Level),
    /// The label and topic of an item of a series.
    Strong,
}

/// One occurrence of a bound thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Which bound.
    pub id: BoundId,
    /// Where: labels of headings, then the number of the sentence (`二/（一）/1`) or the cell (`一/表1/2行3列`),
    /// with the annex before it (`附件1/表1/2行3列`); in the list of annexes its line (`附件说明/1`). What shows the same bound again in the same place gets `#2`.
    pub path: String,
    /// Its name in the document.
    pub anchor: Anchor,
}

/// The name of an occurrence: a bookmark in Word, an id in HTML. Written `tz_0001` for the first entry of the manifest
/// and `tz_d0001` for the first date, which has no entry there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Anchor {
    /// The number in the manifest, from 1.
    Entry(usize),
    /// The number among the dates, from 1.
    Date(usize),
}

impl fmt::Display for Anchor {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Entry(n) => write!(out, "tz_{n:04}"),
            Self::Date(n) => write!(out, "tz_d{n:04}"),
        }
    }
}

/// A table of the flow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid<'a> {
    /// Its path: `一/表1`.
    pub path: String,
    /// The caption with its number; none where the paper gives the table no caption.
    pub caption: Option<Line<'a>>,
    /// The columns as the paper has them; never none.
    pub columns: &'a [Column],
    /// The heads of the columns, clean.
    pub heads: Vec<Cow<'a, str>>,
    /// The rows, each with as many cells as there are columns.
    pub rows: Vec<Vec<Vec<Span<'a>>>>,
}

impl<'a> Flow<'a> {
    /// The flow of a paper.
    pub fn of(paper: &'a Paper) -> Self {
        compose::compose(paper)
    }

    /// The width of the line of a style that stands once in a paper, in half characters; 0 where there is none.
    pub fn width(&self, style: Style) -> usize {
        let line = self.parts.iter().find_map(|part| match part {
            Part::Line(line) if line.style == style => Some(text::width(&line.text())),
            _ => None,
        });
        line.unwrap_or(0)
    }

    /// Each span, in order of appearance.
    pub fn spans(&self) -> impl Iterator<Item = &Span<'a>> {
        self.parts.iter().flat_map(Part::spans)
    }
}

impl<'a> Part<'a> {
    /// Its spans, in order: a table's caption stands before its cells.
    pub fn spans(&self) -> Box<dyn Iterator<Item = &Span<'a>> + '_> {
        match self {
            Self::Line(line) => Box::new(line.spans.iter()),
            Self::Table(grid) => {
                Box::new(grid.caption.iter().flat_map(|line| &line.spans).chain(grid.rows.iter().flatten().flatten()))
            }
            Self::PageBreak | Self::Turn(_) => Box::new(std::iter::empty()),
        }
    }
}

impl Line<'_> {
    /// The words of the line.
    pub fn text(&self) -> String {
        self.spans.iter().map(|span| span.text.as_ref()).collect()
    }
}
