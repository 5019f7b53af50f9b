//! 月度指标 and 分村指标: a row for each indicator, a column for each month, a sheet for each year.

use std::collections::BTreeMap;

use taizhang_core::base::{Period, Unit};
use taizhang_core::catalogue::{Catalogue, Silent};
use taizhang_core::kind::{Common, FieldId, FieldSet, Kind, Ledger, Meta, Observation, Record, Stored, Target as Task};

use super::cell::Cell;
use super::rows::Rows;
use crate::layout::{Layout, Target};

/// The cross tables of a ledger.
pub(super) struct Months<'a> {
    /// The rows of each year.
    years: BTreeMap<i16, Vec<Line<'a>>>,
    /// The records that no row of a cross table can hold: of other stretches than months, with a note, and the like.
    pub(super) rest: Ledger,
}

/// What the months of one row share.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Key {
    indicator: String,
    unit: Option<Unit>,
    running: Option<bool>,
    office: Option<Box<str>>,
    source: Option<Box<str>>,
    /// None for the town as such.
    village: Option<Box<str>>,
}

/// One row on its way.
struct Line<'a> {
    key: Key,
    months: BTreeMap<i8, Cell>,
    /// Months that somebody is asked for.
    owed: Vec<i8>,
    task: Option<&'a Record<Task>>,
}

/// The cross tables; the town has one of `year` even without data.
///
/// Where somebody is asked for what is silent, just that is added; else a row for whatever the catalogue observes.
pub(super) fn of<'a>(ledger: &'a Ledger, year: Option<i16>, asked: Option<(&str, &[Silent])>) -> Months<'a> {
    let mut lines: BTreeMap<i16, Vec<Line<'_>>> = year.into_iter().map(|year| (year, Vec::new())).collect();
    let mut rest = Ledger::default();
    let observations = ledger.records.of::<Observation>();
    // Those without a value have no unit of their own, and join rows that the others have begun.
    for pass in [true, false] {
        for record in observations.iter().filter(|record| record.value.is_some() == pass) {
            match month_of(record) {
                Some((year, month)) => put(lines.entry(year).or_default(), record, month),
                None => rest.records.of_mut::<Observation>().push(Record {
                    data: Observation { indicator: name(&record.indicator).to_owned(), ..record.data.clone() },
                    meta: record.meta.clone(),
                }),
            }
        }
    }
    for task in ledger.records.of::<Task>() {
        match year_of(task) {
            Some(year) => set(lines.entry(year).or_default(), task),
            None => rest.records.of_mut::<Task>().push(Record {
                data: Task { figure: name(&task.figure).to_owned(), ..task.data.clone() },
                meta: task.meta.clone(),
            }),
        }
    }
    if let Some(lines) = year.and_then(|year| lines.get_mut(&year)) {
        match asked {
            None => complete(lines, year),
            Some((who, silent)) => ask(lines, who, silent, year, &mut rest),
        }
    }
    for lines in lines.values_mut() {
        lines.sort_by_key(|line| place(&line.key.indicator));
    }
    Months { years: lines, rest }
}

impl Months<'_> {
    /// What stands on the sheets of a layout: on one that has a column for villages theirs, else the town's own.
    pub(super) fn on(&self, layout: &Layout) -> BTreeMap<i16, Rows> {
        let of_villages = layout.column_of(0, Target::Field(village())).is_some();
        let own = |line: &&Line<'_>| line.key.village.is_some() == of_villages;
        let years = self.years.iter().map(|(year, lines)| (*year, drawn(layout, lines.iter().filter(own))));
        years.filter(|(_, rows)| !rows.cells.is_empty()).collect()
    }
}

fn drawn<'l>(layout: &Layout, lines: impl Iterator<Item = &'l Line<'l>>) -> Rows {
    let mut rows = Rows::default();
    for (at, line) in lines.enumerate() {
        let owed = line.owed.iter().filter_map(|month| layout.column_of(0, Target::Month(*month)));
        rows.owed.extend(owed.map(|column| (at, column)));
        rows.cells.push(cells(layout, line));
    }
    rows
}

/// The place of 所在村 in the table of observations.
fn village() -> usize {
    Observation::info().own + Common::VILLAGE.index()
}

