use crate::rules::prelude::*;
use std::collections::BTreeMap;

rule! {
    /// 投资方、金额都一样，名称只差几个字：多半是一个项目登记了两次。
    "project-twice", Warning, layer: Ledger, basis: "口径：一个项目只计一次", check,
    zh: "“{project}”与{other}“{other_name}”可能是同一个项目：投资方相同，金额都是{amount}，名称只差“{difference}”。现在按两个项目、两份金额统计。",
    en: "{project} and {other}, {other_name}, may be one project: same investor, both {amount}, names that differ only in \"{difference}\". Both are counted.",
    help_zh: "若是同一个，请删去一行；若确是两个，请在任一行的备注写“非同一项目”，以后不再提示。",
    help_en: "If they are one, delete a row; if they are two, write 非同一项目 in the note of either.",
    bad: r#"
        [[project]]
        name = "冷水鱼养殖加工项目"
        investor = "岚溪渔业公司"
        amount = "3600万元"
        [[project]]
        name = "冷水鱼养殖项目"
        investor = "岚溪渔业公司"
        amount = "3600万元"
    "#,
    good: r#"
        [[project]]
        name = "冷水鱼养殖加工项目"
        investor = "岚溪渔业公司"
        amount = "3600万元"
        note = "与养殖项目非同一项目"
        [[project]]
        name = "冷水鱼养殖项目"
        investor = "岚溪渔业公司"
        amount = "3600万元"
    "#,
}

/// How many projects of the same investor and amount are looked at behind each.
const NEAR: usize = 200;

fn check(cx: &mut Cx<'_>) {
    let mut alike: BTreeMap<(&str, Money), Vec<&Record<Project>>> = BTreeMap::new();
    for project in cx.all::<Project>() {
        if let Some(amount) = project.amount.filter(|_| !project.investor.is_empty()) {
            alike.entry((&project.investor, amount)).or_default().push(project);
        }
    }
    for ((_, amount), projects) in alike {
        for (at, first) in projects.iter().enumerate() {
            // One like it says enough: the next one names the one after. In a column of a thousand the same, all pairs
            // would be half a million.
            let rest = projects[at + 1..].iter().take(NEAR).filter(|_| !first.meta.is_told_apart());
            let alike = rest.filter(|second| !second.meta.is_told_apart());
            let Some((second, difference)) =
                alike.into_iter().find_map(|second| Some((second, difference(&first.name, &second.name)?)))
            else {
                continue;
            };
            let (first, second) = in_order(first, second, Project::NAME);
            let other = second.place(Project::NAME);
            let words = words! {
                project: &first.name, other: other.clone(), other_name: &second.name,
                amount: amount, difference: difference,
            };
            cx.report(first.place(Project::NAME), words).related(other);
        }
    }
}
