//! Layouts (表样): which sheet shows which kinds, and which column holds which field. Data, in `layouts/*.toml`.
//!
//! The blank workbook, the clerk's own sheet and the county's form are all read and written by these.

mod check;
mod generated;
mod head;
pub mod learnt;
mod source;

use std::sync::LazyLock;

use taizhang_core::kind::{self, Common, FieldInfo, KindInfo, Names, Opt, Shape};

pub use check::{Fault, parse};
pub use head::{Head, plain};

/// The row of the title, from 1.
pub const TITLE_ROW: u32 = 1;
/// The row of 「填报单位：… 统计年度：… 单位见表头」.
pub const NOTE_ROW: u32 = 2;
/// The row of the heads.
pub const HEAD_ROW: u32 = 3;
/// The first row of data.
pub const FIRST_ROW: u32 = 4;
/// How many columns stay in sight when scrolling.
pub const FROZEN_COLUMNS: u16 = 2;

/// The sheet of the drop-downs' lists: no records are read from it.
pub const CHOICES: &str = "选项";
/// The hidden sheet that says what stood in a workbook when it was sent out.
pub const BASE: &str = "下发底稿";
/// The head of the grey column that shows what 本期进展 said last: shown only, never read.
pub const BEFORE: &str = "上期进展";
/// Sheets of ours that hold no records.
pub const UNREAD: [&str; 2] = [CHOICES, BASE];

/// One sheet.
#[derive(Debug, Clone)]
pub struct Layout {
    /// ASCII name: the data file's.
    pub code: String,
    /// The sheet's name.
    pub sheet: String,
    /// Other names under which clerks keep it.
    pub aliases: Vec<String>,
    /// The title in row 1.
    pub title: String,
    /// Whether it is in sight from the start, or only once there is something in it.
    pub shown: bool,
    /// Whether it is a cross table: a row for each indicator, a column for each month.
    pub cross: bool,
    /// The lines of a head sheet (说明), above its table. None but there.
    pub items: Vec<Item>,
    /// The column whose word decides which view a row belongs to.
    pub sort: Option<usize>,
    /// The kinds it shows.
    pub views: Vec<View>,
    /// Its columns, in order.
    pub columns: Vec<Column>,
}

/// A kind as a sheet shows it.
#[derive(Debug, Clone)]
pub struct View {
    /// The kind.
    pub kind: &'static KindInfo,
    /// The words of the sort column that mean this view, as the drop-down offers them.
    pub when: Vec<String>,
    /// Further words that are understood.
    pub said: Vec<String>,
    /// A field without which a row is no record of this view. A row may give a record to each of several views; common
    /// fields and evidence then belong to the view without needs. (A record that has its own goes on a row of its own.)
    pub needs: Option<usize>,
    /// Whether its records may stand on rows of the view that is no guest: an asset and what the round of stocktaking
    /// found of it. A row is a record of each of the two of whose own cells it fills one. Where it lies is said of both;
    /// what else the row says in general, and its evidence, belongs to the first.
    pub guest: bool,
    /// Whether it takes the rows whose word in the sort column means no other view.
    pub rest: bool,
    /// The column of its 编号.
    pub id: Option<usize>,
    /// Fields that every record of the view has, as a clerk would write them.
    pub fixed: Vec<(usize, String)>,
}

impl View {
    /// Whether a field is one that a row says of its guest too: 所在村.
    pub fn is_for_guests(&self, field: usize) -> bool {
        field < self.kind.own || field == self.kind.own + Common::VILLAGE.index()
    }

    /// Whether the sort column's word, as the layout writes it, means this view.
    pub fn is_meant_by(&self, word: &str) -> bool {
        self.when.iter().chain(&self.said).any(|own| own == word)
    }
}

/// A column.
#[derive(Debug, Clone)]
pub struct Column {
    /// Its head, with the unit.
    pub head: String,
    /// Other heads that mean it.
    pub aliases: Vec<String>,
    /// Its width in characters.
    pub width: u16,
    /// What it is asked for.
    pub must: Must,
    /// Whether it stands in the folded group 更多.
    pub folded: bool,
    /// What its drop-down offers.
    pub offer: Offer,
    /// A sentence for the clerk.
    pub help: Option<String>,
    /// What it holds, for each view of the sheet in turn.
    pub targets: Vec<Target>,
}

/// What a column is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Must {
    /// Nothing.
    Free,
    /// The program fills it (grey).
    Program,
    /// Before 报送 (blue).
    Submit,
    /// To save (red).
    Save,
}

/// What a drop-down offers. Typing something else is always possible.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Offer {
    /// Nothing.
    None,
    /// Words.
    Words(Vec<String>),
    /// Names that stand elsewhere in the workbook.
    Names(Pick),
}

/// Names that stand elsewhere in the workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Pick {
    /// 领导 of 名册.
    Leaders,
    /// 领导 and 干部 of 名册.
    People,
    /// 部门 of 名册, then the villages.
    Offices,
    /// Villages of 名册.
    Villages,
    /// All bodies of 名册.
    Bodies,
    /// Names of 招商项目.
    Projects,
    /// Names of 建设项目.
    Works,
    /// Contents of the problems.
    Problems,
    /// Names of the sheets, and 全部.
    Sheets,
}

impl From<Names> for Pick {
    /// What a field must name is what its column offers, where the data file says nothing else.
    fn from(names: Names) -> Self {
        match names {
            Names::Leader => Self::Leaders,
            Names::Office => Self::Offices,
            Names::Project => Self::Projects,
        }
    }
}

