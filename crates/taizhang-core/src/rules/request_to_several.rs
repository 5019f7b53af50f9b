use crate::rules::prelude::*;

rule! {
    /// 请示只主送一个上级机关，不多头主送。
    "request-to-several", Error, layer: Record, basis: "《党政机关公文处理工作条例》第十五条", check,
    zh: "请示“{title}”主送{count}个机关：{to}。请示只主送一个上级机关，多头主送分不清由谁批复。",
    en: "The 请示 \"{title}\" goes to {count} offices ({to}); it may go to one only.",
    help_zh: "请只留一个主送机关，其他需要知道的写到抄送。",
    help_en: "Leave one; others that must know it are sent a copy.",
    bad: r#"
        [[dispatch]]
        way = "sent"
        genre = "request"
        title = "关于收储旧粮所地块的请示"
        number = "云岫府〔2023〕12号"
        date = "2023-06-20"
        to = "岚溪县人民政府、岚溪县自然资源局"
        matters = ["收储旧粮所地块"]
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
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for paper in cx.all::<Dispatch>().iter().filter(|paper| paper.is_request()) {
        let to: Vec<&str> = names(paper.to.as_deref().unwrap_or_default()).collect();
        if to.len() > 1 {
            let words = words! { title: &paper.title, count: to.len(), to: Word::list(to) };
            cx.report(paper.place(Dispatch::TO), words);
        }
    }
}
