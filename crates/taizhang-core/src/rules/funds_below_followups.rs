use crate::rules::prelude::*;

rule! {
    /// 累计到位资金小于跟踪中登记的各笔之和：累计数没有跟着更新。
    "funds-below-followups", Warning, layer: Ledger, basis: "累计数不小于各笔之和", check,
    zh: "“{project}”累计到位写的是{funds}，跟踪中登记的{count}笔相加是{sum}，少{missing}。到位资金按{funds}统计，可能少算了。",
    en: "{project}: {funds} is given as received in all, but its {count} entries add up to {sum}, {missing} more. The lower number is counted.",
    help_zh: "请把累计到位资金更新到最近一笔；如果有一笔填重了，请删去。",
    help_en: "Bring the running total up to the last entry, or delete an entry made twice.",
    bad: r#"
        [[project]]
        name = "山泉水厂项目"
        investor = "云岫饮品公司"
        funds = "2000万元"
        [[followup]]
        project = "山泉水厂项目"
        date = "2023-03-10"
        content = "首期设备款到账"
        funds = "2000万元"
        [[followup]]
        project = "山泉水厂项目"
        date = "2023-05-16"
        content = "二期设备款到账"
        funds = "600万元"
    "#,
    good: r#"
        [[project]]
        name = "山泉水厂项目"
        investor = "云岫饮品公司"
        funds = "2600万元"
        [[followup]]
        project = "山泉水厂项目"
        date = "2023-03-10"
        content = "首期设备款到账"
        funds = "2000万元"
        [[followup]]
        project = "山泉水厂项目"
        date = "2023-05-16"
        content = "二期设备款到账"
        funds = "600万元"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for project in cx.all::<Project>().iter().filter(|project| !project.is_open(Project::FUNDS)) {
        let rows = cx.followups_of(&project.name).iter().filter(|row| row.date.is_none_or(|on| on <= cx.as_of));
        let parts: Vec<Money> = rows.filter_map(|row| row.funds).collect();
        if parts.is_empty() {
            continue;
        }
        let sum = Money::sum(parts.iter().copied());
        let funds = project.funds.unwrap_or_default();
        if let Some(missing) = sum.above(funds) {
            let words = words! { project: &project.name, funds: funds, count: parts.len(), sum: sum, missing: missing };
            cx.report(project.place(Project::FUNDS), words);
        }
    }
}
