//! Which sheet this is, where its heads stand, and which column means what.

use std::collections::HashMap;
use std::sync::LazyLock;

use taizhang_core::base::Unit;

use super::cell::{Cell, Row};
use crate::layout::{self, Head, Layout, Must, Target, plain};

/// How many filled rows may stand above the data.
pub(super) const MOST_ROWS_ABOVE: usize = 15;
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
}

/// Every head of a layout in the form in which heads are compared, and how near it is to the layout's own words.
struct Index {
    layout: &'static Layout,
    heads: HashMap<String, (usize, u8)>,
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
        Self { layout, heads }
    }

    fn means(&self, parts: &Parts) -> Option<(usize, u8)> {
        let of = |text: &str, less: u8| self.heads.get(text).map(|(at, rank)| (*at, rank + less));
        let lower = of(&parts.lower, 0);
        let whole = of(&parts.joined, 1).or_else(|| of(&parts.turned, 1));
        lower.or(whole).or_else(|| of(bare(&parts.lower), 3))
    }
}

/// Without what stands in brackets at the end: 当前阶段（线索／在谈） is 当前阶段.
fn bare(text: &str) -> &str {
    text.split_once('（').map_or(text, |(front, _)| if front.is_empty() { text } else { front })
}

/// The heads over one column.
struct Parts {
    column: u32,
    /// As it stands there.
    said: String,
    /// The lowest, to compare.
    lower: String,
    /// All of them, to compare.
    joined: String,
    /// All of them from below: 签约 under 日期 is 签约日期.
    turned: String,
    unit: Option<Unit>,
    /// Whether something stands in the lowest row itself.
    own: bool,
}

/// The heads made of `depth` rows that end with `rows`' last.
fn parts(rows: &[Row]) -> Vec<Parts> {
    let Some((bottom, upper)) = rows.split_last() else { return Vec::new() };
    let mut columns: Vec<u32> = rows.iter().flat_map(|row| row.cells().map(|(column, _)| column)).collect();
    columns.sort_unstable();
    columns.dedup();
    let of_column = |column: &u32| {
        let own = bottom.get(*column).map(Cell::words);
        let mut stack: Vec<String> = upper.iter().filter_map(|row| above(row, bottom, *column)).collect();
        stack.extend(own.clone());
        stack.dedup();
        let said = stack.last()?.clone();
        let heads: Vec<Head> = stack.iter().map(|text| Head::of(text)).collect();
        let lowest = heads.last()?;
        Some(Parts {
            column: *column,
            said,
            lower: lowest.plain.clone(),
            joined: heads.iter().map(|head| head.plain.as_str()).collect(),
            turned: heads.iter().rev().map(|head| head.plain.as_str()).collect(),
            unit: heads.iter().rev().find_map(|head| head.unit),
            own: own.is_some(),
        })
    };
    columns.iter().filter_map(of_column).collect()
}

/// What stands above a column in a higher head row: its own cell, or the group's that reaches over it from the left.
fn above(row: &Row, bottom: &Row, column: u32) -> Option<String> {
    if let Some(cell) = row.get(column) {
        return Some(cell.words());
    }
    bottom.get(column)?;
    let (start, cell) = row.cells().filter(|(other, _)| *other < column).last()?;
    // The group must have had a part of its own below its first column, all the way.
    (start..column).all(|between| bottom.get(between).is_some()).then(|| cell.words())
}

/// Finds the sheet's layout and heads in its first rows.
pub(super) fn find(name: &str, rows: &[Row]) -> Option<Found> {
    let called = called(name);
    let mut best: Option<Found> = None;
    for index in INDEXES.iter() {
        let is_called = called.is_some_and(|layout| layout.code == index.layout.code);
        if called.is_some() && !is_called {
            continue;
        }
        // Above the table of 说明 stands what the whole ledger is about, and how it is filled.
        let most = if is_called && !index.layout.items.is_empty() { rows.len() } else { MOST_ROWS_ABOVE };
        for bottom in 0..rows.len().min(most) {
            for depth in 1..=MOST_DEPTH.min(bottom + 1) {
                let Some(found) = candidate(index, rows, bottom, depth, is_called) else { continue };
                if best.as_ref().is_none_or(|best| best.score < found.score) {
                    best = Some(found);
                }
            }
        }
    }
    best
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

fn candidate(index: &Index, rows: &[Row], bottom: usize, depth: usize, is_called: bool) -> Option<Found> {
    let rows_of_heads = &rows[bottom + 1 - depth..=bottom];
    let together = rows_of_heads.windows(2).all(|pair| pair[0].number + 1 == pair[1].number);
    if !together {
        return None;
    }
    let parts = parts(rows_of_heads);
    let columns = meanings(index, &parts);
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
        last_row: rows[bottom].number,
        unit: unit_above(&rows[..=bottom - (depth - 1)]),
        columns,
        score: (meant * 4 + there * 4).saturating_sub(wrong + (depth - 1)),
    })
}

fn meanings(index: &Index, parts: &[Parts]) -> Vec<FoundColumn> {
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
    let column = |(at, part): (usize, &Parts)| FoundColumn {
        column: part.column,
        head: part.said.clone(),
        unit: part.unit,
        means: ranked[at].map(|(means, _)| means),
        months: if index.layout.cross { months(&part.lower) } else { None },
        again: again[at],
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
    /// The layout's key columns that the sheet lacks, with the views that need them.
    pub(crate) fn missing(&self) -> Vec<usize> {
        let has = |at: usize| self.columns.iter().any(|column| column.means == Some(at));
        let asked = self.layout.columns.iter().enumerate().filter(|(_, column)| column.must == Must::Save);
        asked.filter(|(at, _)| !has(*at)).map(|(at, _)| at).collect()
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
