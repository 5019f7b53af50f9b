//! 月度指标: a row for each indicator, a column for each month.

use std::sync::Arc;

use taizhang_core::base::{Period, Place, Unit};
use taizhang_core::kind::read::{self, Given, Read};
use taizhang_core::kind::{
    Common, FieldId, Kind, Mapped, Meta, Observation, Origin, Record, SheetOrigin, Stored, Target as Goal, Value,
};

use super::Indicator;
use super::cell::{Cell, Row};
use super::desk::Desk;
use super::indicators::Indicators;
use super::near::nearest;
use super::plan::{Plan, in_unit};
use super::say::{About, Told};
use crate::layout::Target;
use crate::message;

/// A month's column, and the origin that its observations share.
struct Month {
    column: u32,
    months: (i8, i8),
    origin: Arc<SheetOrigin>,
}

/// The columns of the cross table.
pub(super) struct Cross {
    name: Option<u32>,
    unit: Option<u32>,
    office: Option<u32>,
    village: Option<u32>,
    source: Option<u32>,
    set_by: Option<u32>,
    document: Option<u32>,
    months: Vec<Month>,
    goal: Option<(u32, Arc<SheetOrigin>)>,
}

/// What a row says of all its cells.
struct Line<'a> {
    indicator: &'a Indicator,
    unit: Option<Unit>,
    running: bool,
    row: u32,
}

impl Cross {
    pub(super) fn new(plan: &Plan) -> Self {
        let view = |code: &str| plan.layout.views.iter().position(|view| view.kind.code == code);
        let (seen, goals) = (view(Observation::CODE), view(Goal::CODE));
        let at = |view: Option<usize>, target| view.and_then(|view| plan.found.column_of(view, target));
        let name = at(seen, Target::Field(Observation::INDICATOR.index()));
        let village = at(seen, Target::Field(village_of::<Observation>()));
        let keys = [name, village];
        let months = plan.found.columns.iter().filter_map(|column| {
            let origin = origin(plan, keys, Observation::INDICATOR, Observation::VALUE, column.column);
            Some(Month { column: column.column, months: column.months?, origin })
        });
        let goal = at(goals, Target::Field(Goal::VALUE.index()));
        Self {
            name,
            unit: at(seen, Target::UnitOf(Observation::VALUE.index())),
            office: at(seen, Target::Field(Observation::OFFICE.index())),
            village,
            source: at(seen, Target::Field(Observation::SOURCE.index())),
            set_by: at(goals, Target::Field(Goal::SET_BY.index())),
            document: at(goals, Target::Field(Goal::DOCUMENT.index())),
            months: months.collect(),
            goal: goal.map(|column| (column, origin(plan, keys, Goal::FIGURE, Goal::VALUE, column))),
        }
    }

    pub(super) fn row(&mut self, desk: &mut Desk<'_>, plan: &Plan, row: &Row) {
        let Some((column, cell)) = self.name.and_then(|column| Some((column, row.get(column)?))) else { return };
        let goal = self.goal.as_ref().and_then(|(column, origin)| Some((*column, row.get(*column)?, origin.clone())));
        let filled = self.months.iter().any(|month| row.get(month.column).is_some());
        if !filled && goal.is_none() {
            return; // printed, not reported yet
        }
        desk.summary.rows += 1;
        let said = cell.words();
        let indicators = desk.indicators;
        let Some(indicator) = indicators.named(&said) else {
            return desk.tell(plan.place(row.number, column), no_indicator(indicators, &said));
        };
        let Some(year) = plan.year else {
            return no_year(desk, plan, row.number, column);
        };
        let unit_said = self.unit.and_then(|column| row.get(column)).map(Cell::words).unwrap_or_default();
        let line = Line {
            indicator,
            unit: unit_of(&unit_said).or(indicator.unit),
            running: indicator.running || unit_said.contains("累计"),
            row: row.number,
        };
        let text =
            |column: Option<u32>| column.and_then(|column| row.get(column)).map(|cell| cell.words().into_boxed_str());
        let mut usable = true;
        for month in &self.months {
            let Some(cell) = row.get(month.column) else { continue };
            let mut record: Record<Observation> = Record::new("");
            record.data.indicator.clone_from(&indicator.code);
            record.data.period = Period::months(year, month.months.0, month.months.1).ok();
            record.data.running = Some(line.running);
            (record.data.office, record.data.source) = (text(self.office), text(self.source));
            record.meta.common.village = text(self.village);
            record.meta.origin = Some(Origin { sheet: month.origin.clone(), row: row.number });
            let (value, good) = line.value(desk, plan, &mut record.meta, Observation::VALUE, month.column, cell);
            record.data.value = value;
            usable &= good;
            desk.ledger.records.of_mut::<Observation>().push(record);
        }
        if let Some((column, cell, origin)) = goal {
            let mut record: Record<Goal> = Record::new("");
            record.data.figure.clone_from(&indicator.code);
            record.data.period = Period::months(year, 1, 12).ok();
            record.data.office = text(self.office);
            (record.data.set_by, record.data.document) = (text(self.set_by), text(self.document));
            record.meta.common.village = text(self.village);
            record.meta.origin = Some(Origin { sheet: origin, row: row.number });
            let (value, good) = line.value(desk, plan, &mut record.meta, Goal::VALUE, column, cell);
            record.data.value = value;
            usable &= good;
            desk.ledger.records.of_mut::<Goal>().push(record);
        }
        desk.summary.usable += usize::from(usable);
    }
}

