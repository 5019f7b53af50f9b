use crate::rules::prelude::*;

rule! {
    /// 账实不符过了整改时限，还没有整改完成。
    "difference-overdue", Hint, layer: Period, basis: "账实不符的须限期整改", check,
    zh: "“{asset}”应在{due}前整改，到{as_of}已过{days}天，盘点结果还是“{result}”。通报会算作逾期未整改。",
    en: "{asset} was to be mended by {due}, {days} days before {as_of}, and is still \"{result}\". The bulletin counts it as overdue.",
    help_zh: "已经整改的，请填整改完成日期；没有整改的，请写原因和新的时限。",
    help_en: "Give the day it was mended, else give the reason and a new day.",
    bad: r#"
        [[stocktake]]
        asset = "旧粮所"
        result = "short"
        on = "2023-05-14"
        mend_by = "2023-06-15"
    "#,
    good: r#"
        [[stocktake]]
        asset = "旧粮所"
        result = "short"
        on = "2023-05-14"
        mend_by = "2023-06-15"
        mended_on = "2023-06-06"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    let (all, as_of) = (cx.all::<Stocktake>(), cx.as_of);
    for row in all.iter().filter(|row| row.differs() && !row.mended_by(as_of)) {
        let (Some(result), Some(due)) = (row.result, row.mend_by) else { continue };
        let days = as_of.since(due).map_or(0, |span| span.get_days());
        if days > 0 && !row.is_superseded(all) {
            let words = words! { asset: &row.asset, due: due, as_of: as_of, days: days, result: result.opt() };
            cx.report(row.place(Stocktake::MEND_BY), words);
        }
    }
}
