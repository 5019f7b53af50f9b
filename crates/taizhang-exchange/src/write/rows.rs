//! From the records of a ledger to the rows of a sheet.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rust_decimal::Decimal;
use taizhang_core::kind::read::show;
use taizhang_core::kind::{Common, Ledger, Shape, Table, Value};

use super::cell::{self, Cell};
use crate::layout::{Layout, Must, Target, View};

/// The rows of a sheet and the columns of the clerk's own.
#[derive(Default)]
pub(super) struct Rows {
    pub(super) cells: Vec<Vec<Cell>>,
    /// Heads of the clerk's own columns, to the right of the layout's.
    pub(super) extra: Vec<String>,
    /// Row and column of the blank cells that somebody is asked to fill.
    pub(super) owed: BTreeSet<(usize, usize)>,
}

/// One row on its way.
struct Row {
    /// The views that it gives records to.
    views: Vec<usize>,
    cells: Vec<Cell>,
    extra: Vec<(String, String)>,
    /// The columns of blank cells that must be filled before 报送.
    owed: Vec<usize>,
    order: Order,
}

/// What rows are sorted by: day of what happened, or sort and the clerk's own order; rows alike keep the order of ids.
type Order = (Option<Date>, usize, Option<Decimal>);

/// All rows that the ledger has for a sheet.
pub(super) fn of(layout: &Layout, ledger: &Ledger) -> Rows {
    let mut rows: Vec<Row> = Vec::new();
    let mut done: BTreeSet<&str> = BTreeSet::new();
    // Guests, and a view with needs, share rows that others begin, so those come first.
    for shares in [false, true] {
        let is_shared = |view: &View| view.needs.is_some() || view.guest;
        for (at, view) in layout.views.iter().enumerate().filter(|(_, view)| is_shared(view) == shares) {
            let Some(table) = ledger.records.table(view.kind.code) else { continue };
            let shared_later = !shares && layout.views.iter().any(|other| needs(other, view));
            if shared_later || !done.insert(view.kind.code) {
                continue;
            }
            let begun = rows.len();
            // Of several guests the newest stands on the row, the older ones on rows of their own.
            let turned = |at: usize| if view.guest { table.len() - 1 - at } else { at };
            for record in (0..table.len()).map(turned) {
                if !(shares && joined(&mut rows[..begun], layout, at, table, record)) {
                    rows.push(row(layout, table, record));
                }
            }
            if view.guest {
                rows[begun..].reverse();
            }
        }
    }
    rows.sort_by_key(|row| row.order);
    let mut extra: Vec<String> = Vec::new();
    for (head, _) in rows.iter().flat_map(|row| &row.extra) {
        if !extra.contains(head) {
            extra.push(head.clone());
        }
    }
    let owed = rows.iter().enumerate().flat_map(|(at, row)| row.owed.iter().map(move |column| (at, *column))).collect();
    let rows = rows.into_iter().map(|row| {
        let Row { mut cells, extra: own, .. } = row;
        cells.extend(extra.iter().map(|head| {
            own.iter().find(|(of, _)| of == head).map_or(Cell::Blank, |(_, text)| Cell::words(text.as_str()))
        }));
        cells
    });
    Rows { cells: rows.collect(), extra, owed }
}

/// Whether `other` shares rows and is of the same kind.
fn needs(other: &View, view: &View) -> bool {
    other.needs.is_some() && other.kind.code == view.kind.code
}

/// A row of the record's own.
fn row(layout: &Layout, table: &dyn Table, record: usize) -> Row {
    let word = sort_word(layout, table, record);
    let view = view_of(layout, table, word.as_deref());
    let mut cells: Vec<Cell> = (0..layout.columns.len()).map(|at| cell::of(layout, view, table, record, at)).collect();
    if let Some(sort) = layout.sort {
        let said = layout.columns[sort].targets[view] != Target::Nothing;
        if let Some(word) = word.or_else(|| layout.views[view].when.first().cloned().filter(|_| !said)) {
            cells[sort] = Cell::words(word);
        }
    }
    let extra = table.meta(record).extra.iter().map(|(head, text)| (head.to_string(), text.to_string()));
    let order = order(layout, view, table, record, &cells);
    let owed = owed(layout, view, table, record, &cells);
    Row { views: vec![view], cells, extra: extra.collect(), owed, order }
}

/// The columns in which the record owes something: what must be filled and is not, and the day of the stage it claims.
fn owed(layout: &Layout, view: usize, table: &dyn Table, record: usize, cells: &[Cell]) -> Vec<usize> {
    let info = table.info();
    let owes = |at: &usize| match layout.columns[*at].targets[view] {
        Target::Field(field) => {
            let role = info.fields[field].role;
            (role.save || role.submit) && table.value(record, field).is_none() && table.asked(record, field)
        }
        Target::Step(field, stage) => {
            let claims = |claimed: Option<&taizhang_core::kind::Opt>| claimed.is_some_and(|opt| opt.code == stage.code);
            layout.columns[*at].must >= Must::Submit
                && cells[*at].is_blank()
                && matches!(table.value(record, field), Some(Value::Steps { claimed, .. }) if claims(claimed))
        }
        _ => false,
    };
    (0..layout.columns.len()).filter(owes).collect()
}

/// The cells of the layout's columns for one record, as a row of its own.
pub(super) fn cells_of(layout: &Layout, table: &dyn Table, record: usize) -> (usize, Vec<Cell>) {
    let row = row(layout, table, record);
    (row.views[0], row.cells)
}