/// The place of 所在村 in the table of a kind.
fn village_of<K: Stored>() -> usize {
    K::info().own + Common::VILLAGE.index()
}

/// Where the records of one column stand: what they are called, where they lie, and how much.
fn origin<K: Stored>(
    plan: &Plan,
    [name, village]: [Option<u32>; 2],
    key: FieldId<K>,
    value: FieldId<K>,
    column: u32,
) -> Arc<SheetOrigin> {
    let fields = [(key.index(), name), (village_of::<K>(), village), (value.index(), Some(column))];
    let mapped = |(field, column): (usize, Option<u32>)| Some(Mapped { field, stage: None, column: column? });
    let columns = fields.into_iter().filter_map(mapped).collect();
    Arc::new(SheetOrigin { file: plan.file.clone(), sheet: plan.sheet.clone(), columns })
}

/// `万人次（累计数）`, `人次`.
pub(crate) fn unit_of(said: &str) -> Option<Unit> {
    let front = said.split(['（', '(']).next().unwrap_or_default();
    Unit::named(front.trim())
}

/// No indicator is called so.
pub(super) fn no_indicator(indicators: &Indicators<'_>, said: &str) -> Told {
    let near = nearest(said, &indicators.names());
    let help = if near.is_empty() {
        message::said("请用空白工作簿里印好的指标名称。", "Use the names printed in the blank workbook.")
    } else {
        [
            format!("是不是“{}”？请改成印好的名称。", near.join("”“")),
            format!("Is it {}? Use the printed name.", near.join(", ")),
        ]
    };
    Told {
        sort: &message::INDICATOR_UNKNOWN,
        message: [
            format!("口径册里没有“{said}”这个指标，这一行没有计入。"),
            format!("No indicator is called {said}: the row is not counted."),
        ],
        help,
    }
}

fn no_year(desk: &mut Desk<'_>, plan: &Plan, row: u32, column: u32) {
    desk.findings.push(message::DAY_YEAR.at(
        plan.place(row, column),
        message::said(
            "“说明”表里没有填统计年度，不知道这些月份是哪一年的，这一行没有计入。",
            "The year of these months is not known: the row is not counted.",
        ),
        message::said(
            "请在“说明”表填统计年度，或把年份写进表名，如“月度指标2023”。",
            "Fill 统计年度 on the sheet 说明, or put the year into the sheet's name.",
        ),
    ));
}

impl Line<'_> {
    /// The quantity of a cell, and whether the cell is good.
    fn value<K: Stored>(
        &self,
        desk: &mut Desk<'_>,
        plan: &Plan,
        meta: &mut Meta,
        field: FieldId<K>,
        column: u32,
        cell: Cell<'_>,
    ) -> (Option<taizhang_core::base::Quantity>, bool) {
        let info = in_unit(field.info(), self.unit);
        let words = cell.words();
        let about = About { kind: K::info(), field: &info, stage: None, text: &words, label: &self.indicator.name };
        let given = match cell {
            Cell::Text(text) => Given::Text(text),
            Cell::Number(number) => Given::Number(number),
            Cell::Day(day) => Given::Day(day),
            Cell::Flag(flag) => Given::Flag(flag),
            Cell::Error(_) => return (None, self.bad(desk, plan, meta, field, column, about.error())),
        };
        match read::read(&info, given, plan.year) {
            Ok(Read::Value(Value::Quantity(quantity), hedge)) => {
                if hedge.is_some() {
                    let told = about.hedged(&read::show(&info, &Value::Quantity(quantity)));
                    desk.tell(self.place(plan, field, column), told);
                }
                (Some(quantity), true)
            }
            Ok(Read::Pending) => {
                meta.pending.insert(field.index());
                (None, true)
            }
            Ok(_) => (None, true),
            Err(unfit) => (None, self.bad(desk, plan, meta, field, column, about.unfit(&unfit))),
        }
    }

    fn place<K: Kind>(&self, plan: &Plan, field: FieldId<K>, column: u32) -> Place {
        Place::Cell { at: plan.cell(self.row, column), of: Some(("".into(), field.info().code)) }
    }

    fn bad<K: Kind>(
        &self,
        desk: &mut Desk<'_>,
        plan: &Plan,
        meta: &mut Meta,
        field: FieldId<K>,
        column: u32,
        told: Told,
    ) -> bool {
        meta.unread.insert(field.index());
        desk.tell(self.place(plan, field, column), told);
        false
    }
}
