use crate::rules::prelude::*;
use std::collections::BTreeSet;

rule! {
    /// 企业名单与洽谈企业家数对不上：有名单的，以名单为准。
    "firms-against-companies", Warning, layer: Record, basis: "口径：洽谈企业按家计，同一家只计一次", check,
    zh: "“{topic}”洽谈企业写的是{stated}家，名单里是{listed}家。文稿以名单为准，按{listed}家计。",
    en: "\"{topic}\": {stated} firms are stated, {listed} are listed; the list counts.",
    help_zh: "请补全名单，或把家数改为{listed}。",
    help_en: "Complete the list, or make the number {listed}.",
    bad: r#"
        [[visit]]
        topic = "赴深圳招商"
        sort = "out"
        date = "2023-04-12"
        companies = 4
        firms = ["岚溪竹业公司", "云岫饮品公司", "岚溪竹业公司"]
    "#,
    good: r#"
        [[visit]]
        topic = "赴深圳招商"
        sort = "out"
        date = "2023-04-12"
        companies = 2
        firms = ["岚溪竹业公司", "云岫饮品公司"]
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for visit in cx.all::<Visit>() {
        let Some(stated) = visit.companies.map(Count::get).filter(|_| !visit.firms.is_empty()) else { continue };
        let listed = visit.firms.iter().collect::<BTreeSet<_>>().len();
        if usize::try_from(stated) != Ok(listed) {
            let words = words! { topic: &visit.topic, stated: stated, listed: listed };
            cx.report(visit.place(Visit::COMPANIES), words).fix(Some(listed.to_string()));
        }
    }
}
