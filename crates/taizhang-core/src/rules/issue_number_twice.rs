use std::collections::BTreeMap;

use crate::rules::prelude::*;

rule! {
    /// 一个发文字号只编给一件公文。
    "issue-number-twice", Warning, layer: Ledger, basis: "发文字号不重复", check,
    zh: "文号“{number}”编给了两件公文：这里是“{title}”，{other}是“{first}”。按文号查，会查到两件。",
    en: "{number} stands on two papers: \"{title}\" here, \"{first}\" at {other}.",
    help_zh: "请对照原件，改正填错的一个。",
    help_en: "Mend the wrong one.",
    bad: r#"
        [[dispatch]]
        way = "sent"
        genre = "request"
        title = "关于收储旧粮所地块的请示"
        number = "云岫府〔2023〕12号"
        date = "2023-06-20"
        to = "岚溪县人民政府"
        matters = ["收储旧粮所地块"]
        
        [[dispatch]]
        way = "sent"
        genre = "notice"
        title = "关于成立工作小组的通知"
        number = "云岫府〔2023〕12号"
        date = "2023-06-21"
    "#,
    good: r#"
        [[dispatch]]
        way = "sent"
        genre = "request"
        title = "关于收储旧粮所地块的请示"
        number = "云岫府〔2023〕12号"
        date = "2023-06-20"
        to = "岚溪县人民政府"
        matters = ["收储旧粮所地块"]
        
        [[dispatch]]
        way = "sent"
        genre = "notice"
        title = "关于成立工作小组的通知"
        number = "云岫府〔2023〕13号"
        date = "2023-06-21"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    let mut seen: BTreeMap<&str, &Record<Dispatch>> = BTreeMap::new();
    for paper in cx.all::<Dispatch>() {
        let Some(number) = paper.number.as_deref() else { continue };
        let Some(other) = seen.get(number).copied() else {
            seen.insert(number, paper);
            continue;
        };
        let (first, later) = in_order(other, paper, Dispatch::NUMBER);
        let place = first.place(Dispatch::NUMBER);
        let words = words! { number: number, title: &later.title, first: &first.title, other: place.clone() };
        cx.report(later.place(Dispatch::NUMBER), words).related(place);
    }
}
