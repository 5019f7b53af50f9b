use crate::rules::prelude::*;

rule! {
    /// 金额是负数：累计数、投资额、账面数都不会小于0；退款从累计数里减去，不另写负数。
    "money-negative", Error, layer: Field, basis: "累计到位、投资、资金各项不小于0", check,
    zh: "“{label}”的{title}写的是{amount}，小于0。加进合计会把别的数抵掉。",
    en: "\"{label}\": the {title} is {amount}, less than nothing: in a sum it would eat up others.",
    help_zh: "请填实际的数；正在核实的填“待核”。",
    help_en: "Give the real amount, or write 待核 while it is looked up.",
    bad: r#"
        [[project]]
        name = "山泉水厂项目"
        investor = "云岫饮品公司"
        funds = "-900万元"
    "#,
    good: r#"
        [[project]]
        name = "山泉水厂项目"
        investor = "云岫饮品公司"
        funds = "900万元"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for table in cx.tables() {
        // What came in one day may be a repayment, an income a loss; of a contract another rule tells.
        let free = |code: &str, field: usize| {
            [(Followup::CODE, Followup::FUNDS.index()), (Asset::CODE, Asset::INCOME.index()), (Project::CODE, Project::AMOUNT.index())]
                .contains(&(code, field))
        };
        let info = table.info();
        let money = (0..info.own).filter(|field| info.fields[*field].shape == Shape::Money && !free(info.code, *field));
        for field in money {
            for row in 0..table.len() {
                let Some(Value::Quantity(amount)) = table.value(row, field) else { continue };
                let Some(amount) = Money::of(amount).ok().filter(|amount| *amount < Money::default()) else { continue };
                let place = table.meta(row).place(Some((field, info.fields[field].code)), None);
                cx.report(place, words! { label: cx.label(table, row), title: info.fields[field], amount: amount });
            }
        }
    }
}