/// What a column holds for one view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// Nothing: the cell is not asked of this kind.
    Nothing,
    /// 编号
    Id,
    /// A field, by its place in the kind's table, common fields after its own. For steps: the claim.
    Field(usize),
    /// The day (or days, with 、 between) of a step.
    Step(usize, &'static Opt),
    /// The unit of a field's number.
    UnitOf(usize),
    /// The number of a month, in a cross table.
    Month(i8),
    /// Where evidence lies, with 、 between.
    Evidence,
}

impl Target {
    /// The field it is about.
    pub const fn field(self) -> Option<usize> {
        match self {
            Self::Field(field) | Self::Step(field, _) | Self::UnitOf(field) => Some(field),
            Self::Nothing | Self::Id | Self::Month(_) | Self::Evidence => None,
        }
    }
}

/// A line of the head sheet: a label, and the value to its right.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its label.
    pub label: String,
    /// Other labels that mean it.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// What it says.
    pub what: ItemOf,
    /// A sentence for the clerk.
    #[serde(default)]
    pub help: String,
}

/// What a line of the head sheet says of the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemOf {
    /// The town's name.
    Name,
    /// Its code.
    Code,
    /// The names above it, the nearest first.
    Above,
    /// The office that keeps the ledger.
    Office,
    /// The year that days without one belong to.
    Year,
    /// Until when data count.
    AsOf,
}

impl Layout {
    /// The views that a row with this word in the sort column belongs to; all, where there is no sort column.
    pub fn views_of(&self, word: Option<&str>) -> Vec<usize> {
        let fits = |view: &View| self.sort.is_none() || word.is_some_and(|word| view.is_meant_by(word));
        (0..self.views.len()).filter(|at| fits(&self.views[*at])).collect()
    }

    /// The view that takes the rows whose word means no other.
    pub fn rest(&self) -> Option<usize> {
        self.views.iter().position(|view| view.rest)
    }

    /// Whether the column holds something of this view's kind alone, among those that may share a row.
    pub fn is_own(&self, view: usize, column: usize) -> bool {
        let targets = &self.columns[column].targets;
        let own = targets[view].field().is_some_and(|field| field < self.views[view].kind.own);
        let others =
            (0..self.views.len()).filter(|other| *other != view && self.views[*other].guest != self.views[view].guest);
        own && others.into_iter().all(|other| targets[other] == Target::Nothing)
    }

    /// The column that holds `target` for the view at `view`.
    pub fn column_of(&self, view: usize, target: Target) -> Option<usize> {
        self.columns.iter().position(|column| column.targets[view] == target)
    }

    /// The layout with just these of its columns, in their order.
    #[must_use]
    pub fn with_columns(&self, kept: &[usize]) -> Self {
        let moved = |at: usize| kept.iter().position(|kept| *kept == at);
        let view = |view: &View| View { id: view.id.and_then(moved), ..view.clone() };
        Self {
            sort: self.sort.and_then(moved),
            views: self.views.iter().map(view).collect(),
            columns: kept.iter().map(|at| self.columns[*at].clone()).collect(),
            ..self.clone()
        }
    }

    /// Whether a sheet called `name` is this one.
    pub fn is_called(&self, name: &str) -> bool {
        let name = plain(name);
        plain(&self.sheet) == name || self.aliases.iter().any(|alias| plain(alias) == name)
    }
}

/// What a drop-down of a field offers by itself.
pub(crate) fn words_of(field: &FieldInfo) -> Vec<String> {
    match field.shape {
        Shape::Choice(options) | Shape::Steps(options) => options.iter().map(|opt| opt.zh.to_owned()).collect(),
        Shape::Flag => vec!["是".to_owned(), "否".to_owned()],
        _ => field.suggest.iter().map(|word| (*word).to_owned()).collect(),
    }
}

macro_rules! layouts {
    ($($name:literal,)*) => {
        /// The data files, in the order of the sheets.
        const FILES: &[(&str, &str)] = &[$(($name, include_str!(concat!("../../layouts/", $name, ".toml"))),)*];
    };
}

layouts! {
    "cover",
    "roster",
    "activity",
    "project",
    "followup",
    "asset",
    "works",
    "fund",
    "monthly",
    "problem",
    "parcel",
    "patrol",
    "dispatch",
    "honour",
    "company",
    "village",
    "village_monthly",
    "indicator",
    "target",
}

/// All layouts, in the order of the sheets, with a sheet of its own for each kind that no data file shows.
pub fn all() -> &'static [Layout] {
    static ALL: LazyLock<Vec<Layout>> = LazyLock::new(|| {
        let mut layouts: Vec<Layout> = Vec::new();
        for (name, text) in FILES {
            layouts.push(parse(name, text).expect("a test loads every layout"));
        }
        for kind in kind::all() {
            let shown = |layout: &Layout| layout.views.iter().any(|view| view.kind.code == kind.code);
            if !layouts.iter().any(shown) {
                layouts.push(generated::sheet_of(kind));
            }
        }
        layouts
    });
    &ALL
}

/// The layout that shows a kind, and its first view of it.
pub fn of_kind(code: &str) -> Option<(&'static Layout, usize)> {
    all().iter().find_map(|layout| {
        let view = layout.views.iter().position(|view| view.kind.code == code)?;
        Some((layout, view))
    })
}

/// The names of the data files, for the test that compares them with the folder.
pub fn names() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|(name, _)| *name)
}
