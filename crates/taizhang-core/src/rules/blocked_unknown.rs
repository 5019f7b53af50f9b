use crate::rules::prelude::*;
use std::collections::BTreeSet;

rule! {
    /// “待批复后推进的事项”写的名称，项目、地块、工程里都没有。
    "blocked-unknown", Warning, layer: Ledger, basis: "受制约清单按名称归到项目和地块", check,
    zh: "“{planning}”写着“{name}”待批复后推进，招商项目、地块、建设项目里都没有这个名称{near}。受制约清单会漏掉它。",
    en: "{planning} is said to hold up {name}, which is no project, parcel or works of the ledger{near}: the list of what is held up leaves it out.",
    help_zh: "请改成与台账一致的名称，每行一个。",
    help_en: "Write the name as in the ledger, one to a line.",
    bad: r#"
        [[project]]
        name = "综合能源补给站项目"
        investor = "岚溪能源公司"
        [[planning]]
        name = "云岫镇国土空间总体规划"
        office = "规划建设办"
        stage = { claimed = "filed", drafting = "2022-03-14", filed = "2023-05-15" }
        blocks = ["能源补给站"]
    "#,
    good: r#"
        [[project]]
        name = "综合能源补给站项目"
        investor = "岚溪能源公司"
        [[planning]]
        name = "云岫镇国土空间总体规划"
        office = "规划建设办"
        stage = { claimed = "filed", drafting = "2022-03-14", filed = "2023-05-15" }
        blocks = ["综合能源补给站项目"]
    "#,
}

fn check(cx: &mut Cx<'_>) {
    let known: BTreeSet<&str> = cx.projects().keys().chain(cx.works().keys()).copied()
        .chain(cx.all::<Parcel>().iter().map(|parcel| &*parcel.name)).collect();
    for planning in cx.all::<Planning>() {
        for name in planning.blocks.iter().filter(|name| !known.contains(&***name)) {
            let near = cx.nearest(name, known.iter().copied());
            let words = words! { planning: &planning.name, name: name, near: Word::near(near) };
            cx.report(planning.place(Planning::BLOCKS), words);
        }
    }
}
