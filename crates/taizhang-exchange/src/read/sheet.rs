//! One sheet, row by row: first its heads, then its records.

use std::sync::Arc;

use taizhang_core::base::Place;
use taizhang_core::kind::Shape;
use taizhang_core::kind::read::option;

use super::cell::{Cell, Merged, Row};
use super::cross::Cross;
use super::desk::Desk;
use super::heads::{self, called};
use super::merge::Fill;
use super::plan::{Plan, Planned};
use super::record;
use super::total::{Totals, is_total};
use crate::layout::{Must, Target, plain};
use crate::message;

/// How many filled rows are held back until the heads are found.
pub(super) const FRONT: usize = 40;

/// A sheet as it is read.
pub(super) struct Sheet {
    file: Arc<str>,
    name: Arc<str>,
    merged: Vec<Merged>,
    state: State,
}

enum State {
    Looking(Vec<Row>),
    Reading(Box<Reading>),
    /// No sheet of ours.
    Foreign,
}

struct Reading {
    plan: Plan,
    totals: Totals,
    cross: Option<Cross>,
    fill: Fill,
}

/// What became of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It was read.
    Known,
    /// It is none of ours.
    Unknown,
    /// Nothing stands on it.
    Blank,
}

impl Sheet {
    pub(super) fn new(file: Arc<str>, name: Arc<str>, merged: Vec<Merged>) -> Self {
        Self { file, name, merged, state: State::Looking(Vec::new()) }
    }

    /// Takes a row. False where no more are wanted.
    pub(super) fn push(&mut self, desk: &mut Desk<'_>, row: &Row) -> bool {
        match &mut self.state {
            State::Looking(rows) => {
                rows.push(row.clone());
                if rows.len() >= FRONT {
                    self.look(desk);
                }
            }
            State::Reading(reading) => reading.row(desk, row),
            State::Foreign => return false,
        }
        true
    }

    /// The end of the sheet.
    pub(super) fn finish(mut self, desk: &mut Desk<'_>) -> Outcome {
        let mut blank = false;
        if let State::Looking(rows) = &self.state {
            blank = rows.is_empty();
            self.look(desk);
        }
        match self.state {
            State::Reading(_) => Outcome::Known,
            _ if blank => Outcome::Blank,
            _ => Outcome::Unknown,
        }
    }

    /// Finds the heads in the rows held back, and reads the rest of these.
    fn look(&mut self, desk: &mut Desk<'_>) {
        let State::Looking(rows) = std::mem::replace(&mut self.state, State::Foreign) else { return };
        let Some(found) = heads::find(&self.name, &rows, desk.learnt) else {
            if called(&self.name).is_some_and(|layout| layout.items.is_empty()) && rows.len() > 1 {
                self.no_heads(desk);
            }
            return;
        };
        let last = found.last_row;
        let year = heads::year_of(&self.name, &rows, last).or(desk.ledger.head.year);
        let plan = Plan::new(self.file.clone(), self.name.clone(), year, found);
        if !tell_columns(desk, &plan) {
            return;
        }
        let cross = plan.layout.cross.then(|| Cross::new(&plan));
        let fill = Fill::new(std::mem::take(&mut self.merged), last);
        let mut reading = Reading { plan, totals: Totals::default(), cross, fill };
        for row in rows.iter().filter(|row| row.number > last) {
            reading.row(desk, row);
        }
        self.state = State::Reading(Box::new(reading));
    }

    fn no_heads(&self, desk: &mut Desk<'_>) {
        let layout = called(&self.name).expect("the caller looked");
        let wanted: Vec<&str> = layout
            .columns
            .iter()
            .filter(|column| column.must == Must::Save)
            .take(4)
            .map(|column| column.head.as_str())
            .collect();
        desk.findings.push(message::SHEET_HEADS.at(
            Place::Sheet { file: self.file.clone(), sheet: self.name.clone() },
            [
                format!("“{}”表里找不到表头（{}……），这张表没有读取。", self.name, wanted.join("、")),
                format!("On {} no heads ({} …) are found: it was not read.", self.name, wanted.join(", ")),
            ],
            message::said(
                "请把表头写在数据上面一行，用空白工作簿里的名称。",
                "Put the heads above the data, named as in the blank workbook.",
            ),
        ));
    }
}

