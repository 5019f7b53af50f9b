//! Changes put into the ledger's own workbook: the cells that change, new rows below the others, and all else as it was.

use std::collections::{BTreeMap, BTreeSet};

use taizhang_core::base::{Diagnostic, Place, Unit};
use taizhang_core::catalogue::Catalogue;
use taizhang_core::kind::{ChangeSet, KindInfo, Ledger, Observation, Op, Part, Record, Table, Target as Task, Value};

use super::cell::Cell;
use super::rows;
use crate::layout::learnt::Learnt;
use crate::layout::{Layout, Target, View};
use crate::patch::{Edit, Edits, Put, patch};
use crate::read::cross::unit_of;
use crate::read::indicators::Indicators;
use crate::read::{Surveyed, survey};
use crate::{Indicator, Source};
use taizhang_package::PackageError;

/// What the workbook has no place for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unplaced {
    /// The sheet that would hold it.
    pub sheet: String,
    /// The column that would; none where the sheet itself is missing.
    pub head: Option<String>,
}

/// Puts `changes`, which made `merged` of what the workbook says, into the workbook, and marks cells by findings.
///
/// # Errors
/// When it is no workbook that can be patched.
pub(crate) fn into(
    file: &Source<'_>,
    merged: &Ledger,
    changes: &ChangeSet,
    findings: &[Diagnostic],
    indicators: &[Indicator],
    learnt: &[Learnt],
) -> Result<Result<Vec<u8>, BTreeSet<Unplaced>>, PackageError> {
    let sheets = survey(file, learnt);
    let mut writer = Writer {
        file: file.name,
        next: sheets.iter().map(|sheet| sheet.last_row + 1).collect(),
        sheets: &sheets,
        indicators: Indicators::of(indicators),
        edits: vec![Edits::new(); sheets.len()],
        lines: BTreeMap::new(),
        unplaced: BTreeSet::new(),
    };
    // The changes of a record stand together.
    for changes in changes.changes.chunk_by(|a, b| (a.kind, &a.id) == (b.kind, &b.id)) {
        let (kind, id, op) = (changes[0].kind, &changes[0].id, changes[0].op);
        let parts: Vec<&Part> = changes.iter().map(|change| &change.part).collect();
        let Some(table) = merged.records.table(kind) else { continue };
        let Some(row) = (0..table.len()).find(|row| table.meta(*row).id == *id) else { continue };
        match op {
            Op::Change => writer.change(merged, table, row, &parts),
            Op::Create => writer.create(merged, table, row),
        }
    }
    writer.mark(findings);
    if !writer.unplaced.is_empty() {
        return Ok(Err(writer.unplaced));
    }
    let edits = sheets.iter().zip(writer.edits).map(|(sheet, edits)| (sheet.name.as_str(), edits)).collect();
    patch(file.bytes, &edits).map(Ok)
}

struct Writer<'a> {
    file: &'a str,
    sheets: &'a [Surveyed],
    indicators: Indicators<'a>,
    edits: Vec<Edits>,
    /// For each sheet, the first row that nothing stands in.
    next: Vec<u32>,
    /// Lines of cross tables that were begun here: sheet, indicator, whether running.
    lines: BTreeMap<(usize, String, bool), u32>,
    unplaced: BTreeSet<Unplaced>,
}

