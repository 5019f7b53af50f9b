//! Where the tables of a form stand.

use taizhang_core::kind::KindInfo;

use super::form::Grid;
use super::known::{Known, listed, named_column};
use super::words::{self, Label};
use crate::layout::Layout;

/// A table: rows and columns, both ends in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) heads: (u32, u32),
    pub(super) rows: (u32, u32),
    pub(super) columns: (u32, u32),
}

/// How many head rows may lie over one another.
const DEPTH: u32 = 4;

/// The tables of a sheet, from above.
pub(super) fn areas(grid: &Grid, known: &Known<'_>, year: i16) -> Vec<Area> {
    let fields = listed(known.ledger);
    let look = Look { grid, known, fields, year };
    let mut areas = Vec::new();
    let mut row = 1;
    while row < grid.last.0 {
        match look.area(row) {
            Some(area) => {
                row = area.rows.1 + 1;
                areas.push(area);
            }
            None => row += 1,
        }
    }
    areas
}

struct Look<'a> {
    grid: &'a Grid,
    known: &'a Known<'a>,
    fields: Vec<(&'static KindInfo, &'static Layout, usize)>,
    year: i16,
}

impl Look<'_> {
    /// The table whose lowest head row is `row`.
    fn area(&self, row: u32) -> Option<Area> {
        let (mut first, last) = self.heads(row)?;
        // What names the rows may stand in the upper row only.
        while first > 1 && self.grid.text((row - 1, first - 1)).is_some() && self.grid.own((row, first - 1)).is_none() {
            first -= 1;
        }
        let mut end = row;
        for below in row + 1..=self.grid.last.0 {
            // The heads again, or another table under the same columns.
            if !self.is_body(below, (first, last)) || below > row + 1 && self.heads(below).is_some() {
                break;
            }
            end = below;
        }
        (end > row).then(|| Area {
            heads: (self.top(row, (first, last)), row),
            rows: (row + 1, end),
            columns: (first, last),
        })
    }

    /// The columns of a row of heads: words side by side, over something that is there to be filled.
    fn heads(&self, row: u32) -> Option<(u32, u32)> {
        let grid = self.grid;
        let text = |column: u32| grid.text((row, column)).is_some();
        let first = (1..=grid.last.1).find(|column| text(*column))?;
        let last = (first..=grid.last.1).take_while(|column| text(*column)).last()?;
        let behind = (last + 1..=grid.last.1).any(|column| grid.own((row, column)).is_some());
        let distinct =
            (first..=last).filter(|column| grid.own((row, *column)).is_some_and(|text| !text.is_empty())).count();
        let lower = (first..=last).filter(|column| grid.corner((row, *column)).0 <= row);
        let stretch = grid.stretch((row, first)).map_or(0, |merged| merged.columns.1 - merged.columns.0 + 1);
        // A title reaches over everything; a head that goes on below is no lowest one.
        let goes_on = (first..=last).any(|column| {
            grid.stretch((row, column)).is_some_and(|merged| merged.rows.1 > row && merged.rows.0 <= row)
        });
        let wide = lower.count();
        if behind || wide < 2 || stretch as usize == wide || goes_on || distinct == 0 {
            return None;
        }
        let groups = (first..=last).any(|column| {
            grid.stretch((row, column))
                .is_some_and(|merged| merged.columns.1 > merged.columns.0 && merged.rows.0 == row)
        }) && self.heads(row + 1).is_some();
        let numbers = (first..=last).any(|column| grid.number((row, column)).is_some());
        let is_open = (row + 1..=row + 3).any(|below| {
            let drawn = (first..=last).any(|column| grid.is_open((below, column)) || grid.is_computed((below, column)));
            // A clerk in a hurry draws no lines: what names the row stands there, and nothing beside it.
            drawn
                || grid.text((below, first)).is_some()
                    && (first..=last).any(|column| grid.text((below, column)).is_none())
        });
        if numbers || groups || !is_open || self.recognised(row, (first, last)) == 0 {
            return None;
        }
        // On a card names and blanks take turns, and the line below names further things.
        let names_below = (first..=last).filter(|column| self.is_field(grid.own((row + 1, *column)))).count();
        let figures_only = names_below <= 1;
        figures_only.then_some((first, last))
    }

    /// The first row of the heads whose lowest is `row`.
    fn top(&self, row: u32, (first, last): (u32, u32)) -> u32 {
        let mut top = (first..=last).map(|column| self.grid.corner((row, column)).0).min().unwrap_or(row);
        while top > 1 && row - top < DEPTH - 1 {
            let above = top - 1;
            let texts = (first..=last).filter(|column| self.grid.own((above, *column)).is_some()).count();
            // A title, or a line that only says a unit, is no head.
            let whole = self.grid.stretch((above, first)).is_some_and(|merged| merged.columns.1 >= last);
            let unit = self.grid.row(above).any(|(_, text)| text.contains("单位：") || text.contains("单位:"));
            let starts = (first..=last).any(|column| {
                self.grid.stretch((above, column)).is_some_and(|merged| merged.columns.1 > merged.columns.0)
            });
            if texts < 2 && !(texts == 1 && starts && !whole) || whole || unit {
                break;
            }
            top = (first..=last).map(|column| self.grid.corner((above, column)).0).min().unwrap_or(above);
        }
        top
    }

    /// How many heads of a row say something that is understood.
    fn recognised(&self, row: u32, (first, last): (u32, u32)) -> u32 {
        let is = |column: &u32| {
            let Some(text) = self.grid.text((row, *column)) else { return false };
            let label = Label::of(text, self.year);
            words::is_name_head(text)
                || words::is_ordinal(text)
                || label.over.is_some()
                || label.show.is_some()
                || self.known.division(text).is_some()
                || self.is_field(Some(text))
                || self.known.figure(&label.whole, None).is_something()
                || self.known.figure(&label.rest, None).is_something()
        };
        u32::try_from((first..=last).filter(is).count()).unwrap_or(u32::MAX)
    }

    fn is_field(&self, text: Option<&str>) -> bool {
        let Some(text) = text else { return false };
        let label = Label::of(text, self.year);
        self.fields.iter().any(|(_, layout, view)| named_column(layout, *view, &label.whole).is_some())
            && self.known.division(text).is_none()
    }

    /// Whether a row belongs to a table's body.
    fn is_body(&self, row: u32, (first, last): (u32, u32)) -> bool {
        let grid = self.grid;
        let note = grid.row(row).next().is_some_and(|(_, text)| words::is_note(text));
        let anything = (first..=last).any(|column| {
            let at = (row, column);
            grid.is_open(at) || grid.is_computed(at) || grid.text(at).is_some()
        });
        let whole =
            grid.stretch((row, first)).is_some_and(|merged| merged.columns.0 == first && merged.columns.1 >= last);
        let blank = !(first..=last).any(|column| grid.text((row, column)).is_some() || grid.is_open((row, column)));
        // Long words over the whole width are a note; short ones head a section.
        let prose =
            whole && grid.text((row, first)).is_some_and(|text| text.chars().count() > 24 || text.contains('_'));
        anything && !note && !blank && !prose
    }
}
