use crate::rules::prelude::*;

rule! {
    /// 累计支出没有写截至哪天：累计数离了日期就比不了。
    "spent-without-as-of", Warning, layer: Record, basis: "累计数须注明截至日期", check,
    zh: "“{fund}”累计支出{spent}，没有写截至哪天。不知道是哪天的数，本期支出就减不出来。",
    en: "{fund}: {spent} is spent in all, until no day given: what was spent in the period cannot be told.",
    help_zh: "请填支出截至日期。",
    help_en: "Say until when.",
    bad: r#"
        [[fund]]
        name = "水毁修复补助资金"
        sort = "subsidy"
        spent = "80万元"
    "#,
    good: r#"
        [[fund]]
        name = "水毁修复补助资金"
        sort = "subsidy"
        spent = "80万元"
        spent_by = "2023-06-25"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for fund in cx.all::<Fund>() {
        let Some(spent) = fund.spent else { continue };
        if fund.spent_by.is_none() && !fund.is_open(Fund::SPENT_BY) {
            cx.report(fund.place(Fund::SPENT_BY), words! { fund: &fund.name, spent: spent });
        }
    }
}
