use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::rules::prelude::*;

rule! {
    /// 年度营业收入等于12月的年初以来累计数。
    "revenue-against-months", Warning, layer: Ledger, basis: "年度数与月度累计数一致", check,
    zh: "“{company}”{year}年营业收入填的是{annual}，月度指标12月的累计数是{running}，相差{difference}。两处说的是同一个数。",
    en: "The revenue of {company} in {year} is {annual}, but its running total in December is {running}, {difference} apart.",
    help_zh: "请对照年度财务报表，改正填错的一处。",
    help_en: "Hold both against the annual accounts and mend the wrong one.",
    bad: r#"
        [[company]]
        name = "富村兴农公司"
        year = 2022
        revenue = "26.4万元"
        profit = "4.2万元"
        shares = "岚里村60%；石桥村40%"
        dividends = "岚里村1.8万元；石桥村1.2万元"
        
        [[observation]]
        indicator = "company.revenue"
        period = "2022-12"
        running = true
        value = "24.6万元"
    "#,
    good: r#"
        [[company]]
        name = "富村兴农公司"
        year = 2022
        revenue = "26.4万元"
        profit = "4.2万元"
        shares = "岚里村60%；石桥村40%"
        dividends = "岚里村1.8万元；石桥村1.2万元"
        
        [[observation]]
        indicator = "company.revenue"
        period = "2022-12"
        running = true
        value = "26.4万元"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    let series = cx.series();
    let months = series.get(&("company.revenue", "")).map_or(&[][..], Vec::as_slice);
    let mut reports: BTreeMap<Option<Decimal>, usize> = BTreeMap::new();
    for company in cx.all::<Company>() {
        *reports.entry(company.year).or_default() += 1;
    }
    for company in cx.all::<Company>() {
        let (Some(year), Some(annual)) = (company.year.and_then(|year| year.to_i16()), company.revenue) else { continue };
        // The months are those of all companies: only a lone one can be held against them.
        let alone = reports[&company.year] == 1;
        let ends = |row: &&&Record<Observation>| row.running == Some(true) && row.period.is_some_and(|of| of.last() == Date::constant(year, 12, 31));
        let Some(row) = months.iter().find(ends).filter(|_| alone) else { continue };
        let Some(running) = row.value else { continue };
        let own = Quantity::new(annual.yuan(), Unit::Yuan);
        let Ok(difference) = running.minus(own) else { continue };
        if !difference.amount.is_zero() {
            let difference = Quantity::new(difference.amount.abs(), difference.unit);
            let words = words! { company: &company.name, year: i32::from(year), annual: annual, running: running, difference: difference };
            cx.report(company.place(Company::REVENUE), words).related(row.place(Observation::VALUE));
        }
    }
}
