use crate::rules::prelude::*;

rule! {
    /// 放行过了有效期：不再起作用。
    "waiver-expired", Warning, layer: Period, basis: "放行须有期限", check,
    zh: "“{rule}”对{record}的放行{until}已到期，不再起作用，原来的问题会重新提示。",
    en: "The waiver of {rule} for {record} ran out on {until}: what it set aside is told again.",
    help_zh: "请删去这一行；还需要放行的，请经批准人同意后写新的有效期。",
    help_en: "Delete it, or have it renewed.",
    bad: r#"
        [[waiver]]
        rule = "funds-over-contract"
        record = "ZS-2023-01"
        reason = "追加投资协议待补"
        person = "镇长"
        until = "2023-05-31"
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
        until = "2023-07-31"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for waiver in cx.all::<Waiver>() {
        if let Some(until) = waiver.until.filter(|until| *until < cx.as_of) {
            let words = words! { rule: &waiver.rule, record: &waiver.record, until: until };
            cx.report(waiver.place(Waiver::UNTIL), words);
        }
    }
}
