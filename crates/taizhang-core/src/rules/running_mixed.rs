use crate::rules::prelude::*;
use std::collections::BTreeMap;

rule! {
    /// 同一指标同一年里，有的月份填累计数，有的填当月数：加起来就错了。
    "running-mixed", Warning, layer: Ledger, basis: "同一指标一年内口径一致", check,
    zh: "“{indicator}”{year}年有{running}行是累计数、{current}行是当月数。两种数混在一起，合计和逐月比较都会错。",
    en: "{indicator}, {year}: {running} rows are running totals and {current} are the month's own. Sums and comparisons go wrong.",
    help_zh: "请统一成一种：都填累计数，或都填当月数。",
    help_en: "Keep to one of the two.",
    bad: r#"
        [[observation]]
        indicator = "river.patrol"
        period = "2023-04"
        running = true
        value = "160次"
        [[observation]]
        indicator = "river.patrol"
        period = "2023-05"
        running = false
        value = "42次"
    "#,
    good: r#"
        [[observation]]
        indicator = "river.patrol"
        period = "2023-04"
        running = false
        value = "40次"
        [[observation]]
        indicator = "river.patrol"
        period = "2023-05"
        running = false
        value = "42次"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for ((indicator, _), rows) in cx.series() {
        let mut years: BTreeMap<i16, Vec<&Record<Observation>>> = BTreeMap::new();
        for row in rows {
            if let Some(period) = row.period {
                years.entry(period.last().year()).or_default().push(row);
            }
        }
        for (year, rows) in years {
            let running = rows.iter().filter(|row| row.running == Some(true)).count();
            let current = rows.len() - running;
            let fewer = running <= current;
            let odd = rows.iter().find(|row| (row.running == Some(true)) == fewer).filter(|_| running > 0 && current > 0);
            if let Some(odd) = odd {
                let words = words! { indicator: cx.indicator_name(indicator), year: i32::from(year), running: running, current: current };
                cx.report(odd.place(Observation::RUNNING), words);
            }
        }
    }
}
