use crate::rules::prelude::*;

rule! {
    /// 同一指标前后用了不能换算的单位：户和座加不到一起。
    "observation-unit-differs", Error, layer: Ledger, basis: "同一指标计量单位一致", check,
    zh: "“{indicator}”{period}写的是{value}，前面用的单位是“{unit}”。两种单位不能换算，合计时这一行加不进去。",
    en: "{indicator}, {period}: {value} does not measure in {unit}, as the rows before do, and cannot be added to them.",
    help_zh: "请改成以“{unit}”计的数；确实是另一个指标的，请另起名称。",
    help_en: "Give it in {unit}, or name another indicator.",
    bad: r#"
        [[observation]]
        indicator = "户厕改造"
        period = "2023-04"
        value = "16户"
        [[observation]]
        indicator = "户厕改造"
        period = "2023-05"
        value = "12座"
    "#,
    good: r#"
        [[observation]]
        indicator = "旅游接待人次"
        period = "2023-04"
        value = "3.2万人次"
        [[observation]]
        indicator = "旅游接待人次"
        period = "2023-05"
        value = "32600人次"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for ((indicator, _), rows) in cx.series() {
        let mut values = rows.iter().filter_map(|row| Some((row, row.value?, row.period?)));
        let Some((first, wanted, _)) = values.next() else { continue };
        for (row, value, period) in values.filter(|(_, value, _)| value.unit.dimension() != wanted.unit.dimension()) {
            let words = words! { indicator: *indicator, period: period, value: value, unit: wanted.unit.zh() };
            cx.report(row.place(Observation::VALUE), words).related(first.place(Observation::VALUE));
        }
    }
}
