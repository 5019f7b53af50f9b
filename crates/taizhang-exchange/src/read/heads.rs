//! Which sheet this is, where its heads stand, and which column means what.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use taizhang_core::base::Unit;

use super::cell::{Cell, Row};
use crate::layout::learnt::{self, Learnt};
use crate::layout::{self, Head, Layout, Must, Target, plain};

/// How many filled rows may stand above the data.
pub(crate) const MOST_ROWS_ABOVE: usize = 15;
/// Of how many rows heads may be made.
const MOST_DEPTH: usize = 3;

/// A sheet whose heads were found.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) layout: &'static Layout,
    /// The row number of the lowest head row.
    pub(crate) last_row: u32,
    /// Column of the sheet, its head, and what it means.
    pub(crate) columns: Vec<FoundColumn>,
    /// A unit that holds for the whole sheet: 「单位：万元」 above the heads.
    pub(crate) unit: Option<Unit>,
    /// What all rows are, where no column says and the clerk did.
    pub(crate) each: Option<String>,
    score: usize,
}

/// A column with a head.
#[derive(Debug, Clone)]
pub(crate) struct FoundColumn {
    pub(crate) column: u32,
    /// As it stands there.
    pub(crate) head: String,
    pub(crate) unit: Option<Unit>,
    /// The layout's column.
    pub(crate) means: Option<usize>,
    /// Whole months, for columns of a cross table.
    pub(crate) months: Option<(i8, i8)>,
    /// The layout's column that another column already is.
    pub(crate) again: Option<usize>,
    /// Whether the clerk said that it is not to be read.
    pub(crate) unread: bool,
    /// The clerk's own words for those of a list.
    pub(crate) words: BTreeMap<String, String>,
}

/// Every head of a layout in the form in which heads are compared, and how near it is to the layout's own words.
struct Index {
    layout: &'static Layout,
    heads: HashMap<String, (usize, u8)>,
    /// The score of a sheet that has each of the layout's columns and no other.
    most: usize,
}

static INDEXES: LazyLock<Vec<Index>> = LazyLock::new(|| layout::all().iter().map(Index::of).collect());

impl Index {
    fn of(layout: &'static Layout) -> Self {
        let mut heads: HashMap<String, (usize, u8)> = HashMap::new();
        for (at, column) in layout.columns.iter().enumerate() {
            heads.entry(plain(&column.head)).or_insert((at, 0));
        }
        for (at, column) in layout.columns.iter().enumerate() {
            for alias in &column.aliases {
                heads.entry(plain(alias)).or_insert((at, 1));
            }
            heads.entry(bare(&plain(&column.head)).to_owned()).or_insert((at, 2));
        }
        let keys = layout.columns.iter().filter(|column| column.must == Must::Save).count();
        Self { layout, heads, most: (layout.columns.len() + keys) * 4 }
    }

    fn means(&self, parts: &Parts<'_>) -> Option<(usize, u8)> {
        let of = |text: &str, less: u8| self.heads.get(text).map(|(at, rank)| (*at, rank + less));
        let lower = of(parts.lower, 0);
        let whole = of(&parts.joined, 1).or_else(|| of(&parts.turned, 1));
        lower.or(whole).or_else(|| of(bare(parts.lower), 3))
    }
}

/// Without what stands in brackets at the end: 当前阶段（线索／在谈） is 当前阶段.
fn bare(text: &str) -> &str {
    text.split_once('（').map_or(text, |(front, _)| if front.is_empty() { text } else { front })
}

/// A row whose cells may be heads, each taken apart once.
struct HeadRow {
    number: u32,
    cells: Vec<HeadCell>,
}

struct HeadCell {
    column: u32,
    words: String,
    head: Head,
}

impl HeadRow {
    fn of(row: &Row) -> Self {
        let cell = |(column, cell): (u32, Cell<'_>)| {
            let words = cell.words();
            HeadCell { column, head: Head::of(&words), words }
        };
        Self { number: row.number, cells: row.cells().map(cell).collect() }
    }

    fn get(&self, column: u32) -> Option<&HeadCell> {
        self.cells.binary_search_by_key(&column, |cell| cell.column).ok().map(|at| &self.cells[at])
    }
}

/// The heads over one column.
struct Parts<'a> {
    column: u32,
    /// As it stands there.
    said: &'a str,
    /// The lowest, to compare.
    lower: &'a str,
    /// All of them, to compare.
    joined: Cow<'a, str>,
    /// All of them from below: 签约 under 日期 is 签约日期.
    turned: Cow<'a, str>,
    unit: Option<Unit>,
    /// Whether something stands in the lowest row itself.
    own: bool,
}

