use crate::rules::prelude::*;

rule! {
    /// 一笔资金的各项加起来，不等于批复金额。
    "heads-differ-from-total", Warning, layer: Record, basis: "分项之和等于批复金额", check,
    zh: "“{fund}”的分项加起来是{sum}，批复金额是{approved}，差{off}。文稿写“共计”时两个数对不上。",
    en: "{fund}: its heads add up to {sum}, {approved} was approved, {off} apart: a paper that gives both contradicts itself.",
    help_zh: "请对照批复文件核对各项和总额。",
    help_en: "Hold heads and total against the paper of approval.",
    bad: r#"
        [[fund]]
        name = "农村厕所改造补助资金"
        sort = "subsidy"
        approved_on = "2023-03-02"
        approved = "7.7万元"
        heads = "公厕维修3.2万元；户厕奖补3.5万元"
    "#,
    good: r#"
        [[fund]]
        name = "农村厕所改造补助资金"
        sort = "subsidy"
        approved_on = "2023-03-02"
        approved = "7.7万元"
        heads = "公厕维修3.2万元；户厕奖补4.5万元"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for fund in cx.all::<Fund>() {
        let Some(approved) = fund.approved else { continue };
        let heads: Option<Vec<Money>> = fund.heads.0.iter().map(|(_, amount)| Money::of(*amount).ok()).collect();
        let Some(heads) = heads.filter(|heads| !heads.is_empty()) else { continue };
        let sum = Money::sum(heads);
        if let Some(off) = sum.above(approved).or_else(|| approved.above(sum)) {
            let words = words! { fund: &fund.name, sum: sum, approved: approved, off: off };
            cx.report(fund.place(Fund::HEADS), words).related(fund.place(Fund::APPROVED));
        }
    }
}
