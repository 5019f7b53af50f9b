use crate::rules::prelude::*;
use rust_decimal::Decimal;

rule! {
    /// 率在0到100%之间：普及率、覆盖率超过100%的，分子分母至少有一个不对。
    "rate-out-of-range", Warning, layer: Field, basis: "部分与全部之比不超过100%", check,
    zh: "“{item}”写的是{value}，不在0到100%之间。分子不会大于分母，文稿照写会被退回。",
    en: "{item} is {value}, not between 0 and 100%: no part exceeds its whole, and the paper will come back.",
    help_zh: "请核对分子、分母；如果写的是增长率，请在名称里写明“增长”。",
    help_en: "Check part and whole; a rate of growth should say so in its name.",
    bad: r#"
        [[profile]]
        subject = "云岫镇"
        item = "卫生户厕普及率"
        year = 2022
        value = "970%"
        source = "农业农村办"
    "#,
    good: r#"
        [[profile]]
        subject = "云岫镇"
        item = "卫生户厕普及率"
        year = 2022
        value = "97%"
        source = "农业农村办"
        [[profile]]
        subject = "云岫镇"
        item = "村集体收入同比增长"
        year = 2022
        value = "134%"
        source = "农业农村办"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for row in cx.all::<Observation>() {
        if let Some(value) = row.value.filter(|value| is_odd(*value, cx.indicator_name(&row.indicator))) {
            let words = words! { item: cx.indicator_name(&row.indicator), value: value };
            cx.report(row.place(Observation::VALUE), words);
        }
    }
    for row in cx.all::<Profile>() {
        if let Some(value) = row.value.filter(|value| is_odd(*value, &row.item)) {
            cx.report(row.place(Profile::VALUE), words! { item: &row.item, value: value });
        }
    }
}

/// Rates that may well exceed their base.
const GROWTH: &[&str] = &["增", "同比", "环比", "升", "降", "收益", "完成"];

fn is_odd(value: Quantity, item: &str) -> bool {
    let share = value.unit.dimension() == Dimension::Rate && !GROWTH.iter().any(|word| item.contains(word));
    share && (value.amount < Decimal::ZERO || value.amount > Decimal::ONE_HUNDRED)
}
