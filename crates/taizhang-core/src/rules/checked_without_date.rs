use crate::rules::prelude::*;

rule! {
    /// 有盘点结果，没有盘点日期：已盘宗数按日期计，没有日期就不算。
    "checked-without-date", Error, layer: Record, basis: "口径：已盘点宗数按盘点日期统计", check,
    zh: "“{asset}”本轮盘点结果是“{result}”，没有盘点日期。已盘宗数按盘点日期统计，现在没有把它算进去。",
    en: "{asset} was checked (\"{result}\") on no day given: it is not counted as checked.",
    help_zh: "请按盘点表填盘点日期；还没有盘的，请把结果改为“未盘点”。",
    help_en: "Give the day, or set the result to open.",
    bad: r#"
        [[stocktake]]
        asset = "旧粮所"
        result = "match"
    "#,
    good: r#"
        [[stocktake]]
        asset = "旧粮所"
        result = "match"
        on = "2023-06-14"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for row in cx.all::<Stocktake>().iter().filter(|row| row.is_done()) {
        let Some(result) = row.result else { continue };
        if row.on.is_none() && !row.is_open(Stocktake::ON) {
            cx.report(row.place(Stocktake::ON), words! { asset: &row.asset, result: result.opt() });
        }
    }
}