impl Writer<'_> {
    fn put(&mut self, sheet: usize, row: u32, column: u32, cell: Cell) {
        let put = match cell {
            // A cell is only ever cleared by the clerk.
            Cell::Blank => return,
            Cell::Words(words) => Put::Words(words),
            Cell::Number(number) => Put::Number(number),
            Cell::Day(day) => Put::Day(day, day.to_string()),
        };
        self.edits[sheet].entry(row).or_default().entry(column).or_default().put = Some(put);
    }

    fn no_column(&mut self, sheet: usize, head: &str) {
        let sheet = self.sheets[sheet].name.clone();
        self.unplaced.insert(Unplaced { sheet, head: Some(head.to_owned()) });
    }

    /// A record that is there: its changed parts.
    fn change(&mut self, merged: &Ledger, table: &dyn Table, row: usize, parts: &[&Part]) {
        let meta = table.meta(row);
        let place = meta.origin.as_ref().filter(|origin| *origin.sheet.file == *self.file);
        let at = place.and_then(|origin| {
            let sheet = self.sheets.iter().position(|sheet| *sheet.name == *origin.sheet.sheet)?;
            let shows = |view: &View| view.kind.code == table.info().code;
            self.sheets[sheet].found.layout.views.iter().any(shows).then_some((sheet, origin))
        });
        // What only follows from another row, as a task from what a meeting decided, gets a row of its own.
        let Some((sheet, origin)) = at else { return self.create(merged, table, row) };
        if self.sheets[sheet].found.layout.cross {
            return self.change_in_cross(merged, sheet, origin.row, table, row, parts);
        }
        let layout = self.sheets[sheet].found.layout;
        let (view, cells) = rows::cells_of(layout, table, row);
        for part in parts {
            self.part(sheet, origin.row, view, &cells, table, row, part);
        }
        // What had no 编号 gets the one it goes by.
        if let Some(column) = layout.views[view].id.and_then(|means| self.sheets[sheet].found.column(means)) {
            self.put(sheet, origin.row, column, Cell::words(&*meta.id));
        }
    }

    #[expect(clippy::too_many_arguments, reason = "where, and of what")]
    fn part(&mut self, sheet: usize, at: u32, view: usize, cells: &[Cell], table: &dyn Table, row: usize, part: &Part) {
        let found = &self.sheets[sheet].found;
        let target = match part {
            Part::Field(field) => Target::Field(*field),
            Part::Step(field, _) => match part.stage(table.info()) {
                Some(stage) => Target::Step(*field, stage),
                None => return,
            },
            Part::Evidence => Target::Evidence,
            Part::Extra(head) => {
                let own = found.columns.iter().find(|column| column.means.is_none() && *column.head == **head);
                let text = table.meta(row).extra.iter().find(|(own, _)| own == head);
                match (own.map(|column| column.column), text) {
                    (Some(column), Some((_, text))) => self.put(sheet, at, column, Cell::words(&**text)),
                    (None, Some(_)) => self.no_column(sheet, head),
                    (_, None) => {}
                }
                return;
            }
        };
        let layout = found.layout;
        // A kind may have several views; a field that the first does not show another may.
        let of = |view: usize| layout.column_of(view, target).map(|means| (view, means));
        let mut views = (0..layout.views.len()).filter(|other| layout.views[*other].kind.code == table.info().code);
        let means = of(view).or_else(|| views.find_map(of));
        let Some((_, means)) = means else { return self.no_column(sheet, &part.title(table.info())) };
        let Some(column) = found.column(means) else {
            return self.no_column(sheet, &layout.columns[means].head);
        };
        let unit = found.columns.iter().find(|own| own.column == column).and_then(|own| own.unit).or(found.unit);
        let cell = in_unit(cells[means].clone(), part, table, row, unit);
        self.put(sheet, at, column, cell);
        if let Target::Field(field) = target
            && let Some(means) = layout.column_of(view, Target::UnitOf(field))
            && let Some(column) = found.column(means)
        {
            self.put(sheet, at, column, cells[means].clone());
        }
    }

    /// A new record: a row of its own.
    fn create(&mut self, merged: &Ledger, table: &dyn Table, row: usize) {
        let info = table.info();
        if let Some(value) = crossed(merged, info, row)
            && let Some((sheet, at)) = self.line(&value)
        {
            return self.in_cross(sheet, at, &value);
        }
        let shows = |sheet: &Surveyed| {
            !sheet.found.layout.cross && sheet.found.layout.views.iter().any(|view| view.kind.code == info.code)
        };
        let Some(sheet) = self.sheets.iter().position(shows) else { return self.no_sheet(info) };
        let layout = self.sheets[sheet].found.layout;
        let (view, mut cells) = rows::cells_of(layout, table, row);
        name_indicators(layout, view, table, row, &mut cells);
        let at = self.next[sheet];
        self.next[sheet] += 1;
        for (means, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_blank()) {
            match self.sheets[sheet].found.column(means) {
                Some(column) => {
                    let found = &self.sheets[sheet].found;
                    let unit = found.columns.iter().find(|own| own.column == column).and_then(|own| own.unit);
                    let cell = match layout.columns[means].targets[view] {
                        Target::Field(field) => {
                            in_unit(cell.clone(), &Part::Field(field), table, row, unit.or(found.unit))
                        }
                        _ => cell.clone(),
                    };
                    self.put(sheet, at, column, cell);
                }
                None => self.no_column(sheet, &layout.columns[means].head),
            }
        }
        let extra: Vec<_> = table.meta(row).extra.clone();
        for (head, text) in extra {
            let found = &self.sheets[sheet].found;
            let own = found.columns.iter().find(|column| column.means.is_none() && *column.head == *head);
            match own.map(|column| column.column) {
                Some(column) => self.put(sheet, at, column, Cell::words(&*text)),
                None => self.no_column(sheet, &head),
            }
        }
    }

    fn no_sheet(&mut self, info: &KindInfo) {
        let sheet = crate::layout::of_kind(info.code).map_or(info.zh.to_owned(), |(layout, _)| layout.sheet.clone());
        self.unplaced.insert(Unplaced { sheet, head: None });
    }

    /// The sheet and the row of a cross table where a value belongs, begun where there is none.
    fn line(&mut self, value: &Crossed) -> Option<(usize, u32)> {
        let fits = |sheet: &Surveyed| sheet.found.layout.cross && sheet.year.is_none_or(|year| year == value.year);
        let mut fitting: Vec<usize> = (0..self.sheets.len()).filter(|at| fits(&self.sheets[*at])).collect();
        fitting.sort_by_key(|at| self.sheets[*at].year.is_none());
        let sheet = *fitting.first()?;
        let key = (sheet, value.indicator.clone(), value.running == Some(true));
        if let Some(row) = self.lines.get(&key) {
            return Some((sheet, *row));
        }
        let is_it = |(_, name, unit): &&(u32, String, String)| {
            let same = self.indicators.named(name).is_some_and(|one| one.code == value.indicator);
            same && value.running.is_none_or(|running| unit.contains("累计") == running)
        };
        let row = match self.sheets[sheet].lines.iter().find(is_it) {
            Some((row, ..)) => *row,
            None => {
                let row = self.next[sheet];
                self.next[sheet] += 1;
                let name = Catalogue::shipped().get(&value.indicator).map_or(&*value.indicator, |one| &one.name);
                let sort = if value.running == Some(true) { "（累计数）" } else { "（当月数）" };
                let unit = value.quantity.map_or("", |quantity| quantity.unit.zh());
                for (means, text) in [(0, name.to_owned()), (1, format!("{unit}{sort}"))] {
                    if let Some(column) = self.sheets[sheet].found.column(means) {
                        self.put(sheet, row, column, Cell::words(text));
                    }
                }
                row
            }
        };
        self.lines.insert(key, row);
        Some((sheet, row))
    }

    fn in_cross(&mut self, sheet: usize, at: u32, value: &Crossed) {
        let found = &self.sheets[sheet].found;
        let column = match value.month {
            Some(month) => found.columns.iter().find(|one| one.months == Some((month, month))).map(|one| one.column),
            None => found.column_of(1, Target::Field(Task::VALUE.index())),
        };
        let Some(column) = column else {
            let head = value.month.map_or_else(|| "年度任务".to_owned(), |month| format!("{month}月"));
            return self.no_column(sheet, &head);
        };
        let said = self.sheets[sheet].lines.iter().find(|(row, ..)| *row == at).and_then(|(.., unit)| unit_of(unit));
        let indicator = self.indicators.named(&value.indicator).and_then(|one| one.unit);
        let cell = value.quantity.map_or_else(Cell::pending, |quantity| {
            let unit = said.or(indicator).unwrap_or(quantity.unit);
            Cell::amount_of(quantity.to(unit).unwrap_or(quantity))
        });
        self.put(sheet, at, column, cell);
        let texts = value.texts.clone();
        for (view, field, text) in texts {
            if let Some(column) = self.sheets[sheet].found.column_of(view, Target::Field(field)) {
                self.put(sheet, at, column, Cell::words(&*text));
            }
        }
    }

    /// A value of a cross table that changes, or what its line says of all its months.
    fn change_in_cross(
        &mut self,
        merged: &Ledger,
        sheet: usize,
        at: u32,
        table: &dyn Table,
        row: usize,
        parts: &[&Part],
    ) {
        match crossed(merged, table.info(), row) {
            Some(value) if parts.iter().all(|part| part.field().is_some()) => self.in_cross(sheet, at, &value),
            _ => self.no_column(sheet, &parts.first().map(|part| part.title(table.info())).unwrap_or_default()),
        }
    }

    /// Marks the cells of this workbook that findings are about.
    fn mark(&mut self, findings: &[Diagnostic]) {
        for finding in findings {
            let Place::Cell { at, .. } = &finding.place else { continue };
            let sheet = self.sheets.iter().position(|sheet| *sheet.name == *at.sheet);
            if let (true, Some(sheet)) = (*at.file == *self.file, sheet) {
                let edit: &mut Edit = self.edits[sheet].entry(at.row).or_default().entry(at.column).or_default();
                edit.is_marked = true;
                edit.notes.push((finding.severity, crate::mark::words(finding)));
            }
        }
    }
}

