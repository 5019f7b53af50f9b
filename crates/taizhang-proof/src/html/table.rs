//! The tables of a page: which cell stands in which column, and which tables are only there to place things.

use super::tokens::Tag;
use crate::structure::Cell;

/// Beyond this a cell has no column of its own: no paper has such a table.
const MOST_COLUMNS: usize = 256;

/// A table that is open.
#[derive(Debug, Default)]
pub(super) struct Table {
    number: u32,
    row: u32,
    /// Where the open cell begins, from 0.
    at: usize,
    /// Where the next may begin.
    column: usize,
    /// For each column, how many rows more a cell from above reaches into, this one included.
    taken: Vec<u32>,
    /// The lines of the page that stand in it.
    pub(super) lines: Vec<usize>,
    /// Whether it holds another table: then it only places things.
    pub(super) is_outer: bool,
    /// Whether any row of it has two cells: one without is a frame.
    has_columns: bool,
}

impl Table {
    pub(super) fn new(number: u32) -> Self {
        Self { number, ..Self::default() }
    }

    pub(super) fn row(&mut self) {
        self.row += 1;
        self.column = 0;
        self.taken.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
    }

    pub(super) fn cell(&mut self, tag: &Tag<'_>) {
        let span = |name: &str| tag.attribute(name).and_then(|value| value.trim().parse::<u32>().ok()).unwrap_or(1);
        // A cell without a row begins one.
        if self.row == 0 {
            self.row();
        }
        let free = |column: &usize| self.taken.get(*column).is_none_or(|rows| *rows == 0);
        let own = (self.column..MOST_COLUMNS).find(free).unwrap_or(MOST_COLUMNS);
        let wide = usize::try_from(span("colspan")).unwrap_or(1).clamp(1, MOST_COLUMNS);
        let last = (own + wide).min(MOST_COLUMNS);
        if self.taken.len() < last {
            self.taken.resize(last, 0);
        }
        self.taken[own.min(last)..last].fill(span("rowspan").max(1));
        self.has_columns |= self.column > 0;
        self.at = own;
        self.column = last;
    }

    /// The cell that is open.
    pub(super) fn here(&self) -> Option<Cell> {
        let column = u32::try_from(self.at + 1).ok()?;
        (self.row > 0 && self.column > 0).then_some(Cell { table: self.number, row: self.row, column })
    }

    /// Whether its cells are cells of a paper.
    pub(super) fn is_table(&self) -> bool {
        self.has_columns && !self.is_outer
    }
}
