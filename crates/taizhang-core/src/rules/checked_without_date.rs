use crate::kind::asset::CheckResult;
use crate::rules::prelude::*;

rule! {
    /// 有盘点结果，没有盘点日期：已盘宗数按日期计，没有日期就不算。
    "checked-without-date", Error, layer: Record, basis: "口径：已盘点宗数按盘点日期统计", check,
    zh: "“{asset}”本轮盘点结果是“{result}”，没有盘点日期。已盘宗数按盘点日期统计，现在没有把它算进去。",
    en: "{asset} was checked (\"{result}\") on no day given: it is not counted as checked.",
    help_zh: "请按盘点表填盘点日期；还没有盘的，请把结果改为“未盘点”。",
    help_en: "Give the day, or set the result to open.",
    bad: r#"
        [[asset]]
        name = "旧粮所"
        office = "财政所"
        checked = "match"
    "#,
    good: r#"
        [[asset]]
        name = "旧粮所"
        office = "财政所"
        checked = "match"
        checked_on = "2023-06-14"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for asset in cx.all::<Asset>() {
        let Some(result) = asset.checked.filter(|result| *result != CheckResult::Open) else { continue };
        if asset.checked_on.is_none() && !asset.is_open(Asset::CHECKED_ON) {
            cx.report(asset.place(Asset::CHECKED_ON), words! { asset: &asset.name, result: result.opt() });
        }
    }
}
