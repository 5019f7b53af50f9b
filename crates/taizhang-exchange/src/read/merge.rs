//! Cells that a clerk merged down over several rows: each row is meant to say the same.

use taizhang_core::kind::Shape;

use super::cell::{Cell, Merged, Row};
use super::desk::Desk;
use super::plan::Plan;
use crate::message;

/// The merged cells below the heads, and what stands in those that have begun.
pub(super) struct Fill {
    merged: Vec<(Merged, Row)>,
}

impl Fill {
    pub(super) fn new(merged: Vec<Merged>, head_row: u32) -> Self {
        let down = |one: &Merged| one.rows.0 > head_row && one.rows.1 > one.rows.0;
        Self { merged: merged.into_iter().filter(down).map(|one| (one, Row::default())).collect() }
    }

    /// The row with what merged cells above say of it, where they do.
    pub(super) fn row(&mut self, desk: &mut Desk<'_>, plan: &Plan, row: &Row) -> Option<Row> {
        if self.merged.is_empty() {
            return None;
        }
        let mut filled: Option<Row> = None;
        for (merged, kept) in &mut self.merged {
            let column = merged.columns.0;
            if merged.rows.0 == row.number {
                kept.start(row.number);
                if let Some(cell) = row.get(column) {
                    kept.push(column, cell);
                    tell(desk, plan, merged, cell);
                }
            } else if merged.rows.0 < row.number
                && row.number <= merged.rows.1
                && !adds(plan, column)
                && let Some(cell) = kept.get(column)
            {
                filled.get_or_insert_with(|| row.clone()).push(column, cell);
            }
        }
        filled
    }
}

/// Whether a column holds numbers: one number over several rows must not count several times.
fn adds(plan: &Plan, column: u32) -> bool {
    let slots = (0..plan.layout.views.len()).filter_map(|view| plan.slot_of(column, view));
    slots.filter_map(|slot| slot.field.as_ref()).any(|field| {
        matches!(
            field.shape,
            Shape::Money | Shape::Area | Shape::Count | Shape::Quantity | Shape::Number | Shape::Amounts
        )
    })
}

fn tell(desk: &mut Desk<'_>, plan: &Plan, merged: &Merged, cell: Cell<'_>) {
    let rows = format!("第 {}—{} 行", merged.rows.0, merged.rows.1);
    let words = cell.words();
    let (zh, en) = if adds(plan, merged.columns.0) {
        (
            format!("{rows}合并成一格，“{words}”只算在第一行上。"),
            format!("{words} is merged over {rows}: it counts for the first row only."),
        )
    } else {
        (
            format!("{rows}合并成一格，每一行都按“{words}”读取。"),
            format!("{words} is merged over {rows}: each row is read with it."),
        )
    };
    desk.findings.push(message::CELLS_MERGED.at(
        plan.place(merged.rows.0, merged.columns.0),
        [zh, en],
        message::said(
            "请取消合并，每行各填各的，排序筛选才不会乱。",
            "Unmerge it and fill each row, so that sorting breaks nothing.",
        ),
    ));
}
