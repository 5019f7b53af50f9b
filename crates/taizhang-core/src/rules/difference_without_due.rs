use crate::rules::prelude::*;

rule! {
    /// 盘点账实不符，没有整改时限：通报统计不到逾期。
    "difference-without-due", Warning, layer: Record, basis: "账实不符的须限期整改", check,
    zh: "“{asset}”盘点结果是“{result}”，没有整改时限。通报里的逾期未整改统计不到它。",
    en: "{asset} was found \"{result}\" without a day to mend it by: it will never be seen as overdue.",
    help_zh: "请填整改时限；已经整改的，请把盘点结果改为“相符”。",
    help_en: "Give the day, or set the result to match if it was mended.",
    bad: r#"
        [[asset]]
        name = "旧粮所"
        office = "财政所"
        checked = "differs"
        checked_on = "2023-06-14"
    "#,
    good: r#"
        [[asset]]
        name = "旧粮所"
        office = "财政所"
        checked = "differs"
        checked_on = "2023-06-14"
        mend_by = "2023-07-15"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for asset in cx.all::<Asset>().iter().filter(|asset| asset.differs()) {
        let Some(result) = asset.checked else { continue };
        if asset.mend_by.is_none() && !asset.is_open(Asset::MEND_BY) {
            cx.report(asset.place(Asset::MEND_BY), words! { asset: &asset.name, result: result.opt() });
        }
    }
}