impl<'a> Parts<'a> {
    /// Over a column of rows of which `bottom` is the lowest.
    fn of(column: u32, bottom: &'a HeadRow, upper: &[&'a HeadRow]) -> Option<Self> {
        let own = bottom.get(column);
        let mut stack: Vec<&HeadCell> = upper.iter().filter_map(|row| above(row, bottom, column)).chain(own).collect();
        stack.dedup_by(|one, other| one.words == other.words);
        let lowest = *stack.last()?;
        let joined = |cells: &mut dyn Iterator<Item = &&'a HeadCell>| -> Cow<'a, str> {
            match stack.as_slice() {
                [only] => Cow::Borrowed(only.head.plain.as_str()),
                _ => cells.map(|cell| cell.head.plain.as_str()).collect(),
            }
        };
        Some(Self {
            column,
            said: &lowest.words,
            lower: &lowest.head.plain,
            joined: joined(&mut stack.iter()),
            turned: joined(&mut stack.iter().rev()),
            unit: stack.iter().rev().find_map(|cell| cell.head.unit),
            own: own.is_some(),
        })
    }
}

/// The first rows of a sheet, each taken apart when it is first looked at: heads mostly stand in the first of them.
struct Fronts<'r> {
    rows: &'r [Row],
    made: Vec<OnceCell<HeadRow>>,
}

impl<'r> Fronts<'r> {
    fn of(rows: &'r [Row]) -> Self {
        Self { rows, made: rows.iter().map(|_| OnceCell::new()).collect() }
    }

    fn len(&self) -> usize {
        self.rows.len()
    }

    fn row(&self, at: usize) -> &HeadRow {
        self.made[at].get_or_init(|| HeadRow::of(&self.rows[at]))
    }
}

/// The heads made of `rows`.
fn parts<'a>(rows: &[&'a HeadRow]) -> Vec<Parts<'a>> {
    let Some((bottom, upper)) = rows.split_last() else { return Vec::new() };
    let mut columns: Vec<u32> = rows.iter().flat_map(|row| row.cells.iter().map(|cell| cell.column)).collect();
    columns.sort_unstable();
    columns.dedup();
    columns.into_iter().filter_map(|column| Parts::of(column, bottom, upper)).collect()
}

/// What stands above a column in a higher head row: its own cell, or the group's that reaches over it from the left.
fn above<'a>(row: &'a HeadRow, bottom: &HeadRow, column: u32) -> Option<&'a HeadCell> {
    if let Some(cell) = row.get(column) {
        return Some(cell);
    }
    bottom.get(column)?;
    let cell = row.cells.iter().rfind(|cell| cell.column < column)?;
    // The group must have had a part of its own below its first column, all the way.
    (cell.column..column).all(|between| bottom.get(between).is_some()).then_some(cell)
}

/// Finds the sheet's layout and heads in its first rows.
pub(crate) fn find(name: &str, rows: &[Row], learnt: &[Learnt]) -> Option<Found> {
    if let Some(found) = learnt.iter().filter(|own| own.is_called(name)).find_map(|own| find_learnt(own, rows)) {
        return Some(found);
    }
    let called = called(name);
    // Above the table of 说明 stands what the whole ledger is about, and how it is filled.
    let most = if called.is_some_and(|layout| !layout.items.is_empty()) { rows.len() } else { MOST_ROWS_ABOVE };
    let fronts = Fronts::of(&rows[..rows.len().min(most)]);
    // Each stack is made when it is first looked at: the heads of our own workbooks are found at once.
    let stacks: Vec<OnceCell<Vec<Stack<'_>>>> = (0..fronts.len()).map(|_| OnceCell::new()).collect();
    let mut best: Option<Found> = None;
    for index in INDEXES.iter() {
        let is_called = called.is_some_and(|layout| layout.code == index.layout.code);
        if called.is_some() && !is_called {
            continue;
        }
        let stacks = stacks.iter().enumerate();
        for stack in stacks.flat_map(|(bottom, made)| made.get_or_init(|| Stack::ending(bottom, &fronts))) {
            let Some(found) = candidate(index, rows, stack, is_called) else { continue };
            let perfect = found.score == index.most;
            if best.as_ref().is_none_or(|best| best.score < found.score) {
                best = Some(found);
            }
            if perfect {
                break;
            }
        }
    }
    best
}

