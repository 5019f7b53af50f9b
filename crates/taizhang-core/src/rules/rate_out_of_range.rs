use crate::rules::prelude::*;
use rust_decimal::Decimal;

rule! {
    /// 率在0到100%之间：普及率、治理率超过100%的，分子分母至少有一个不对。
    "rate-out-of-range", Warning, layer: Field, basis: "部分与全部之比不超过100%", check,
    zh: "“{indicator}”写的是{value}，不在0到100%之间。分子不会大于分母，文稿照写会被退回。",
    en: "{indicator} is {value}, not between 0 and 100%: no part exceeds its whole, and the paper will come back.",
    help_zh: "请核对分子、分母；如果写的是增长率，请在指标名称里写明“增长”。",
    help_en: "Check part and whole; a rate of growth should say so in its name.",
    bad: r#"
        [[observation]]
        indicator = "卫生户厕普及率"
        period = "2023-05"
        value = "970%"
    "#,
    good: r#"
        [[observation]]
        indicator = "卫生户厕普及率"
        period = "2023-05"
        value = "97%"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for row in cx.all::<Observation>() {
        let rate = row.value.filter(|value| value.unit.dimension() == Dimension::Rate);
        let Some(value) = rate.filter(|_| row.is_share()) else { continue };
        if value.amount < Decimal::ZERO || value.amount > Decimal::ONE_HUNDRED {
            cx.report(row.place(Observation::VALUE), words! { indicator: &row.indicator, value: value });
        }
    }
}
