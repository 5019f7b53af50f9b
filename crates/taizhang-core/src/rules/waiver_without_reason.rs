use crate::rules::prelude::*;

rule! {
    /// 放行没有写理由：没有理由的放行不起作用。
    "waiver-without-reason", Error, layer: Record, basis: "放行须有理由、批准人", check,
    zh: "“{rule}”对{record}的放行没有写理由，所以不起作用，原来的问题照样提示。",
    en: "The waiver of {rule} for {record} gives no reason and has no effect.",
    help_zh: "请写明理由；不需要放行的，请删去这一行。",
    help_en: "Give the reason, or delete it.",
    bad: r#"
        [[waiver]]
        rule = "funds-over-contract"
        record = "ZS-2023-01"
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
    for waiver in cx.all::<Waiver>().iter().filter(|waiver| waiver.reason.trim().is_empty()) {
        cx.report(waiver.place(Waiver::REASON), words! { rule: &waiver.rule, record: &waiver.record });
    }
}
