use crate::rules::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

rule! {
    /// 两个镇都登记了同一个项目，又没有写明联合引进：各镇的数都对，加到县里就重复。
    "project-claimed-twice", Warning, layer: RollUp, basis: "口径：一个项目只计一次；联合引进的由两镇写明", check,
    zh: "“{project}”{first}和{second}都登记了，{by}相同：{first}写{first_amount}，{second}写{second_amount}，两镇合计{both}。县里汇总只计一次，按{first}的数。",
    en: "{project} stands in the ledgers of {first} and {second}, with the same {by}: {first_amount} there, {second_amount} here, {both} in all. The county counts it once, as {first} has it.",
    help_zh: "请与两镇核定归属；确是联合引进的，两镇都在“联合引进镇”写上对方；确是两个项目的，在任一行的备注写“非同一项目”。",
    help_en: "Settle whose it is; if both brought it in, both name each other as partner; if they are two, write 非同一项目 in the note of either.",
    bad: r#"
        [[town]]
        code = "449926101000"
        name = "云岫镇"
        [[town.project]]
        name = "竹基新材料项目"
        credit_code = "91449926MA0YX1A23Y"
        amount = "3600万元"
        [[town]]
        code = "449926102000"
        name = "石岭镇"
        [[town.project]]
        name = "竹基新材料项目"
        credit_code = "91449926MA0YX1A23Y"
        amount = "3400万元"
    "#,
    good: r#"
        [[town]]
        code = "449926101000"
        name = "云岫镇"
        [[town.project]]
        name = "竹基新材料项目"
        credit_code = "91449926MA0YX1A23Y"
        amount = "3600万元"
        joint = "石岭镇"
        [[town]]
        code = "449926102000"
        name = "石岭镇"
        [[town.project]]
        name = "竹基新材料项目"
        credit_code = "91449926MA0YX1A23Y"
        amount = "3600万元"
        joint = "云岫镇"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    let mut first: BTreeMap<String, (&str, &Record<Project>)> = BTreeMap::new();
    let mut told: BTreeSet<[Place; 2]> = BTreeSet::new();
    for (town, project) in cx.below::<Project>() {
        let identities = Project::identities(project, town);
        let seen = |one: &&Identity| first.get(&one.key).is_some_and(|(other, _)| *other != town);
        // What one of them declares is the other's to confirm: another rule tells of that.
        let declared = identities.iter().any(|one| one.declared);
        let double = identities.iter().find(seen).map(|one| (first[&one.key], one.by));
        for one in identities {
            first.entry(one.key).or_insert((town, project));
        }
        let Some(((other, same), by)) = double.filter(|((_, same), _)| !declared && same.joint.is_none()) else { continue };
        if !told.insert([same.place_of_row(), project.place_of_row()]) {
            continue;
        }
        let words = words! {
            project: &project.name, first: other, second: town, by: by,
            first_amount: same.amount, second_amount: project.amount,
            both: Money::sum([same.amount, project.amount].into_iter().flatten()),
        };
        cx.report(project.place(Project::NAME), words).related(same.place(Project::NAME));
    }
}
