//! Rows of totals: a check, never data.

use rust_decimal::Decimal;
use taizhang_core::base::Unit;
use taizhang_core::kind::{FieldInfo, Value};

use super::cell::{Cell, Row};
use super::desk::Desk;
use super::plan::Plan;
use crate::message;

/// How many rows are kept to find the one that a wrong total may have counted twice.
const MOST_KEPT: usize = 2_000;

/// The sums of the columns of a sheet so far.
#[derive(Debug, Default)]
pub(super) struct Totals {
    columns: Vec<Column>,
}

#[derive(Debug, Default)]
struct Column {
    at: u32,
    unit: Option<Unit>,
    all: Sum,
    /// Since the last row of totals.
    part: Sum,
    /// Whether a cell could not be read: then there is nothing to compare with.
    open: bool,
    rows: Vec<(u32, Decimal)>,
}

#[derive(Debug, Default, Clone, Copy)]
struct Sum {
    amount: Decimal,
    rows: u32,
}

impl Sum {
    fn add(&mut self, amount: Decimal) {
        self.amount = self.amount.saturating_add(amount);
        self.rows += 1;
    }
}

/// Whether a row is one of totals: 合计, 小 计, 总计：.
pub(super) fn is_total(row: &Row) -> bool {
    let mut texts = row.cells().filter_map(|(_, cell)| match cell {
        Cell::Text(text) => Some(text),
        _ => None,
    });
    texts.next().is_some_and(says_total) || texts.take(2).any(says_total)
}

fn says_total(text: &str) -> bool {
    if !text.starts_with(['合', '小', '总', '共', '累', '本', '全']) || text.len() > 48 {
        return false;
    }
    let kept: String = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '：' | ':')).collect();
    let core = kept.trim_start_matches("本页").trim_start_matches("全镇");
    ["合计", "小计", "总计", "共计", "累计", "总合计"].contains(&core)
}

impl Totals {
    fn column(&mut self, column: u32) -> &mut Column {
        let at = self.columns.iter().position(|own| own.at == column).unwrap_or_else(|| {
            self.columns.push(Column { at: column, ..Column::default() });
            self.columns.len() - 1
        });
        &mut self.columns[at]
    }

    /// Takes a number up.
    pub(super) fn add(&mut self, column: u32, row: u32, value: &Value, info: &FieldInfo) {
        let amount = match (value, info.unit) {
            (Value::Quantity(quantity), Some(unit)) => match quantity.to(unit) {
                Ok(quantity) => quantity.amount,
                Err(_) => return,
            },
            (Value::Number(number), _) => *number,
            _ => return,
        };
        let own = self.column(column);
        own.unit = info.unit;
        own.all.add(amount);
        own.part.add(amount);
        if own.rows.len() < MOST_KEPT {
            own.rows.push((row, amount));
        }
    }

    /// A cell that has no number to add, though it should.
    pub(super) fn open(&mut self, column: u32) {
        self.column(column).open = true;
    }

    /// Holds a row of totals against the sums.
    pub(super) fn check(&mut self, desk: &mut Desk<'_>, plan: &Plan, row: &Row) {
        for own in &mut self.columns {
            let written = match row.get(own.at) {
                Some(Cell::Number(number)) => Some(number),
                Some(Cell::Text(text)) => taizhang_core::base::numeral::read(text).ok().map(|numeral| numeral.value),
                _ => None,
            };
            if let Some(written) = written.filter(|_| !own.open)
                && !own.all.agrees(written)
                && !own.part.agrees(written)
            {
                own.tell(desk, plan, row.number, written);
            }
            own.part = Sum::default();
        }
    }
}

impl Sum {
    /// Whether a total says so, to as many decimals as it was written with.
    fn agrees(self, written: Decimal) -> bool {
        let decimals = written.normalize().scale();
        self.amount == written || self.amount.round_dp(decimals) == written
    }
}

impl Column {
    fn tell(&self, desk: &mut Desk<'_>, plan: &Plan, row: u32, written: Decimal) {
        let sum = if self.part.rows == 0 || self.part.rows == self.all.rows {
            self.all
        } else {
            nearer(self.all, self.part, written)
        };
        let unit = self.unit.map_or(String::new(), |unit| format!(" {unit}"));
        let (said, right) = (written.normalize(), sum.amount.normalize());
        let off = (written - sum.amount).normalize();
        let (word, en) = if off.is_sign_negative() { ("少", "less") } else { ("多", "more") };
        let culprit = self.culprit(desk, plan, off).unwrap_or_default();
        let place = plan.place(row, self.at);
        desk.findings.push(message::TOTAL_DIFFERS.at(
            place,
            [
                format!(
                    "合计行写 {said}{unit}，上面 {n} 行相加是 {right}{unit}，{word} {}{unit}。{culprit}文稿以逐项相加的 {right}{unit}为准，合计行不用改也不影响报送。",
                    off.abs(),
                    n = sum.rows
                ),
                format!("The total says {said}, the {} rows above make {right}: {} {en}. Papers use the sum of the rows.", sum.rows, off.abs()),
            ],
            [format!("请核对上面各行；合计行若要一致，改为 {right}。"), format!("Check the rows above; the total would be {right}.")],
        ));
    }

    /// The one row that is just as much as the difference.
    fn culprit(&self, desk: &Desk<'_>, plan: &Plan, off: Decimal) -> Option<String> {
        let mut same = self.rows.iter().filter(|(_, amount)| *amount == off.abs());
        let (row, _) = same.next()?;
        if same.next().is_some() {
            return None;
        }
        let label = plan.layout.views.iter().find_map(|view| {
            let table = desk.ledger.records.table(view.kind.code)?;
            let is_there = |at: &usize| {
                table.meta(*at).origin.as_ref().is_some_and(|origin| {
                    origin.row == *row && origin.sheet.sheet == plan.sheet && origin.sheet.file == plan.file
                })
            };
            (0..table.len()).find(is_there).map(|at| table.label(at))
        })?;
        let unit = self.unit.map_or(String::new(), |unit| format!(" {unit}"));
        let may = if off.is_sign_negative() { "可能漏加了" } else { "可能加了两次" };
        Some(format!("第 {row} 行“{label}”正好 {}{unit}，{may}。", off.abs()))
    }
}

fn nearer(all: Sum, part: Sum, written: Decimal) -> Sum {
    if (part.amount - written).abs() < (all.amount - written).abs() { part } else { all }
}
