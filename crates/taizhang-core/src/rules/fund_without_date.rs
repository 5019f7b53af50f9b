use crate::rules::prelude::*;

rule! {
    /// 有金额没有日期：申请、批复、到账都按日期计入当期。
    "fund-without-date", Error, layer: Record, basis: "口径：资金按申请、批复、到账日期计入当期", check,
    zh: "“{fund}”有{amount_of}{amount}，没有{day_of}。资金按日期计入当期，现在没有把这{amount}算进去。",
    en: "{fund}: {amount_of} {amount} has no day ({day_of}): it is counted in no period.",
    help_zh: "请按文件或银行回单补{day_of}。",
    help_en: "Give the day ({day_of}) from the paper or the bank.",
    bad: r#"
        [[fund]]
        name = "水毁修复补助资金"
        sort = "subsidy"
        approved = "125.5万元"
        approved_on = "2023-03-02"
        received = "100万元"
    "#,
    good: r#"
        [[fund]]
        name = "水毁修复补助资金"
        sort = "subsidy"
        approved = "125.5万元"
        approved_on = "2023-03-02"
        received = "100万元"
        pending = ["received_on"]
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for fund in cx.all::<Fund>() {
        let pairs = [
            (fund.applied, Fund::APPLIED, fund.applied_on, Fund::APPLIED_ON),
            (fund.approved, Fund::APPROVED, fund.approved_on, Fund::APPROVED_ON),
            (fund.received, Fund::RECEIVED, fund.received_on, Fund::RECEIVED_ON),
        ];
        for (amount, amount_of, on, day_of) in pairs {
            if let (Some(amount), None, false) = (amount, on, fund.is_open(day_of)) {
                let words = words! { fund: &fund.name, amount: amount, amount_of: amount_of.info(), day_of: day_of.info() };
                cx.report(fund.place(day_of), words);
            }
        }
    }
}
