use crate::rules::prelude::*;

rule! {
    /// 联合引进要两镇都写：只有一镇写的，另一镇可能没登记，也可能当作自己的。
    "joint-project-one-sided", Warning, layer: RollUp, basis: "联合引进的项目由两镇共同确认", check,
    zh: "“{project}”{town}写明与{partner}联合引进，{partner}的台账{state}。联合关系没有对上，归谁、计几次说不准。",
    en: "{town} says that it brought {project} in with {partner}, whose ledger {state}: whose it is, and how often it counts, is open.",
    help_zh: "请与{partner}核对：确是联合引进的，请那边也登记并写上{town}；不是的，请清空“联合引进镇”。",
    help_en: "Ask {partner}: if so, they enter it and name {town}; if not, clear the partner.",
    bad: r#"
        [[town]]
        code = "449926101000"
        name = "云岫镇"
        [[town.project]]
        name = "水上运动营地项目"
        joint = "石岭镇"
        [[town]]
        code = "449926102000"
        name = "石岭镇"
    "#,
    good: r#"
        [[town]]
        code = "449926101000"
        name = "云岫镇"
        [[town.project]]
        name = "水上运动营地项目"
        joint = "石岭镇"
        [[town]]
        code = "449926102000"
        name = "石岭镇"
        [[town.project]]
        name = "水上运动营地项目"
        joint = "云岫镇"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for (town, project) in cx.below::<Project>() {
        for partner in project.partners().filter(|partner| *partner != town) {
            // A partner whose ledger is not there is missing as a whole.
            if !cx.realm.ledgers.iter().any(|ledger| &*ledger.head.name == partner) {
                continue;
            }
            let theirs = cx.below::<Project>().find(|(name, other)| *name == partner && other.name == project.name);
            let state = match theirs {
                None => ("里没有这个项目", "has no such project"),
                Some((_, other)) if !other.partners().any(|name| name == town) => {
                    ("里有这个项目，没有写联合", "has it as its own")
                }
                Some(_) => continue,
            };
            let words = words! { project: &project.name, town: town, partner: partner, state: state };
            cx.report(project.place(Project::JOINT), words);
        }
    }
}