/// The rows of a year that nothing is known of.
pub(super) fn blank(layout: &Layout) -> Rows {
    let mut lines = Vec::new();
    complete(&mut lines, None);
    Rows { cells: lines.iter().map(|line| cells(layout, line)).collect(), ..Rows::default() }
}

/// Whether the record has nothing that a cross table has no place for.
fn fits<K: Kind>(meta: &Meta, value: FieldId<K>) -> bool {
    let mut open = meta.pending;
    open.insert(value.index());
    let mut only_value = FieldSet::default();
    only_value.insert(value.index());
    let common = Common { village: meta.common.village.clone(), ..Common::default() };
    meta.common == common && meta.evidence.is_empty() && meta.extra.is_empty() && open == only_value
}

/// The year and month that a record stands for.
pub(super) fn month_of(record: &Record<Observation>) -> Option<(i16, i8)> {
    let period = record.period?;
    let (year, month) = (period.last().year(), period.last().month());
    let months = |from| Period::months(year, from, month).is_ok_and(|own| own == period);
    // A running total says of its last month how much it is by then.
    let stands = record.spot.is_none() && (months(month) || (record.running == Some(true) && months(1)));
    let is_known = Catalogue::shipped().get(&record.indicator).is_some();
    let says = record.value.is_some() || record.is_open(Observation::VALUE);
    (stands && says && is_known && fits(&record.meta, Observation::VALUE)).then_some((year, month))
}

/// The year that a task stands for.
pub(super) fn year_of(task: &Record<Task>) -> Option<i16> {
    let period = task.period.filter(|period| *period == period.year())?;
    let is_known = Catalogue::shipped().get(&task.figure).is_some();
    let says = task.value.is_some() || task.is_open(Task::VALUE);
    (says && is_known && fits(&task.meta, Task::VALUE)).then(|| period.first().year())
}

fn put(lines: &mut Vec<Line<'_>>, record: &Record<Observation>, month: i8) {
    let key = Key {
        indicator: record.indicator.clone(),
        unit: record.value.map(|value| value.unit),
        running: record.running,
        office: record.office.clone(),
        source: record.source.clone(),
        village: record.meta.common.village.clone(),
    };
    let cell = record.value.map_or_else(Cell::pending, Cell::amount_of);
    let same = |line: &Line<'_>| {
        let unit = key.unit.or(line.key.unit);
        line.key == Key { unit, ..key.clone() } && !line.months.contains_key(&month)
    };
    if let Some(line) = lines.iter_mut().find(|line| same(line)) {
        line.months.insert(month, cell);
        return;
    }
    lines.push(Line { key, months: BTreeMap::from([(month, cell)]), owed: Vec::new(), task: None });
}

/// Puts a task beside the months of its indicator, where all that they share is the same.
fn set<'a>(lines: &mut Vec<Line<'a>>, task: &'a Record<Task>) {
    let unit = task.value.map(|value| value.unit);
    let same = |line: &&mut Line<'_>| {
        let key = &line.key;
        let unit = unit.is_none() || key.unit == unit;
        let same = key.office == task.office && key.village == task.meta.common.village;
        line.task.is_none() && key.indicator == task.figure && unit && same
    };
    if let Some(line) = lines.iter_mut().find(same) {
        line.task = Some(task);
        return;
    }
    let observed = Catalogue::shipped().observed().any(|definition| definition.code == task.figure);
    let key = Key {
        indicator: task.figure.clone(),
        unit,
        running: observed.then_some(false),
        office: task.office.clone(),
        source: None,
        village: task.meta.common.village.clone(),
    };
    lines.push(Line { key, months: BTreeMap::new(), owed: Vec::new(), task: Some(task) });
}