/// Tells what is to be told of the heads. False where the sheet cannot be read for lack of a column.
fn tell_columns(desk: &mut Desk<'_>, plan: &Plan) -> bool {
    let row = plan.found.last_row;
    for column in &plan.found.columns {
        let place = plan.place(row, column.column);
        if let Some(own) = column.again.and_then(|means| plan.found.column(means)) {
            let other = plan.head(own);
            desk.findings.push(message::COLUMN_TWICE.at(
                place,
                [
                    format!("“{}”与“{other}”两列意思相同，只读“{other}”一列，这一列原样保留。", column.head),
                    format!(
                        "{} and {other} mean the same; only {other} is read, this one is kept as it is.",
                        column.head
                    ),
                ],
                message::said("请并成一列，或改一个表头。", "Make one column of them, or change a head."),
            ));
        } else if matches!(plan.column(column.column), Some(Planned::Extra(_))) && column.months.is_none() {
            desk.findings.push(message::COLUMN_UNKNOWN.at(
                place,
                [
                    format!("“{}”是您自己的列，内容原样保留，不参与统计。", column.head),
                    format!("{} is a column of your own: it is kept, and counts for nothing.", column.head),
                ],
                own_column(plan, &column.head),
            ));
        }
        tell_unit(desk, plan, column.column, column.unit);
    }
    let mut missing = plan.found.missing();
    missing.retain(|means| plan.layout.sort != Some(*means) || plan.found.each.is_none());
    for means in &missing {
        let head = &plan.layout.columns[*means].head;
        desk.findings.push(message::COLUMN_MISSING.at(
            plan.place(row, 0),
            [
                format!("这张表没有“{head}”一列，这一列是必填的。"),
                format!("The sheet has no column {head}, which must be filled."),
            ],
            [format!("请加上“{head}”一列。"), format!("Add a column {head}.")],
        ));
    }
    let names = plan.layout.views.iter().enumerate().any(|(view, own)| {
        let keys = own.kind.fields.iter().enumerate().filter(|(_, field)| field.role.key && field.shape == Shape::Text);
        keys.map(|(at, _)| at).any(|at| plan.found.column_of(view, Target::Field(at)).is_some())
    });
    names && (plan.layout.sort.is_none() || plan.sort.is_some() || plan.found.each.is_some())
}

/// What to do about a column of the clerk's own: it may be one of ours under another name.
fn own_column(plan: &Plan, head: &str) -> [String; 2] {
    let has = |at: usize| plan.found.column(at).is_some();
    match crate::learn::nearest(plan.layout, &has, head) {
        Some(near) => [
            format!("是不是“{near}”？若是，请改成这个表头，或用 taizhang learn 认一次；自己的列不用管。"),
            format!("Is it {near}? Then use that head, or learn the sheet once (taizhang learn)."),
        ],
        None => message::said(
            "若是系统里已有的一列，请改成空白工作簿里的表头。",
            "If it is one of ours, use the head of the blank workbook.",
        ),
    }
}

fn tell_unit(desk: &mut Desk<'_>, plan: &Plan, column: u32, unit: Option<taizhang_core::base::Unit>) {
    let Some(unit) = unit else { return };
    let fields = (0..plan.layout.views.len()).filter_map(|view| plan.slot_of(column, view)?.field.as_ref());
    let Some(wanted) = fields.filter_map(|field| field.unit).find(|wanted| wanted.dimension() != unit.dimension())
    else {
        return;
    };
    desk.findings.push(message::COLUMN_UNIT.at(
        plan.place(plan.found.last_row, column),
        [
            format!("“{}”的表头写的单位是“{unit}”，这一列应以“{wanted}”计，现在按“{wanted}”读取。", plan.head(column)),
            format!(
                "The head of {} says {unit}; the column is measured in {wanted}, and is read so.",
                plan.head(column)
            ),
        ],
        message::said("请核对表头的单位。", "Check the unit in the head."),
    ));
}

impl Reading {
    fn row(&mut self, desk: &mut Desk<'_>, row: &Row) {
        let filled = self.fill.row(desk, &self.plan, row);
        let row = filled.as_ref().unwrap_or(row);
        if self.says_nothing(row) || self.is_head(row) || is_note(row) {
            return;
        }
        if let Some(cross) = &mut self.cross {
            cross.row(desk, &self.plan, row);
            return;
        }
        if is_total(row) {
            self.totals.check(desk, &self.plan, row);
            return;
        }
        desk.summary.rows += 1;
        let Some(views) = self.views(desk, row) else { return };
        let mut usable = true;
        let mut host = None;
        for view in views {
            usable &= record::take(desk, &self.plan, view, host, row, &mut self.totals);
            host = host.or(Some(view));
        }
        desk.summary.usable += usize::from(usable);
    }

    /// Whether nothing but 编号, 序号 and the clerk's own columns is filled: a row prepared, not used.
    fn says_nothing(&self, row: &Row) -> bool {
        !row.cells().any(|(column, _)| match self.plan.column(column) {
            Some(Planned::Holds(slots)) => {
                slots.iter().any(|slot| !matches!(slot.target, Target::Id | Target::Nothing))
                    || Some(column) == self.plan.sort
            }
            _ => false,
        }) && !is_total(row)
    }

