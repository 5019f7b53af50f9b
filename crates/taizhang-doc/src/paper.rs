//! The paper: a closed tree with no format in it.
//!
//! Every number and every claim word of a paper is *bound*: the text holds only a [`BoundId`], and what is shown, its
//! exact value and its sources stand once in [`Paper::bounds`]. A renderer therefore cannot print a number that has no
//! source, and all formats print the same one.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A compiled document: head, blocks, bound numbers, and the records behind them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Paper {
    /// What paper it is.
    pub kind: PaperKind,
    /// The title, without line breaks; where it wraps is the renderer's care.
    pub title: String,
    /// The issuing body (署名).
    pub issuer: String,
    /// The date under the signature (成文日期).
    pub date: Date,
    /// Whom the paper speaks for.
    pub division: Party,
    /// The period told of.
    pub period: PeriodName,
    /// Until when data count (截至).
    pub as_of: Date,
    /// The digest of the ledger the paper was compiled from.
    pub ledger: String,
    /// Set when the paper was compiled in spite of errors: what each page must say.
    pub provisional: Option<String>,
    /// Whether names, places and digits are covered: then the date shows no month and day.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub masked: bool,
    /// How the pages of the body lie.
    pub orientation: Orientation,
    /// The body.
    pub blocks: Vec<Block>,
    /// What is attached (附件), in order; bound behind the date, each on pages of its own.
    pub annexes: Vec<Annex>,
    /// Each bound number, date and claim word, indexed by [`BoundId`].
    pub bounds: Vec<Bound>,
    /// The records that stand behind the bounds, in order of their ids.
    pub cards: Vec<Card>,
}

/// Slug and Chinese name of a kind of paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PaperKind {
    /// ASCII name: `summary`.
    pub slug: String,
    /// Chinese name: 工作总结.
    pub name: String,
}

/// A division by code and name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Party {
    /// 12-digit 统计用区划代码.
    pub code: String,
    /// 云岫镇.
    pub name: String,
}

/// A period by canonical code and by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PeriodName {
    /// `2023H1`.
    pub code: String,
    /// 2023年上半年.
    pub name: String,
}

/// An annex (附件). Its number is never typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Annex {
    /// Its name, without a mark at its end. Stands twice: under the body and over the annex.
    pub title: Vec<Inline>,
    /// How its pages lie.
    pub orientation: Orientation,
    /// What it holds. Headings and tables count from one again: an annex is cited, and often sent on, by itself.
    pub blocks: Vec<Block>,
}

/// How pages lie. A wide table lies on its side (GB/T 9704—2012 7.6: A4 纸型的表格横排).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Orientation {
    /// 竖排
    #[default]
    Portrait,
    /// 横排
    Landscape,
}

/// A part of the body or of an annex.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Block {
    /// To whom the paper goes (主送机关), with the colon behind it.
    Addressee(Vec<Inline>),
    /// A heading that stands alone: no full stop at its end. Its number is never typed.
    Heading {
        /// Which level.
        level: Level,
        /// The words.
        text: Vec<Inline>,
    },
    /// A paragraph.
    Para(Para),
    /// A table with its caption.
    Table(Table),
    /// What follows starts a new page.
    PageBreak,
}

/// A paragraph: an optional run-in heading, sentences, and an optional 一是… series, all in one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Default)]
pub struct Para {
    /// A heading that runs into the text (`（一）招商引资取得新进展。`), numbered like the others of its level. Without
    /// its full stop: the flow adds it.
    pub lead: Option<Lead>,
    /// The sentences.
    pub body: Vec<Inline>,
    /// The items of a 一是…二是… series that closes the paragraph. With a single item nothing is numbered.
    pub series: Vec<Item>,
    /// Whether each item opens a paragraph of its own, as long series do.
    pub apart: bool,
}

/// A run-in heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Lead {
    /// Which level.
    pub level: Level,
    /// The words, without the full stop.
    pub text: Vec<Inline>,
}

/// One item of a series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Item {
    /// The topic phrase, without its full stop: 签约项目接续落地.
    pub topic: Vec<Inline>,
    /// The sentences that follow.
    pub body: Vec<Inline>,
}

