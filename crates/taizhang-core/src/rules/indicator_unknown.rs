use crate::rules::prelude::*;

rule! {
    /// 月度指标不在口径册里：填了，也没有哪个数据用得上它。
    "indicator-unknown", Hint, layer: Ledger, basis: "口径册是指标名称的唯一来源", check,
    zh: "口径册里没有“{indicator}”这个指标{near}。这一行存得下，但没有哪个数据会用到它。",
    en: "The catalogue has no indicator \"{indicator}\"{near}: the row is kept, but no figure uses it.",
    help_zh: "请改成口径册里的名称；镇里自己要留的，不用改。",
    help_en: "Use the catalogue's name; what the town keeps for itself may stay.",
    bad: r#"
        [[observation]]
        indicator = "旅游接待人数"
        period = "2023-05"
        value = "3.2万人次"
    "#,
    good: r#"
        [[observation]]
        indicator = "tourism.visitors"
        period = "2023-05"
        value = "3.2万人次"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    let catalogue = cx.catalogue;
    for ((indicator, _), rows) in cx.series() {
        let known = catalogue.observed().any(|definition| definition.code == *indicator || definition.name == *indicator);
        let Some(first) = rows.first().filter(|_| !known && !indicator.is_empty()) else { continue };
        let near = cx.nearest(indicator, catalogue.observed().map(|definition| definition.name.as_str()));
        cx.report(first.place(Observation::INDICATOR), words! { indicator: *indicator, near: Word::near(near) }).fix(near);
    }
}