    /// The heads again, as printed at the top of each page.
    fn is_head(&self, row: &Row) -> bool {
        let same = |(column, cell): &(u32, Cell<'_>)| matches!(cell, Cell::Text(text) if *text == self.plan.head(*column).trim());
        let heads = row.cells().filter(same).count();
        heads >= 2 && heads * 2 >= row.len()
    }

    /// Which views the row belongs to.
    fn views(&self, desk: &mut Desk<'_>, row: &Row) -> Option<Vec<usize>> {
        let layout = self.plan.layout;
        let Some(column) = self.plan.sort else {
            return Some(self.needed(layout.views_of(self.plan.found.each.as_deref()), row));
        };
        let Some(cell) = row.get(column) else {
            if let Some(rest) = layout.rest() {
                return Some(vec![rest]);
            }
            self.no_sort(desk, row.number, column);
            return None;
        };
        let said = cell.words();
        let word = self.plan.said(column, &said).to_owned();
        let mut views = layout.views_of(Some(&word));
        if views.is_empty() {
            views = self.spelt_otherwise(column, &word);
        }
        if views.is_empty() {
            views.extend(layout.rest());
        }
        if views.is_empty() {
            self.unknown_sort(desk, row.number, column, &word);
            return None;
        }
        Some(self.needed(views, row))
    }

    /// Those of the views that the row is a record of.
    fn needed(&self, views: Vec<usize>, row: &Row) -> Vec<usize> {
        let layout = self.plan.layout;
        let fills = |view: usize, field: usize| {
            self.plan.found.column_of(view, Target::Field(field)).is_some_and(|column| row.get(column).is_some())
        };
        let has = |view: &usize| {
            let own = &layout.views[*view];
            own.needs.is_none_or(|field| fills(*view, field)) && (!own.guest || self.fills_own(*view, row))
        };
        let there: Vec<usize> = views.into_iter().filter(has).collect();
        let has_guest = there.iter().any(|view| layout.views[*view].guest);
        let stays = |view: &usize| !has_guest || layout.views[*view].guest || self.fills_own(*view, row);
        there.into_iter().filter(stays).collect()
    }

    /// Whether the row fills a cell that only this view has.
    fn fills_own(&self, view: usize, row: &Row) -> bool {
        let own = self.plan.found.columns.iter().filter(|column| row.get(column.column).is_some());
        own.filter_map(|column| column.means).any(|means| self.plan.layout.is_own(view, means))
    }

    /// The views whose own list of words has the word in another spelling: 调度会 for 调度会议.
    fn spelt_otherwise(&self, column: u32, word: &str) -> Vec<usize> {
        let layout = self.plan.layout;
        let spells = |view: &usize| {
            let own = &layout.views[*view];
            let same = own.when.iter().chain(&own.said).any(|known| plain(known) == plain(word));
            let field = self.plan.slot_of(column, *view).and_then(|slot| slot.field.as_ref());
            let listed = field.is_some_and(|field| match field.shape {
                Shape::Choice(options) => {
                    option(options, word).is_ok_and(|opt| own.when.iter().any(|known| opt.is(known)))
                }
                _ => false,
            });
            same || listed
        };
        let fitting: Vec<usize> = (0..layout.views.len()).filter(spells).collect();
        // Views that stand for one and the same word go together; of different kinds, the first holds.
        let Some(first) = fitting.first().map(|view| &layout.views[*view].when) else { return fitting };
        fitting
            .iter()
            .copied()
            .filter(|view| layout.views[*view].when == *first)
            .chain(self.beside(first, &fitting))
            .collect()
    }

    fn beside(&self, when: &[String], fitting: &[usize]) -> Vec<usize> {
        let views = &self.plan.layout.views;
        (0..views.len()).filter(|view| !fitting.contains(view) && views[*view].when == when).collect()
    }

    fn no_sort(&self, desk: &mut Desk<'_>, row: u32, column: u32) {
        let head = self.plan.head(column);
        desk.findings.push(message::SORT_MISSING.at(
            self.plan.place(row, column),
            [
                format!("这一行没有填“{head}”，不知道算什么，没有计入。"),
                format!("{head} is not filled: it is not known what the row is, and it is not counted."),
            ],
            [format!("请从下拉框里选{head}。"), "Choose one from the drop-down.".to_owned()],
        ));
    }

    fn unknown_sort(&self, desk: &mut Desk<'_>, row: u32, column: u32, word: &str) {
        let head = self.plan.head(column);
        let words: Vec<&str> = self.plan.layout.views.iter().flat_map(|view| &view.when).map(String::as_str).collect();
        let near = super::near::nearest(word, &words);
        let near = if near.is_empty() { words.into_iter().take(3).collect() } else { near };
        desk.findings.push(message::SORT_UNKNOWN.at(
            self.plan.place(row, column),
            [
                format!("“{head}”写的是“{word}”，不知道这一行算什么，没有计入。"),
                format!("{head} reads {word}: it is not known what the row is, and it is not counted."),
            ],
            [
                format!("请改为“{}”，或从下拉框里选。", near.join("”“")),
                format!("Write one of {}, or choose from the drop-down.", near.join(", ")),
            ],
        ));
    }
}

/// What stands under a table: 注：…, 填报人：… 审核人：….
fn is_note(row: &Row) -> bool {
    const FRONTS: [&str; 9] = ["注：", "注:", "注1", "备注：", "说明：", "填报人", "填表人", "审核人", "制表"];
    let first = row.cells().next().and_then(|(_, cell)| match cell {
        Cell::Text(text) => Some(text),
        _ => None,
    });
    first.is_some_and(|text| FRONTS.iter().any(|front| text.starts_with(front))) && row.len() <= 6
}
