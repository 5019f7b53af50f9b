use crate::rules::prelude::*;

rule! {
    /// 表里的合计，和上面各行相加不一样。
    "table-total-differs", Error, Figures, basis: "合计等于分项之和", check,
    zh: "这一列各行相加是{right}，合计写{said}。",
    en: "the rows of this column add up to {right}, the total says {said}.",
    help_zh: "请核对合计和各行。",
    help_en: "Check the total and the rows.",
    bad: "村｜年收益（万元）\n岚里村｜6.5\n石桥村｜2.7\n合计｜9.8",
    good: "村｜年收益（万元）\n岚里村｜6.5\n石桥村｜2.7\n合计｜9.2",
}

use std::collections::BTreeMap;

use taizhang_core::base::numeral;

fn check(cx: &mut Cx<'_>) {
    let mut tables: BTreeMap<u32, BTreeMap<(u32, u32), Span>> = BTreeMap::new();
    for para in &cx.doc.paras {
        if let Role::Cell(cell) = para.role {
            tables.entry(cell.table).or_default().insert((cell.row, cell.column), para.span.clone());
        }
    }
    for table in tables.values() {
        let is_total = |at: &(u32, u32)| matches!(cx.words(&table[at]).replace(' ', "").as_str(), "合计" | "总计");
        let totals: Vec<u32> = table.keys().filter(|at| at.1 <= 2 && is_total(at)).map(|at| at.0).collect();
        // Several totals are of groups that only their heads tell.
        if let [total] = totals.as_slice() {
            check_table(cx, table, *total);
        }
    }
}

fn check_table(cx: &mut Cx<'_>, table: &BTreeMap<(u32, u32), Span>, total: u32) {
    // What groups add up to is part of the whole already.
    let subtotals: Vec<u32> = table.iter().filter(|(_, span)| cx.words(span).trim_end().ends_with("小计")).map(|(at, _)| at.0).collect();
    let rows = table.keys().map(|at| at.0).max().unwrap_or(0);
    let last = table.keys().map(|at| at.1).max().unwrap_or(0);
    let value = |row: u32, column: u32| {
        let words = cx.words(table.get(&(row, column)).filter(|_| !subtotals.contains(&row))?).trim();
        numeral::read(words).ok().filter(|read| read.upto.is_none() && read.unit != Some(Unit::Percent)).map(|read| read.value)
    };
    let mut wrong = Vec::new();
    for column in 2..=last {
        let Some(said) = value(total, column) else { continue };
        let head = table.get(&(1, column)).map(|span| cx.words(span)).unwrap_or_default();
        let above: Vec<Decimal> = (2..total).filter_map(|row| value(row, column)).collect();
        let below: Vec<Decimal> = (total + 1..=rows).filter_map(|row| value(row, column)).collect();
        let parts = if above.is_empty() { below } else { above };
        let right: Decimal = parts.iter().sum();
        let adds = !head.contains(['率', '%', '均', '比', '次', '号']) && !head.contains("增长");
        // A total in the first row of data has its parts below.
        if adds && parts.len() >= 2 && right != said {
            wrong.push((table[&(total, column)].clone(), right));
        }
    }
    for (span, right) in wrong {
        let said = cx.words(&span).trim();
        cx.report(span, words! { right: write::amount(right, 6), said: said });
    }
}
