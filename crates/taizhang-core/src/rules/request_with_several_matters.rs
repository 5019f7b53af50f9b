use crate::rules::prelude::*;

rule! {
    /// 请示一文一事：一件请示写两件事，上级没法只批其中一件。
    "request-with-several-matters", Error, layer: Record, basis: "《党政机关公文处理工作条例》第十五条", check,
    zh: "请示“{title}”写了{count}件事。请示应当一文一事，这样报上去多半会被退回，批复情况也没法逐件统计。",
    en: "The 请示 \"{title}\" asks for {count} things; it may ask for one only.",
    help_zh: "请把{count}件事分成{count}件请示，一件一行。",
    help_en: "Make {count} papers of it, one for each.",
    bad: r#"
        [[dispatch]]
        way = "sent"
        genre = "request"
        title = "关于收储旧粮所地块的请示"
        number = "云岫府〔2023〕12号"
        date = "2023-06-20"
        to = "岚溪县人民政府"
        matters = ["收储旧粮所地块", "安排收储资金"]
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
    for paper in cx.all::<Dispatch>().iter().filter(|paper| paper.is_request() && paper.matters.len() > 1) {
        cx.report(paper.place(Dispatch::MATTERS), words! { title: &paper.title, count: paper.matters.len() });
    }
}
