use crate::rules::prelude::*;

rule! {
    /// 当年分红不多于当年净利润；用以前年度利润分的要说明。
    "dividend-over-profit", Warning, layer: Record, basis: "分红不大于净利润", check,
    zh: "“{company}”各村分红合计{dividend}，比净利润{profit}还多。照抄进文稿，读的人会问钱从哪来。",
    en: "The dividends of {company}, {dividend}, are more than its profit, {profit}.",
    help_zh: "请核对两个数；用以前年度利润分的，请在备注写明。",
    help_en: "Check both; if earlier profits were given out, say so in the note.",
    bad: r#"
        [[company]]
        name = "富村兴农公司"
        year = 2022
        revenue = "26.4万元"
        profit = "4.2万元"
        shares = "岚里村60%；石桥村40%"
        dividends = "岚里村3.8万元；石桥村1.2万元"
    "#,
    good: r#"
        [[company]]
        name = "富村兴农公司"
        year = 2022
        revenue = "26.4万元"
        profit = "4.2万元"
        shares = "岚里村60%；石桥村40%"
        dividends = "岚里村1.8万元；石桥村1.2万元"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for company in cx.all::<Company>() {
        let (Some(dividend), Some(profit)) = (company.dividend(), company.profit) else { continue };
        let over = dividend.to(Unit::Yuan).is_ok_and(|dividend| dividend.amount > profit.yuan());
        if over && company.meta.common.note.is_none() {
            let words = words! { company: &company.name, dividend: dividend, profit: profit };
            cx.report(company.place(Company::DIVIDENDS), words).related(company.place(Company::PROFIT));
        }
    }
}