/// The level of a heading: 一、（一） 1. （1）.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// 一、 in 黑体.
    One,
    /// （一） in 楷体.
    Two,
    /// 1. in 仿宋.
    Three,
    /// （1） in 仿宋.
    Four,
}

/// A piece of text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Inline {
    /// Words that claim nothing.
    Text(String),
    /// A bound number, date or claim word.
    Bound(BoundId),
}

/// The index of a bound thing in [`Paper::bounds`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct BoundId(pub usize);

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Table {
    /// Its caption, without 表1: numbering is the flow's.
    pub caption: Vec<Inline>,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows; each has as many cells as there are columns.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Column {
    /// Its head.
    pub head: String,
    /// How its cells stand.
    pub align: Align,
    /// Its share of the table's width, in characters of the body text.
    pub width: u16,
}

/// How the cells of a column stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Align {
    /// Words.
    Left,
    /// Dates, short codes.
    Centre,
    /// Numbers.
    Right,
}

/// A number, a date or a claim word, with what stands behind it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bound {
    /// What the paper shows: `4个`, `18640万元`, `50.3%`, `均`, `〔待核：财政所〕`.
    pub shown: String,
    /// What sort of thing it is.
    pub role: Role,
    /// The exact value before rounding, in `unit`, as decimal text; none where the value is pending or is no number.
    pub value: Option<String>,
    /// The unit of `value` and of what is shown.
    pub unit: Option<String>,
    /// Where it comes from.
    pub source: Source,
    /// The records that were counted, by id.
    pub records: Vec<String>,
    /// The definition (口径) in one sentence, where there is one.
    pub basis: Option<String>,
}

/// What sort of thing a bound is. Dates and periods are bound, but stand in no manifest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// A number with its unit.
    Number,
    /// A day, a month or a period.
    Date,
    /// A word that claims: 均, 全部, 达到序时进度.
    Claim,
    /// A place left open: 〔待核：财政所〕.
    Gap,
}

/// The three sources there are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// A figure of the catalogue, by code: `project.signed`.
    Figure(String),
    /// A field of a record: `ZS-2023-01.amount`.
    Field(String),
    /// A derivation of the two: `project.signed.amount | 同比`.
    Derived(String),
}

/// One record, as a reader sees it when a number is opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Card {
    /// 编号.
    pub id: String,
    /// The kind, in Chinese: 招商项目.
    pub kind: String,
    /// What it is called.
    pub name: String,
    /// Where it was read: `云岫镇台账.xlsx 招商项目!7`.
    pub place: Option<String>,
    /// Titles and values of what is filled in, sensitive fields left out.
    pub lines: Vec<(String, String)>,
}

impl Paper {
    /// The bound thing that an inline points at.
    ///
    /// # Panics
    /// When the id is of another paper.
    pub fn bound(&self, id: BoundId) -> &Bound {
        &self.bounds[id.0]
    }

    /// Hands over every text that claims nothing, to change: of blocks, annexes and tables.
    pub fn texts(&mut self, change: &mut dyn FnMut(&mut String)) {
        blocks(&mut self.blocks, change);
        for annex in &mut self.annexes {
            inlines(&mut annex.title, change);
            blocks(&mut annex.blocks, change);
        }
    }
}

fn inlines(pieces: &mut [Inline], change: &mut dyn FnMut(&mut String)) {
    for piece in pieces {
        if let Inline::Text(text) = piece {
            change(text);
        }
    }
}

fn blocks(blocks: &mut [Block], change: &mut dyn FnMut(&mut String)) {
    for block in blocks {
        match block {
            Block::Heading { text, .. } | Block::Addressee(text) => inlines(text, change),
            Block::Para(para) => {
                if let Some(lead) = &mut para.lead {
                    inlines(&mut lead.text, change);
                }
                inlines(&mut para.body, change);
                for item in &mut para.series {
                    inlines(&mut item.topic, change);
                    inlines(&mut item.body, change);
                }
            }
            Block::Table(table) => {
                inlines(&mut table.caption, change);
                table.columns.iter_mut().for_each(|column| change(&mut column.head));
                table.rows.iter_mut().flatten().for_each(|cell| inlines(cell, change));
            }
            Block::PageBreak => {}
        }
    }
}
