//! What each column of a found sheet does, resolved once, so that a row is only walked.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use taizhang_core::base::{CellRef, Place, Unit};
use taizhang_core::kind::read::{self, Given, Read, Unfit};
use taizhang_core::kind::{FieldInfo, Mapped, Shape, SheetOrigin, Value};

use super::heads::Found;
use crate::layout::{BEFORE, Layout, Target, plain};

/// A sheet that is being read.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) layout: &'static Layout,
    pub(super) file: Arc<str>,
    pub(super) sheet: Arc<str>,
    /// The year of days without one.
    pub(super) year: Option<i16>,
    pub(super) found: Found,
    /// By the sheet's column, from 1.
    columns: Vec<Option<Planned>>,
    /// For each view, where its fields stand.
    pub(super) origins: Vec<Arc<SheetOrigin>>,
    /// For each view, the fields that must be filled to save and have a column.
    pub(super) asked: Vec<Vec<usize>>,
    /// The column of the word that decides.
    pub(super) sort: Option<u32>,
    /// What words of days, periods and lists were read as: a column says the same few again and again.
    memo: RefCell<HashMap<(u32, Box<str>), Value>>,
}

/// How many words are kept of all columns.
const MOST_KEPT: usize = 2_000;

/// What a column does.
#[derive(Debug)]
pub(super) enum Planned {
    /// It holds something of the records, for each view in turn.
    Holds(Vec<Slot>),
    /// A column of the clerk's own.
    Extra(Arc<str>),
    /// Numbers of rows, and a second column of the same meaning that is empty: nothing.
    Nothing,
}

/// What a column holds for one view.
#[derive(Debug)]
pub(super) struct Slot {
    pub(super) target: Target,
    /// The field with the unit that its bare numbers have here.
    pub(super) field: Option<FieldInfo>,
    /// The column that says the unit of this one.
    pub(super) unit_column: Option<u32>,
    /// Whether its numbers can be added up.
    pub(super) adds: bool,
}

/// A field whose bare numbers are in `unit`.
pub(super) fn in_unit(field: &FieldInfo, unit: Option<Unit>) -> FieldInfo {
    FieldInfo { unit: unit.or(field.unit), ..*field }
}

/// Columns that number the rows of a printed table.
const ORDINALS: [&str; 3] = ["序号", "行号", "编次"];

/// Whether a head only numbers the rows.
pub(crate) fn is_ordinal(head: &str) -> bool {
    ORDINALS.contains(&head.trim())
}

impl Plan {
    pub(super) fn new(file: Arc<str>, sheet: Arc<str>, year: Option<i16>, found: Found) -> Self {
        let layout = found.layout;
        let last = found.columns.iter().map(|column| column.column).max().unwrap_or(0);
        let mut plan = Self {
            layout,
            year,
            columns: (0..=last).map(|_| None).collect(),
            origins: Vec::new(),
            asked: Vec::new(),
            sort: layout.sort.and_then(|sort| found.column(sort)),
            file,
            sheet,
            found,
            memo: RefCell::default(),
        };
        for column in &plan.found.columns {
            let planned = match column.means {
                _ if column.unread => Planned::Nothing,
                Some(means) => {
                    Planned::Holds((0..layout.views.len()).map(|view| plan.slot(means, view, column.unit)).collect())
                }
                None if is_ordinal(&column.head) || plain(&column.head) == BEFORE => Planned::Nothing,
                None => Planned::Extra(column.head.as_str().into()),
            };
            plan.columns[column.column as usize] = Some(planned);
        }
        plan.origins = (0..layout.views.len()).map(|view| Arc::new(plan.origin(view))).collect();
        plan.asked = (0..layout.views.len()).map(|view| plan.asked_of(view)).collect();
        plan
    }