/// Marks the months that somebody is asked for; quarters get rows of their own.
fn ask(lines: &mut Vec<Line<'_>>, who: &str, silent: &[Silent], year: Option<i16>, rest: &mut Ledger) {
    for one in silent {
        for period in one.periods.iter().filter(|period| Some(period.last().year()) == year) {
            let month = period.last().month();
            let single = period.splits_into_months().is_some_and(|months| months.len() == 1);
            if single {
                let same = |line: &&mut Line<'_>| {
                    line.key.indicator == one.indicator && line.key.village.as_deref() == one.village.as_deref()
                };
                match lines.iter_mut().find(same) {
                    Some(line) => line.owed.push(month),
                    None => {
                        let mut line = blank_line(&one.indicator);
                        line.key.office = Some(who.into());
                        line.key.village = one.village.as_deref().map(Into::into);
                        lines.push(Line { owed: vec![month], ..line });
                    }
                }
                continue;
            }
            let mut record: Record<Observation> = Record::new("");
            name(&one.indicator).clone_into(&mut record.data.indicator);
            record.data.period = Some(*period);
            record.data.running = Some(false);
            record.data.office = Some(who.into());
            record.meta.common.village.clone_from(&one.village);
            rest.records.of_mut::<Observation>().push(record);
        }
    }
}

fn blank_line<'a>(indicator: &str) -> Line<'a> {
    let unit = Catalogue::shipped().get(indicator).map(|definition| definition.unit);
    let key =
        Key { indicator: indicator.to_owned(), unit, running: Some(false), office: None, source: None, village: None };
    Line { key, months: BTreeMap::new(), owed: Vec::new(), task: None }
}

/// Adds a blank row for each indicator of the catalogue that has none.
fn complete(lines: &mut Vec<Line<'_>>, year: Option<i16>) {
    for definition in Catalogue::shipped().observed() {
        let valid = year.is_none_or(|year| definition.valid.holds(year));
        let is_own = |line: &Line<'_>| line.key.indicator == definition.code && line.key.village.is_none();
        if valid && !lines.iter().any(is_own) {
            lines.push(blank_line(&definition.code));
        }
    }
}

/// Indicators stand in the order of the catalogue, what is observed first; those it does not know come last.
fn place(indicator: &str) -> (bool, usize) {
    let catalogue = Catalogue::shipped();
    if let Some(at) = catalogue.observed().position(|definition| definition.code == indicator) {
        return (false, at);
    }
    let at = catalogue.all().iter().position(|definition| definition.code == indicator);
    (true, at.unwrap_or(catalogue.all().len()))
}

/// What sheets call an indicator: no clerk reads codes.
fn name(code: &str) -> &str {
    Catalogue::shipped().get(code).map_or(code, |definition| &definition.name)
}

fn cells(layout: &Layout, line: &Line<'_>) -> Vec<Cell> {
    let key = &line.key;
    let field = |at: usize| {
        let optional = |text: &Option<Box<str>>| text.as_deref().map_or(Cell::Blank, Cell::words);
        let task = |of: fn(&Record<Task>) -> Cell| line.task.map_or(Cell::Blank, of);
        let words_of_task =
            |text: fn(&Task) -> &Option<Box<str>>| line.task.map_or(Cell::Blank, |task| optional(text(task)));
        // The two kinds share the columns that both have: the first says enough of those.
        let (observed, set) = (layout.columns[at].targets[0], layout.columns[at].targets[1]);
        match (observed, set) {
            (Target::UnitOf(_), _) => Cell::words(unit(key)),
            (Target::Month(month), _) => line.months.get(&month).cloned().unwrap_or(Cell::Blank),
            (Target::Field(at), _) if at == Observation::INDICATOR.index() => Cell::words(name(&key.indicator)),
            (Target::Field(at), _) if at == Observation::OFFICE.index() => optional(&key.office),
            (Target::Field(at), _) if at == village() => optional(&key.village),
            (Target::Field(at), _) if at == Observation::SOURCE.index() => optional(&key.source),
            (_, Target::Field(at)) if at == Task::VALUE.index() => {
                task(|task| task.value.map_or_else(Cell::pending, Cell::amount_of))
            }
            (_, Target::Field(at)) if at == Task::SET_BY.index() => words_of_task(|task| &task.set_by),
            (_, Target::Field(at)) if at == Task::DOCUMENT.index() => words_of_task(|task| &task.document),
            _ => Cell::Blank,
        }
    };
    (0..layout.columns.len()).map(field).collect()
}

/// 「人次（当月数）」
fn unit(key: &Key) -> String {
    let sort = match key.running {
        Some(true) => "（累计数）",
        Some(false) => "（当月数）",
        None => "",
    };
    format!("{}{sort}", key.unit.map_or("", Unit::zh))
}
