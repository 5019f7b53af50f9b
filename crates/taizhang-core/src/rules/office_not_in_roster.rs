use crate::rules::prelude::*;

rule! {
    /// 责任单位、抽调单位要写名册里有的部门或村：写法不一，就汇总不到一个单位名下，也催不到人。
    "office-not-in-roster", Hint, layer: Ledger, basis: "名册是单位名称和排序的唯一来源", check,
    zh: "“{label}”写的单位“{office}”，名册里没有{near}。按单位列的表里，这一条排在最后，也汇总不到任何单位名下。",
    en: "\"{label}\" names {office}, which is no body of the roster{near}: tables by office put it last and add it to nobody.",
    help_zh: "请改成与名册一致的名称或简称；新设的单位，请先补进名册。",
    help_en: "Write the name or short name as in the roster, or add a new body there first.",
    bad: r#"
        [[body]]
        name = "规划建设办"
        sort = "office"
        [[works]]
        name = "圩镇提升工程"
        office = "规建办公室"
        stage = { claimed = "prepare" }
    "#,
    good: r#"
        [[body]]
        name = "规划建设办"
        sort = "office"
        alias = "规建办"
        [[works]]
        name = "圩镇提升工程"
        office = "规建办"
        stage = { claimed = "prepare" }
    "#,
}

fn check(cx: &mut Cx<'_>) {
    let offices = cx.offices();
    if offices.is_empty() {
        return;
    }
    // 各村、各部门 are all of them.
    let known = |name: &str| name.starts_with('各') || offices.contains(name);
    for mention in cx.mentions(Names::Office).into_iter().filter(|mention| !known(&mention.name)) {
        let near = cx.nearest(&mention.name, offices.iter().copied());
        let words = words! { label: mention.label(), office: &mention.name, near: Word::near(near) };
        cx.report(mention.place(), words).fix(near);
    }
}
