use crate::rules::prelude::*;

rule! {
    /// 指标用了不能换算的单位：户和座加不到一起。以口径册的单位为准，口径册里没有的，以最早一行为准。
    "observation-unit-differs", Error, layer: Ledger, basis: "同一指标计量单位一致", check,
    zh: "“{indicator}”{period}写的是{value}，这个指标以“{unit}”计。两种单位不能换算，合计时这一行加不进去。",
    en: "{indicator}, {period}: {value} does not measure in {unit}, as the indicator does, and cannot be added up.",
    help_zh: "请改成以“{unit}”计的数；确实是另一个指标的，请另起名称。",
    help_en: "Give it in {unit}, or name another indicator.",
    bad: r#"
        [[observation]]
        indicator = "toilet.household"
        period = "2023-04"
        value = "16户"
        [[observation]]
        indicator = "toilet.household"
        period = "2023-05"
        value = "12座"
    "#,
    good: r#"
        [[observation]]
        indicator = "tourism.visitors"
        period = "2023-04"
        value = "3.2万人次"
        [[observation]]
        indicator = "tourism.visitors"
        period = "2023-05"
        value = "32600人次"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for ((indicator, _), rows) in cx.series() {
        let values: Vec<_> = rows.iter().filter_map(|row| Some((row, row.value?, row.period?))).collect();
        let defined = cx.catalogue.get(indicator).map(|definition| definition.unit);
        let Some(unit) = defined.or_else(|| values.first().map(|(_, value, _)| value.unit)) else { continue };
        for (row, value, period) in values {
            if value.unit.dimension() != unit.dimension() {
                let name = cx.indicator_name(indicator);
                let words = words! { indicator: name, period: period, value: value, unit: unit.zh() };
                cx.report(row.place(Observation::VALUE), words);
            }
        }
    }
}