/// The word in the sort column: the field's own, in the spelling that means a view of the kind.
fn sort_word(layout: &Layout, table: &dyn Table, record: usize) -> Option<String> {
    let sort = layout.sort?;
    let own = layout.views.iter().enumerate().filter(|(_, view)| view.kind.code == table.info().code);
    let (_, field) = own.clone().find_map(|(at, view)| match layout.columns[sort].targets[at] {
        Target::Field(field) => Some((view, field)),
        _ => None,
    })?;
    match table.value(record, field)? {
        Value::Choice(opt) => {
            let spellings = std::iter::once(&opt.zh).chain(opt.aliases);
            let meant = spellings
                .copied()
                .find(|word| own.clone().any(|(_, view)| view.needs.is_none() && view.is_meant_by(word)));
            Some(meant.unwrap_or(opt.zh).to_owned())
        }
        value => Some(show(table.info().fields[field], &value)),
    }
}

/// The view that a record is written by: the one its word means, else the first of its kind that begins rows.
fn view_of(layout: &Layout, table: &dyn Table, word: Option<&str>) -> usize {
    let mut own = (0..layout.views.len())
        .filter(|at| layout.views[*at].kind.code == table.info().code && layout.views[*at].needs.is_none());
    let meant = own.clone().find(|at| word.is_some_and(|word| layout.views[*at].is_meant_by(word)));
    meant.or_else(|| own.next()).expect("the layout shows the kind, and a view that begins rows")
}

fn order(layout: &Layout, view: usize, table: &dyn Table, record: usize, cells: &[Cell]) -> Order {
    let info = table.info();
    // A diary: every kind on the sheet has its day in the same column.
    let day_of = |at: usize| {
        let when = layout.views[at].kind.when()?;
        layout.column_of(at, Target::Field(when))
    };
    let column = day_of(view);
    if column.is_some() && (0..layout.views.len()).all(|at| day_of(at) == column) {
        let day = match info.when().and_then(|when| table.value(record, when)) {
            Some(Value::Day(day)) => Some(day),
            Some(Value::Period(period)) => Some(period.first()),
            _ => None,
        };
        return (Some(day.unwrap_or(Date::MAX)), 0, None);
    }
    // A register of several kinds: by their words, then by the clerk's own order.
    let Some(sort) = layout.sort else { return (None, 0, None) };
    let words: Vec<&String> = layout.views.iter().flat_map(|view| &view.when).collect();
    let place = match &cells[sort] {
        // Where one view takes whatever is written there, the word is no order.
        _ if layout.rest().is_some() => Some(if layout.views[view].rest { 0 } else { view + 1 }),
        Cell::Words(word) => words.iter().position(|own| *own == word),
        _ => None,
    };
    let number =
        info.fields.iter().position(|field| field.shape == Shape::Number).and_then(|at| table.value(record, at));
    let number = match number {
        Some(Value::Number(number)) => number,
        _ => Decimal::MAX,
    };
    (None, place.unwrap_or(words.len()), Some(number))
}

/// Puts a record into a row that another kind began, where they agree and nothing is lost by it.
fn joined(rows: &mut [Row], layout: &Layout, view: usize, table: &dyn Table, record: usize) -> bool {
    let (own, meta) = (&layout.views[view], table.meta(record));
    let village = meta.common.village.clone().filter(|_| own.guest);
    let is_lost = |field: usize| !(own.guest && own.is_for_guests(field)) && meta.is_open(field);
    let has_own = meta.common != Common { village, ..Common::default() }
        || (own.kind.own..own.kind.fields.len()).any(is_lost)
        || !meta.evidence.is_empty()
        || !meta.extra.is_empty();
    let is_needed = own.needs.is_none_or(|field| table.value(record, field).is_some());
    if has_own || !is_needed {
        return false;
    }
    let cells: Vec<Cell> = (0..layout.columns.len()).map(|at| cell::of(layout, view, table, record, at)).collect();
    // Read back, a row is a record of those of whose own cells it fills one.
    let is_seen = |view: usize, cells: &[Cell]| {
        !own.guest || (0..cells.len()).any(|at| layout.is_own(view, at) && !cells[at].is_blank())
    };
    let fits = |row: &Row| {
        let host = row.views[0];
        let word = layout.sort.and_then(|sort| match &row.cells[sort] {
            Cell::Words(word) => Some(word.as_str()),
            _ => None,
        });
        let is_meant = layout.sort.is_none() || word.is_some_and(|word| own.is_meant_by(word));
        let mut shared = (0..cells.len()).filter(|at| is_shared(layout, host, view, *at)).peekable();
        let named = |at: usize| layout.columns[at].targets[view].field().is_some_and(|field| field < own.kind.own);
        let agrees = |at: usize| cells[at] == row.cells[at] && !(named(at) && cells[at].is_blank());
        let fresh = !row.views.contains(&view) && shared.peek().is_some();
        is_meant && fresh && shared.all(agrees) && is_seen(host, &row.cells) && is_seen(view, &cells)
    };
    let Some(row) = rows.iter_mut().find(|row| fits(row)) else { return false };
    for (cell, of_guest) in row.cells.iter_mut().zip(cells) {
        if cell.is_blank() {
            *cell = of_guest;
        }
    }
    row.views.push(view);
    true
}

/// Whether both views have a field in the column.
fn is_shared(layout: &Layout, one: usize, other: usize, column: usize) -> bool {
    let targets = &layout.columns[column].targets;
    matches!((targets[one], targets[other]), (Target::Field(_), Target::Field(field)) if layout.views[other].is_for_guests(field))
}