/// A value as a cross table holds it.
struct Crossed {
    indicator: String,
    year: i16,
    /// None for the task of the year.
    month: Option<i8>,
    running: Option<bool>,
    quantity: Option<taizhang_core::base::Quantity>,
    /// View, field and words of what the line says beside it.
    texts: Vec<(usize, usize, Box<str>)>,
}

/// What a record says to a cross table; none where it has no place there.
fn crossed(ledger: &Ledger, info: &KindInfo, row: usize) -> Option<Crossed> {
    use taizhang_core::kind::Kind;
    let text = |view: usize, field: usize, text: &Option<Box<str>>| text.clone().map(|text| (view, field, text));
    if info.code == Observation::CODE {
        let one: &Record<Observation> = &ledger.records.of::<Observation>()[row];
        let (year, month) = super::cross::month_of(one)?;
        let office = text(0, Observation::OFFICE.index(), &one.office);
        let source = text(0, Observation::SOURCE.index(), &one.source);
        return Some(Crossed {
            indicator: one.indicator.clone(),
            year,
            month: Some(month),
            running: one.running,
            quantity: one.value,
            texts: office.into_iter().chain(source).collect(),
        });
    }
    if info.code == Task::CODE {
        let one: &Record<Task> = &ledger.records.of::<Task>()[row];
        let year = super::cross::year_of(one)?;
        let words = [
            (Task::OFFICE.index(), &one.office),
            (Task::SET_BY.index(), &one.set_by),
            (Task::DOCUMENT.index(), &one.document),
        ];
        return Some(Crossed {
            indicator: one.figure.clone(),
            year,
            month: None,
            running: None,
            quantity: one.value,
            texts: words.into_iter().filter_map(|(field, words)| text(1, field, words)).collect(),
        });
    }
    None
}

/// Sheets show an indicator by its name, records hold its code.
fn name_indicators(layout: &Layout, view: usize, table: &dyn Table, row: usize, cells: &mut [Cell]) {
    for (at, cell) in cells.iter_mut().enumerate() {
        let Target::Field(field) = layout.columns[at].targets[view] else { continue };
        let is_key = table.info().fields[field].role.key;
        if let (true, Some(Value::Text(text))) = (is_key, table.value(row, field))
            && let Some(definition) = Catalogue::shipped().all().iter().find(|one| *one.code == *text)
        {
            *cell = Cell::words(definition.name.as_str());
        }
    }
}

/// A number in the unit that the head of its column says, where that is another than ours.
fn in_unit(cell: Cell, part: &Part, table: &dyn Table, row: usize, unit: Option<Unit>) -> Cell {
    let (Cell::Number(_), Some(unit), Part::Field(field)) = (&cell, unit, part) else { return cell };
    let Some(Value::Quantity(quantity)) = table.value(row, *field) else { return cell };
    let own = table.info().fields[*field].unit;
    if own == Some(unit) || own.is_some_and(|own| own.dimension() != unit.dimension()) {
        return cell;
    }
    quantity.to(unit).map_or(cell, Cell::amount_of)
}
