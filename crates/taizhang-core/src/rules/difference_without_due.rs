use crate::rules::prelude::*;

rule! {
    /// 盘点账实不符，没有整改时限：通报统计不到逾期。
    "difference-without-due", Warning, layer: Record, basis: "账实不符的须限期整改", check,
    zh: "“{asset}”盘点结果是“{result}”，没有整改时限。通报里的逾期未整改统计不到它。",
    en: "{asset} was found \"{result}\" without a day to mend it by: it will never be seen as overdue.",
    help_zh: "请填整改时限；已经整改的，请把盘点结果改为“相符”。",
    help_en: "Give the day, or set the result to match if it was mended.",
    bad: r#"
        [[stocktake]]
        asset = "旧粮所"
        result = "differs"
        on = "2023-06-14"
    "#,
    good: r#"
        [[stocktake]]
        asset = "旧粮所"
        result = "differs"
        on = "2023-06-14"
        mend_by = "2023-07-15"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for row in cx.all::<Stocktake>().iter().filter(|row| row.differs()) {
        let Some(result) = row.result else { continue };
        if row.mend_by.is_none() && !row.is_open(Stocktake::MEND_BY) {
            cx.report(row.place(Stocktake::MEND_BY), words! { asset: &row.asset, result: result.opt() });
        }
    }
}
