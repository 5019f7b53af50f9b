use crate::rules::prelude::*;

rule! {
    /// 放行没有用上：问题已经改好，或者规则代码、编号写错了。
    "waiver-unused", Hint, layer: Ledger, basis: "放行只为还在的问题", check runs Last,
    zh: "“{rule}”对{record}的放行没有用上：这一行没有这个问题{near}。留着它，以后真有问题时会被悄悄放过。",
    en: "The waiver of {rule} for {record} sets nothing aside{near}: kept, it would hide a later finding.",
    help_zh: "问题已经改好的，请删去这一行；代码或编号写错的，请改正。",
    help_en: "Delete it if the matter is mended, or mend the code or id.",
    bad: r#"
        [[project]]
        name = "山泉水厂项目"
        investor = "云岫饮品公司"
        amount = "4000万元"
        funds = "3200万元"
        [[waiver]]
        rule = "funds-over-contract"
        record = "ZS-2023-01"
        reason = "追加投资协议待补"
        person = "镇长"
    "#,
    good: r#"
        [[project]]
        name = "山泉水厂项目"
        investor = "云岫饮品公司"
        amount = "4000万元"
        funds = "5200万元"
        [[waiver]]
        rule = "funds-over-contract"
        record = "ZS-2023-01"
        reason = "追加投资协议待补"
        person = "镇长"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for at in cx.unused_waivers() {
        let waiver = &cx.all::<Waiver>()[*at];
        let known = crate::rules::named(&waiver.rule).is_some();
        let near = if known { None } else { cx.nearest(&waiver.rule, crate::rules::RULES.iter().map(|rule| rule.code)) };
        // A code that is none of ours and near none of ours belongs to the import or to a document rule.
        if known || near.is_some() {
            let words = words! { rule: &waiver.rule, record: &waiver.record, near: Word::near(near) };
            cx.report(waiver.place(Waiver::RULE), words).fix(near);
        }
    }
}
