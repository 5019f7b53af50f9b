use crate::rules::prelude::*;
use rust_decimal::Decimal;

rule! {
    /// 评估价以万元计，报告上是两位小数；更细的多半是算出来的。
    "appraisal-too-fine", Hint, layer: Field, basis: "评估价取自评估报告，以万元计两位小数", check,
    zh: "“{parcel}”的评估价是{amount}，比两位小数还细。评估报告以万元计两位小数，对外写出来会与报告对不上。",
    en: "{parcel} is appraised at {amount}, finer than the two decimals of 万元 that a report gives: what is told will not match it.",
    help_zh: "请照评估报告填，不要用单价乘面积推算。",
    help_en: "Copy the report; do not multiply a price by an area.",
    bad: r#"
        [[parcel]]
        name = "新圩村五号地块"
        route = "auction"
        owner = "新圩村经济联合社"
        area = "9.6亩"
        usage = "工业用地"
        stage = { claimed = "appraised", appraised = "2023-04-20" }
        appraised = "612.3847万元"
    "#,
    good: r#"
        [[parcel]]
        name = "新圩村五号地块"
        route = "auction"
        owner = "新圩村经济联合社"
        area = "9.6亩"
        usage = "工业用地"
        stage = { claimed = "appraised", appraised = "2023-04-20" }
        appraised = "612.38万元"
    "#,
}

/// 0.01万元
const FINEST: Decimal = Decimal::ONE_HUNDRED;

fn check(cx: &mut Cx<'_>) {
    for parcel in cx.all::<Parcel>() {
        if let Some(amount) = parcel.appraised.filter(|amount| !(amount.yuan() % FINEST).is_zero()) {
            cx.report(parcel.place(Parcel::APPRAISED), words! { parcel: &parcel.name, amount: amount });
        }
    }
}
