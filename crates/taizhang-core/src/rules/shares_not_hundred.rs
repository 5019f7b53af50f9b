use rust_decimal::Decimal;

use crate::rules::prelude::*;

rule! {
    /// 各股东持股比例相加是100%。
    "shares-not-hundred", Error, layer: Record, basis: "股权比例合计100%", check,
    zh: "“{company}”{year}年各股东持股相加是{sum}%，不是100%。分红和各村占比都算不准。",
    en: "The shares of {company} in {year} add up to {sum}%, not to 100%.",
    help_zh: "请对照章程或工商登记核对各股东的比例，漏了的股东补上。",
    help_en: "Check the shares against the articles; add who is missing.",
    bad: r#"
        [[company]]
        name = "富村兴农公司"
        year = 2022
        revenue = "26.4万元"
        profit = "4.2万元"
        shares = "岚里村60%；石桥村30%"
        dividends = "岚里村1.8万元；石桥村1.2万元"
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
        let Some(sum) = company.shared().filter(|sum| *sum != Decimal::ONE_HUNDRED) else { continue };
        let year = company.year.unwrap_or_default().normalize();
        cx.report(company.place(Company::SHARES), words! { company: &company.name, year: year, sum: sum.normalize() });
    }
}
