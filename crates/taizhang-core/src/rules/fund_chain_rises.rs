use crate::rules::prelude::*;

rule! {
    /// 支出不大于到账，到账不大于批复，批复不大于申请。
    "fund-chain-rises", Error, layer: Record, basis: "申请→批复→到账→支出，后一个数不大于前一个数", check,
    zh: "“{fund}”的{part}{part_amount}大于{whole}{whole_amount}，多{excess}。后一个数不能大于前一个数，到账率、支出率会超过100%。",
    en: "{fund}: {part} {part_amount} exceeds {whole} {whole_amount} by {excess}; rates would be above 100%.",
    help_zh: "请核对单位和金额，改正其中一个；分几笔批复的，请一笔一行。",
    help_en: "Check units and amounts; enter several approvals as several rows.",
    bad: r#"
        [[fund]]
        name = "水毁修复补助资金"
        sort = "subsidy"
        approved = "125.5万元"
        approved_on = "2023-03-02"
        received = "152.5万元"
        received_on = "2023-04-18"
    "#,
    good: r#"
        [[fund]]
        name = "水毁修复补助资金"
        sort = "subsidy"
        approved = "125.5万元"
        approved_on = "2023-03-02"
        received = "100万元"
        received_on = "2023-04-18"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for fund in cx.all::<Fund>() {
        let chain = [
            (fund.applied, Fund::APPLIED),
            (fund.approved, Fund::APPROVED),
            (fund.issued, Fund::ISSUED),
            (fund.received, Fund::RECEIVED),
            (fund.spent, Fund::SPENT),
        ];
        let known: Vec<(Money, FieldId<Fund>)> = chain.into_iter().filter_map(|(money, field)| Some((money?, field))).collect();
        for pair in known.windows(2) {
            let [(whole_amount, whole), (part_amount, part)] = [pair[0], pair[1]];
            if let Some(excess) = part_amount.above(whole_amount) {
                let words = words! {
                    fund: &fund.name, part: part.info(), part_amount: part_amount,
                    whole: whole.info(), whole_amount: whole_amount, excess: excess,
                };
                cx.report(fund.place(part), words).related(fund.place(whole));
            }
        }
    }
}
