use crate::rules::prelude::*;

rule! {
    /// 请示不抄送下级机关：没有批的事，不能先告诉下级。
    "request-copied-below", Warning, layer: Record, basis: "《党政机关公文处理工作条例》第十五条", check,
    zh: "请示“{title}”抄送了下级“{below}”。上级还没有批，先抄送下级容易被当成已定的事。",
    en: "The 请示 \"{title}\" is copied to {below}, an office below, before it is decided.",
    help_zh: "请从抄送里去掉；批复以后再印发。",
    help_en: "Take it off the copies; send it down once there is a reply.",
    bad: r#"
        [[body]]
        name = "规划建设办"
        sort = "office"
        [[dispatch]]
        way = "sent"
        genre = "request"
        title = "关于收储旧粮所地块的请示"
        date = "2023-06-20"
        to = "岚溪县人民政府"
        copies = "岚溪县自然资源局、各村（社区）"
    "#,
    good: r#"
        [[body]]
        name = "规划建设办"
        sort = "office"
        [[dispatch]]
        way = "sent"
        genre = "request"
        title = "关于收储旧粮所地块的请示"
        date = "2023-06-20"
        to = "岚溪县人民政府"
        copies = "岚溪县自然资源局"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    let offices = cx.offices();
    for paper in cx.all::<Dispatch>().iter().filter(|paper| paper.is_request()) {
        let is_below = |name: &&str| name.starts_with("各村") || name.starts_with("镇直") || offices.contains(name);
        if let Some(below) = names(paper.copies.as_deref().unwrap_or_default()).find(is_below) {
            cx.report(paper.place(Dispatch::COPIES), words! { title: &paper.title, below: below });
        }
    }
}
