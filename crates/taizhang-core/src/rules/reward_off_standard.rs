use crate::rules::prelude::*;

rule! {
    /// 奖补金额不等于户数乘标准。
    "reward-off-standard", Warning, layer: Record, basis: "奖补金额＝户数×标准", check,
    zh: "“{fund}”奖补{households}户，每户{standard}，应是{product}，分项构成里的{head}是{amount}，差{off}。",
    en: "{fund} rewards {households} households with {standard} each, which is {product}; its head {head} says {amount}, {off} apart.",
    help_zh: "请核对验收户数和奖补标准。",
    help_en: "Check the number of households and the standard.",
    bad: r#"
        [[fund]]
        name = "农村厕所改造补助资金"
        sort = "subsidy"
        approved_on = "2023-03-02"
        approved = "7.7万元"
        heads = "公厕维修3.2万元；户厕奖补4.5万元"
        households = 30
        standard = "1200元"
    "#,
    good: r#"
        [[fund]]
        name = "农村厕所改造补助资金"
        sort = "subsidy"
        approved_on = "2023-03-02"
        approved = "7.7万元"
        heads = "公厕维修3.2万元；户厕奖补4.5万元"
        households = 30
        standard = "1500元"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for fund in cx.all::<Fund>() {
        let (Some(households), Some(standard)) = (fund.households, fund.standard) else { continue };
        let Some((head, amount)) = fund.heads.0.iter().find(|(head, _)| head.contains("奖补")) else { continue };
        let product = standard.yuan().checked_mul(households.get().into());
        let product = product.and_then(|yuan| Money::of(Quantity::new(yuan, Unit::Yuan)).ok());
        let (Some(product), Ok(amount)) = (product, Money::of(*amount)) else { continue };
        if let Some(off) = product.above(amount).or_else(|| amount.above(product)) {
            let words = words! {
                fund: &fund.name, households: households.get(), standard: standard, product: product,
                head: head, amount: amount, off: off,
            };
            cx.report(fund.place(Fund::HEADS), words).related(fund.place(Fund::HOUSEHOLDS));
        }
    }
}