    fn slot(&self, means: usize, view: usize, unit: Option<Unit>) -> Slot {
        let target = self.layout.columns[means].targets[view];
        let info = self.layout.views[view].kind;
        let field = target.field().map(|field| {
            let own = info.fields[field];
            let of_sheet = self.found.unit.filter(|_| own.shape == Shape::Money);
            let same = |unit: &Unit| own.unit.is_none_or(|own| own.dimension() == unit.dimension());
            in_unit(own, unit.or(of_sheet).filter(same))
        });
        let numeric = |shape| matches!(shape, Shape::Money | Shape::Area | Shape::Count | Shape::Quantity);
        let unit_column = match target {
            Target::Field(field) => self.found.column_of(view, Target::UnitOf(field)),
            _ => None,
        };
        let adds = matches!(target, Target::Field(_))
            && unit_column.is_none()
            && field.as_ref().is_some_and(|field| numeric(field.shape) && field.unit.is_some());
        Slot { target, field, unit_column, adds }
    }

    fn origin(&self, view: usize) -> SheetOrigin {
        let mapped = self.found.columns.iter().filter_map(|column| {
            let mapped = |field, stage| Some(Mapped { field, stage, column: column.column });
            match self.layout.columns[column.means?].targets[view] {
                Target::Field(field) => mapped(field, None),
                Target::Step(field, stage) => mapped(field, Some(stage)),
                _ => None,
            }
        });
        SheetOrigin { file: self.file.clone(), sheet: self.sheet.clone(), columns: mapped.collect() }
    }

    fn asked_of(&self, view: usize) -> Vec<usize> {
        let fields = &self.layout.views[view].kind.fields;
        let asked = fields.iter().enumerate().filter(|(_, field)| field.role.key || field.role.save);
        asked.map(|(at, _)| at).filter(|at| self.found.column_of(view, Target::Field(*at)).is_some()).collect()
    }

    /// What a column does; nothing, where it has no head.
    pub(super) fn column(&self, column: u32) -> Option<&Planned> {
        self.columns.get(column as usize)?.as_ref()
    }

    /// What a column holds for a view.
    pub(super) fn slot_of(&self, column: u32, view: usize) -> Option<&Slot> {
        match self.column(column)? {
            Planned::Holds(slots) => slots.get(view),
            Planned::Extra(_) | Planned::Nothing => None,
        }
    }

    /// Our word for the clerk's, where he said so.
    pub(super) fn said<'t>(&'t self, column: u32, text: &'t str) -> &'t str {
        let at = self.found.columns.binary_search_by_key(&column, |own| own.column);
        let own = at.ok().and_then(|at| self.found.columns[at].words.get(text.trim()));
        own.map_or(text, String::as_str)
    }

    /// Reads words of a day, a period or a list; what was read once is not read again.
    pub(super) fn read_words(&self, column: u32, info: &FieldInfo, text: &str) -> Result<Read, Unfit> {
        let text = self.said(column, text);
        let key = (column, Box::from(text));
        if let Some(value) = self.memo.borrow().get(&key) {
            return Ok(Read::Value(value.clone(), None));
        }
        let read = read::read(info, Given::Text(text), self.year)?;
        let mut memo = self.memo.borrow_mut();
        if let Read::Value(value, None) = &read
            && memo.len() < MOST_KEPT
        {
            memo.insert(key, value.clone());
        }
        Ok(read)
    }

    /// A cell, or with column 0 the row.
    pub(super) fn cell(&self, row: u32, column: u32) -> CellRef {
        CellRef { file: self.file.clone(), sheet: self.sheet.clone(), row, column }
    }

    /// The place of a cell of which no record came.
    pub(super) fn place(&self, row: u32, column: u32) -> Place {
        Place::Cell { at: self.cell(row, column), of: None }
    }

    /// The head over a column as it stands there.
    pub(super) fn head(&self, column: u32) -> &str {
        let at = self.found.columns.binary_search_by_key(&column, |own| own.column);
        at.map_or("", |at| self.found.columns[at].head.as_str())
    }
}