/// Finds the heads of a sheet that the clerk has matched: in the rows where most of them stand.
fn find_learnt(own: &Learnt, rows: &[Row]) -> Option<Found> {
    let index = INDEXES.iter().find(|index| own.layout().is_some_and(|layout| layout.code == index.layout.code))?;
    let fronts = Fronts::of(&rows[..rows.len().min(MOST_ROWS_ABOVE)]);
    let stacks = (0..fronts.len()).flat_map(|bottom| Stack::ending(bottom, &fronts));
    let known = |part: &Parts<'_>| own.column(part.lower).or_else(|| own.column(&part.joined));
    let score = |stack: &Stack<'_>| stack.parts.iter().filter(|part| part.own && known(part).is_some()).count();
    let stack = stacks.max_by_key(|stack| (score(stack), std::cmp::Reverse((stack.depth, stack.bottom))))?;
    let found = score(&stack);
    if found * 2 < own.columns.len().min(4) || found == 0 {
        return None;
    }
    // What the clerk said goes before what our own words say; a head that is new since is read as any other.
    let mut columns = meanings(index, &stack.parts);
    let said: Vec<_> = stack.parts.iter().map(known).collect();
    let taken: Vec<usize> =
        said.iter().flatten().filter_map(|column| learnt::named(index.layout, &column.means)).collect();
    for (column, said) in columns.iter_mut().zip(&said) {
        match said {
            Some(said) => {
                column.again = None;
                column.means = learnt::named(index.layout, &said.means);
                column.unread = said.means == learnt::UNREAD;
                column.words.clone_from(&said.words);
            }
            None if column.means.is_some_and(|means| taken.contains(&means)) => {
                column.again = column.means.take();
            }
            None => {}
        }
    }
    Some(Found {
        layout: index.layout,
        last_row: rows[stack.bottom].number,
        unit: unit_above(&rows[..=stack.bottom - (stack.depth - 1)]),
        columns,
        each: own.each.clone(),
        score: found,
    })
}

/// Rows that may together be the heads.
struct Stack<'a> {
    bottom: usize,
    depth: usize,
    parts: Vec<Parts<'a>>,
}

impl<'a> Stack<'a> {
    /// Those whose lowest row is the one at `bottom`.
    fn ending(bottom: usize, fronts: &'a Fronts<'_>) -> Vec<Self> {
        let stack = |depth: usize| {
            let rows: Vec<&HeadRow> = (bottom + 1 - depth..=bottom).map(|at| fronts.row(at)).collect();
            let together = rows.windows(2).all(|pair| pair[0].number + 1 == pair[1].number);
            together.then(|| Self { bottom, depth, parts: parts(&rows) })
        };
        (1..=MOST_DEPTH.min(bottom + 1)).filter_map(stack).collect()
    }
}

/// The layout that a sheet is called after: 招商项目, 2.招商项目, 招商项目（2022年）.
pub(super) fn called(name: &str) -> Option<&'static Layout> {
    let exact = layout::all().iter().find(|layout| layout.is_called(name));
    exact.or_else(|| {
        let ordinal =
            name.split_once('、').filter(|(front, _)| front.chars().count() <= 2).map_or(name, |(_, rest)| rest);
        let core: String = ordinal.chars().filter(|c| !c.is_ascii_digit() && !"年（）().-_ 　".contains(*c)).collect();
        (!core.is_empty()).then(|| layout::all().iter().find(|layout| layout.is_called(&core)))?
    })
}

fn candidate(index: &Index, rows: &[Row], stack: &Stack<'_>, is_called: bool) -> Option<Found> {
    let Stack { bottom, depth, parts } = stack;
    let columns = meanings(index, parts);
    let meant = columns.iter().filter(|column| column.means.is_some()).count();
    let own = parts.iter().zip(&columns).filter(|(part, column)| part.own && column.means.is_some()).count();
    let keys = index.layout.columns.iter().enumerate().filter(|(_, column)| column.must == Must::Save);
    let has = |at: usize| columns.iter().any(|column| column.means == Some(at));
    let (asked, there) = keys.fold((0, 0), |(asked, there), (at, _)| (asked + 1, there + usize::from(has(at))));
    let enough = if is_called {
        meant >= 2 || (meant == 1 && parts.len() == 1)
    } else {
        meant >= 3 && there * 2 >= asked && there > 0
    };
    let wrong = parts.iter().zip(&columns).filter(|(part, column)| part.own && column.means.is_none()).count();
    if !enough || own == 0 {
        return None;
    }
    Some(Found {
        layout: index.layout,
        last_row: rows[*bottom].number,
        unit: unit_above(&rows[..=bottom - (depth - 1)]),
        columns,
        each: None,
        score: (meant * 4 + there * 4).saturating_sub(wrong + (depth - 1)),
    })
}

