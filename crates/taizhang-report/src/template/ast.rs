//! The tree of a template: prose with slots, as data.

use taizhang_doc::{Align, Level, Orientation};

/// Where something stands in a template, line and column from 1, in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct At {
    /// The line.
    pub(crate) line: u32,
    /// The column.
    pub(crate) column: u32,
}

/// A block of the template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Block {
    /// `>> …`: to whom the paper goes.
    Addressee(Vec<Piece>),
    /// `# …`, `## …`: a heading that stands alone.
    Heading {
        /// Its level.
        level: Level,
        /// Its words.
        text: Vec<Piece>,
    },
    /// Text, perhaps begun by a run-in heading (`=> …`), perhaps closed by a series (`- …`).
    Para {
        /// The run-in heading.
        lead: Option<(Level, Vec<Piece>)>,
        /// The sentences.
        body: Vec<Piece>,
        /// The items of the series.
        items: Vec<Item>,
        /// Whether each of them opens a paragraph (`-- …`).
        apart: bool,
    },
    /// `|= …` and the rows under it.
    Table(Table),
    /// `---`: what follows starts a new page.
    PageBreak,
    /// `@@ title`: what follows, to the next of these, is an annex of this title; `@@> title`: on pages on their side.
    Annex(Vec<Piece>, Orientation),
}

/// An item of a series, or one for each record of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Item {
    /// The list it repeats over.
    pub(crate) each: Option<Each>,
    /// The topic phrase.
    pub(crate) topic: Vec<Piece>,
    /// The sentences.
    pub(crate) body: Vec<Piece>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Table {
    /// Its caption.
    pub(crate) caption: Vec<Piece>,
    /// Its columns: head, how cells stand, width in characters.
    pub(crate) columns: Vec<(String, Align, u16)>,
    /// Its rows.
    pub(crate) rows: Vec<Row>,
    /// Where it stands.
    pub(crate) at: At,
}

/// A row of a table, or one for each thing that its head names. A row of which nothing but words is left falls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    /// What it is a row of.
    pub(crate) head: RowHead,
    /// Its cells.
    pub(crate) cells: Vec<Vec<Piece>>,
}

/// What a row of a table is a row of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum RowHead {
    /// Of the paper.
    Plain,
    /// `{each list}`, `{each list per field}`: of each record of a list, in groups.
    Each(Each),
    /// `{groups list per field}`: of each group of the records of a list.
    Groups(Each),
    /// `{sub}`: of the records of each group of the rows above.
    Sub,
    /// `{total}`: of all records of the rows above.
    Total,
    /// `{figures economy}`: of each figure of a line of the programme; `{figures CODE CODE}`: of these figures.
    Figures(Named),
    /// `{ranking project.leader.rate}`: of each town, by a rate.
    Ranking(Named),
    /// `{debts}`: of each office and village that owes something for the period.
    Debts(At),
    /// `{gaps}`: of each number that the sections of the paper that this one is about would show and cannot.
    Gaps(At),
    /// `{entries}`: of each number and claim of the paper that this one is about.
    Entries(At),
}

/// A name, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    /// The name.
    pub(crate) name: String,
    /// Where it stands.
    pub(crate) at: At,
}

/// A piece of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    /// Words that claim nothing.
    Text(String, At),
    /// `{project.signed | yoy}`
    Slot(Slot),
    /// `{ask how many visitors}`: what no record says and somebody must; a place left open.
    Ask(String),
    /// `[… || …]`: the first alternative without an empty slot, or nothing.
    Clause(Vec<Vec<Piece>>),
    /// `{each project.signed all 5 first 3}…{end}`: joined by 、 and 和.
    Each(Each, Vec<Piece>),
    /// `{list}[…][…]{end}`: the clauses that stand, joined by 、; `{list by ，}`: by ，.
    List(Vec<Piece>, String),
    /// `{? project.signed none}`: prints nothing; the clause falls where it does not hold.
    Guard(Test),
    /// `{! 均 : project.talking.unassigned none}`: a word that claims; empty where it does not hold.
    Claim(String, Test),
}

/// A slot: what it shows, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Slot {
    /// What: a figure, a field of the record at hand, or something of the paper.
    pub(crate) path: String,
    /// How.
    pub(crate) forms: Vec<String>,
    /// Where it stands.
    pub(crate) at: At,
}

/// A loop over the records of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Each {
    /// The figure.
    pub(crate) path: String,
    /// Up to so many are all told.
    pub(crate) all: usize,
    /// Of more than that, so many.
    pub(crate) first: usize,
    /// The field by which rows are grouped.
    pub(crate) per: Option<String>,
    /// What stands between them; without it a list of 、 and 和, closed by 等 where some are left out.
    pub(crate) by: Option<String>,
    /// Where it stands.
    pub(crate) at: At,
}

/// A condition of a closed set over one figure or field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Test {
    /// The figure or field.
    pub(crate) path: String,
    /// The condition's word.
    pub(crate) holds: String,
    /// Where it stands.
    pub(crate) at: At,
}
