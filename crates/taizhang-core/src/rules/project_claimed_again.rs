use crate::kind::project::Stage;
use crate::rules::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

rule! {
    /// 往年报送时已经算过新签约的项目，今年又按新签约报：签约日期改到了今年，或者换了一个镇、换了一行。
    "project-claimed-again", Hint, layer: RollUp, basis: "口径：正式合同签订日期在统计期内的计为新签约，一个项目只计一次", check,
    zh: "“{project}”{first}往年报送时已按{first_on}签约算过新签约（{first_amount}），现在{second}按{on}签约又算一次（{amount}），{by}相同，两年合计{both}。",
    en: "{project} was handed in by {first} as signed on {first_on} ({first_amount}); {second} now counts it as signed on {on} ({amount}), with the same {by}: {both} in both years.",
    help_zh: "请与该镇核对合同：同一份合同的，签约日期以合同为准，只计一年；增资扩产的，请填“增资所属项目”；确是两个项目的，在备注写“非同一项目”。",
    help_en: "Settle it by the contract, which counts in one year; if it adds to a project, name that in 增资所属项目; if they are two, write 非同一项目 in the note.",
    bad: r#"
        [[town]]
        code = "449926101000"
        name = "云岫镇"
        [[town.project]]
        name = "竹基新材料项目"
        investor = "岚溪竹业公司"
        amount = "4000万元"
        stage = { claimed = "signed", signed = "2023-02-15" }
        [[earlier]]
        code = "449926101000"
        name = "云岫镇"
        [[earlier.project]]
        name = "竹基新材料项目"
        investor = "岚溪竹业公司"
        amount = "3600万元"
        stage = { claimed = "signed", signed = "2022-11-03" }
    "#,
    good: r#"
        [[town]]
        code = "449926101000"
        name = "云岫镇"
        [[town.project]]
        name = "竹基新材料项目"
        investor = "岚溪竹业公司"
        amount = "3600万元"
        stage = { claimed = "signed", signed = "2022-11-03" }
        [[earlier]]
        code = "449926101000"
        name = "云岫镇"
        [[earlier.project]]
        name = "竹基新材料项目"
        investor = "岚溪竹业公司"
        amount = "3600万元"
        stage = { claimed = "signed", signed = "2022-11-03" }
    "#,
}

fn check(cx: &mut Cx<'_>) {
    let mut claimed: BTreeMap<String, (&str, Date, &Record<Project>)> = BTreeMap::new();
    for ledger in &cx.realm.earlier {
        for project in ledger.records.of::<Project>() {
            let Some(on) = project.stage.first(Stage::Signed) else { continue };
            for claim in Project::claims(project, &ledger.head.name) {
                let known = claimed.entry(claim.key).or_insert((&ledger.head.name, on, project));
                if on < known.1 {
                    *known = (&ledger.head.name, on, project);
                }
            }
        }
    }
    if claimed.is_empty() {
        return;
    }
    // What a ledger of this year holds for both years is told in that ledger.
    let mut held: BTreeSet<(String, i16)> = BTreeSet::new();
    for (town, project) in cx.below::<Project>() {
        for on in project.signed_in_years() {
            held.extend(Project::claims(project, town).into_iter().map(|claim| (claim.key, on.year())));
        }
    }
    for (town, project) in cx.below::<Project>() {
        let Some(on) = project.stage.first(Stage::Signed) else { continue };
        let claims = Project::claims(project, town);
        let before = claims.iter().find_map(|claim| Some((claimed.get(&claim.key)?, claim.by)));
        let Some(((first, first_on, other), by)) = before.filter(|((_, then, _), _)| then.year() < on.year()) else {
            continue;
        };
        if claims.iter().any(|claim| held.contains(&(claim.key.clone(), first_on.year()))) {
            continue;
        }
        let words = words! {
            project: &project.name, first: *first, second: town, by: by, first_on: *first_on, on: on,
            first_amount: other.amount, amount: project.amount,
            both: Money::sum([other.amount, project.amount].into_iter().flatten()),
        };
        cx.report(project.place_of_step(Project::STAGE, Stage::Signed), words);
    }
}