fn meanings(index: &Index, parts: &[Parts<'_>]) -> Vec<FoundColumn> {
    let mut ranked: Vec<Option<(usize, u8)>> = parts.iter().map(|part| index.means(part)).collect();
    // Of two columns that mean the same, the one whose head is nearer to the layout's own words has it.
    let mut again = vec![None; parts.len()];
    for at in 0..ranked.len() {
        let Some((means, rank)) = ranked[at] else { continue };
        let better = |other: usize| matches!(ranked[other], Some((same, theirs)) if same == means && (theirs, other) < (rank, at));
        if (0..ranked.len()).any(|other| other != at && better(other)) {
            again[at] = Some(means);
        }
    }
    for (at, again) in again.iter().enumerate() {
        if again.is_some() {
            ranked[at] = None;
        }
    }
    let column = |(at, part): (usize, &Parts<'_>)| FoundColumn {
        column: part.column,
        head: part.said.to_owned(),
        unit: part.unit,
        means: ranked[at].map(|(means, _)| means),
        months: if index.layout.cross { months(part.lower) } else { None },
        again: again[at],
        unread: false,
        words: BTreeMap::new(),
    };
    parts.iter().enumerate().map(column).collect()
}

/// `3月`, `1—2月`.
fn months(head: &str) -> Option<(i8, i8)> {
    let inner = head.strip_suffix('月')?;
    let month = |text: &str| text.parse::<i8>().ok().filter(|month| (1..=12).contains(month));
    match inner.split_once(['—', '-', '－', '~', '～', '至']) {
        Some((from, to)) => {
            let (from, to) = (month(from.trim_end_matches('月'))?, month(to.trim_start_matches('—'))?);
            (from < to).then_some((from, to))
        }
        None => month(inner).map(|month| (month, month)),
    }
}

/// 「单位：万元」 in a row above the heads.
fn unit_above(rows: &[Row]) -> Option<Unit> {
    let said = rows.iter().flat_map(Row::cells).filter_map(|(_, cell)| match cell {
        Cell::Text(text) => text.rsplit_once("单位：").or_else(|| text.rsplit_once("单位:")).map(|(_, unit)| unit),
        _ => None,
    });
    said.filter_map(|unit| Unit::named(unit.trim().trim_end_matches(['）', ')']))).last()
}

/// The year that a sheet's name or its first rows give: 月度指标（2022年）, 「统计年度：2022年」.
pub(super) fn year_of(name: &str, rows: &[Row], head_row: u32) -> Option<i16> {
    let digits: String = name.chars().filter(char::is_ascii_digit).collect();
    let year = |text: &str| text.parse::<i16>().ok().filter(|year| (1990..=2100).contains(year));
    if let Some(year) = year(&digits) {
        return Some(year);
    }
    let above = rows.iter().filter(|row| row.number < head_row).flat_map(Row::cells);
    let said = above.filter_map(|(_, cell)| match cell {
        Cell::Text(text) => text.split_once("年度：").or_else(|| text.split_once("年度:")).map(|(_, rest)| rest.trim()),
        _ => None,
    });
    said.filter_map(|rest| rest.get(..4)).find_map(year)
}

impl Found {
    /// The layout's key columns that the sheet lacks: those of all its kinds, and those of the kinds that it has other
    /// columns of.
    pub(crate) fn missing(&self) -> Vec<usize> {
        let layout = self.layout;
        let has = |at: usize| self.columns.iter().any(|column| column.means == Some(at));
        let holds = |view: usize, at: usize| layout.columns[at].targets[view] != Target::Nothing;
        let views = || 0..layout.views.len();
        let other = |view: usize, at: usize| views().any(|other| other != view && holds(other, at));
        let seen = |view: usize| {
            (0..layout.columns.len())
                .any(|at| layout.sort != Some(at) && has(at) && holds(view, at) && !other(view, at))
        };
        let none_seen = !views().any(seen);
        let asked = |at: usize| {
            let holding: Vec<usize> = views().filter(|view| holds(*view, at)).collect();
            holding.len() == layout.views.len() || layout.sort == Some(at) || none_seen || holding.into_iter().any(seen)
        };
        let must = layout.columns.iter().enumerate().filter(|(_, column)| column.must == Must::Save);
        must.map(|(at, _)| at).filter(|at| !has(*at) && asked(*at)).collect()
    }

    /// The sheet's column that holds a target of a view.
    pub(crate) fn column_of(&self, view: usize, target: Target) -> Option<u32> {
        let means = self.layout.column_of(view, target)?;
        self.columns.iter().find(|column| column.means == Some(means)).map(|column| column.column)
    }

    /// The sheet's column of a column of the layout.
    pub(crate) fn column(&self, means: usize) -> Option<u32> {
        self.columns.iter().find(|column| column.means == Some(means)).map(|column| column.column)
    }
}
