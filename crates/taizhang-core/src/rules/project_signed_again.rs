use crate::kind::project::Stage;
use crate::rules::prelude::*;
use std::collections::BTreeMap;

rule! {
    /// 同一个项目在两个年度都登记了签约：每年都算新签约，累计就多一个项目、一份金额。
    "project-signed-again", Hint, layer: Ledger, basis: "口径：正式合同签订日期在统计期内的计为新签约，一个项目只计一次", check,
    zh: "“{project}”{on}签约，{other}“{other_name}”{first_on}已经签约，{by}，可能是同一个项目。两个年度各算一次新签约：{first_amount}、{amount}，合计{both}。",
    en: "{project}, signed on {on}, and {other}, {other_name}, signed on {first_on}, may be one project: {by}. Each year counts it as newly signed: {first_amount} and {amount}, {both} in all.",
    help_zh: "同一份合同的，只保留最早的签约日期，并成一行；增资扩产的，请填“增资所属项目”；确是两个项目的，在备注写“非同一项目”。",
    help_en: "If it is one contract, keep its first day in one row; if it adds to a project, name that in 增资所属项目; if they are two, write 非同一项目 in the note.",
    bad: r#"
        [[project]]
        name = "竹基新材料项目"
        investor = "岚溪竹业公司"
        leader = "镇长"
        tracker = "专员甲"
        amount = "3600万元"
        stage = { claimed = "signed", signed = "2022-11-03" }
        [[project]]
        name = "竹基新材料加工项目"
        investor = "岚溪竹业公司"
        leader = "镇长"
        tracker = "专员甲"
        amount = "4000万元"
        stage = { claimed = "signed", signed = "2023-02-15" }
    "#,
    good: r#"
        [[project]]
        name = "竹基新材料项目"
        investor = "岚溪竹业公司"
        leader = "镇长"
        tracker = "专员甲"
        amount = "3600万元"
        stage = { claimed = "signed", signed = "2022-11-03" }
        [[project]]
        name = "竹基新材料扩产项目"
        investor = "岚溪竹业公司"
        leader = "镇长"
        tracker = "专员甲"
        parent = "竹基新材料项目"
        amount = "4000万元"
        stage = { claimed = "signed", signed = "2023-02-15" }
    "#,
}

/// How many projects of the same firm are looked at before each.
const NEAR: usize = 200;

fn check(cx: &mut Cx<'_>) {
    let mut of_firms: BTreeMap<&str, Vec<(Date, &Record<Project>)>> = BTreeMap::new();
    let alone = |one: &&Record<Project>| one.parent.is_none() && !one.meta.is_told_apart();
    for project in cx.all::<Project>().iter().filter(alone) {
        let firm = project.credit_code.as_deref().unwrap_or(&project.investor);
        if !firm.is_empty() {
            of_firms.entry(firm).or_default().extend(project.signed_in_years().into_iter().map(|on| (on, project)));
        }
    }
    for mut signed in of_firms.into_values() {
        signed.sort_by_key(|(on, project)| (*on, project.place(Project::NAME)));
        for (at, (on, project)) in signed.iter().enumerate() {
            let years_before = signed[at.saturating_sub(NEAR)..at].iter().rev().filter(|(first, _)| first.year() < on.year());
            let mut alike = years_before.filter_map(|(first, other)| Some((*first, *other, alike(other, project)?)));
            if let Some((first_on, other, by)) = alike.next() {
                report(cx, (project, *on), (other, first_on), by);
            }
        }
    }
}

/// Why two rows of one firm may be one project. What is a row twice, of the same amount, another rule tells of.
fn alike(first: &Record<Project>, second: &Record<Project>) -> Option<Word> {
    if std::ptr::eq(first, second) {
        return Some(Word::from(("同一行写了两个签约日期", "one row has two days of signing")));
    }
    let is_twice = first.amount == second.amount && first.investor == second.investor;
    let differs = difference(&first.name, &second.name).filter(|words| !is_twice && !words.contains('期'))?;
    let (zh, en) = (format!("投资方相同，名称只差“{differs}”"), format!("same firm, names that differ only in {differs:?}"));
    Some(Word::from((zh.as_str(), en.as_str())))
}

fn report(cx: &mut Cx<'_>, (project, on): (&Record<Project>, Date), (other, first_on): (&Record<Project>, Date), by: Word) {
    let there = other.place(Project::NAME);
    let words = words! {
        project: &project.name, on: on, other: there.clone(), other_name: &other.name, first_on: first_on, by: by,
        first_amount: other.amount, amount: project.amount,
        both: Money::sum([other.amount, project.amount].into_iter().flatten()),
    };
    cx.report(project.place_of_step(Project::STAGE, Stage::Signed), words).related(there);
}
