use crate::rules::prelude::*;

rule! {
    /// 写了变更原因，前面却没有同一项目、同一要素的需求：变的是什么说不清。
    "need-change-without-first", Warning, layer: Ledger, basis: "需求变更逐次登记", check,
    zh: "“{project}”{date}的“{what}”写了变更原因，前面没有同一要素的需求。变更不计作新的问题，这一项就从问题数里漏掉了。",
    en: "{project}: \"{what}\" of {date} gives a reason for a change, but no earlier need of this sort is there: changes are not counted, so this one is counted nowhere.",
    help_zh: "请补登原来的需求；如果这是第一次提出，请把变更原因去掉。",
    help_en: "Enter the first demand too, or take the reason away if this is the first.",
    bad: r#"
        [[project]]
        name = "竹溪谷民宿集群项目"
        investor = "云岫文旅公司"
        [[need]]
        project = "竹溪谷民宿集群项目"
        date = "2023-04-07"
        what = "租赁集体建设用地31亩"
        sort = "land"
        asked = "岚里村"
        solved = "2023-04-18"
        change = "无新增用地指标"
    "#,
    good: r#"
        [[project]]
        name = "竹溪谷民宿集群项目"
        investor = "云岫文旅公司"
        [[need]]
        project = "竹溪谷民宿集群项目"
        date = "2023-02-10"
        what = "商住用地46亩无指标"
        sort = "land"
        asked = "县自然资源局"
        solved = "2023-04-18"
        quantity = "46亩"
        [[need]]
        project = "竹溪谷民宿集群项目"
        date = "2023-04-07"
        what = "租赁集体建设用地31亩"
        sort = "land"
        asked = "岚里村"
        solved = "2023-04-18"
        change = "无新增用地指标"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    let all = cx.all::<Need>();
    for need in all.iter().filter(|need| !need.is_raised()) {
        let before = |other: &&Record<Need>| other.is_raised() && other.is_version_of(need) && other.date <= need.date;
        if let (Some(date), None) = (need.date, all.iter().find(before)) {
            cx.report(need.place(Need::CHANGE), words! { project: &need.project, date: date, what: &need.what });
        }
    }
}
