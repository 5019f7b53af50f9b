use crate::rules::prelude::*;

rule! {
    /// 请示的标题不写“请求”“申请”：文种已经是请示，再写就重复了。
    "request-title-begs", Warning, layer: Field, basis: "标题不与文种重复", check,
    zh: "请示的标题“{title}”里有“{word}”，和末尾的“请示”重复。台账和文稿会照抄这个标题。",
    en: "The title \"{title}\" says {word} and then 请示, which is the same thing twice; papers copy it as it stands.",
    help_zh: "请删去“{word}”，如“关于解决……的请示”。",
    help_en: "Leave out {word}.",
    bad: r#"
        [[dispatch]]
        way = "sent"
        genre = "request"
        title = "关于请求收储旧粮所地块的请示"
        number = "云岫府〔2023〕12号"
        date = "2023-06-20"
        to = "岚溪县人民政府"
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
        let begging = ["关于请求", "关于申请", "关于恳请"].into_iter().find(|front| paper.title.contains(front));
        if let Some(front) = begging {
            let word = front.trim_start_matches("关于");
            let fix = paper.title.replacen(front, "关于", 1);
            cx.report(paper.place(Dispatch::TITLE), words! { title: &paper.title, word: word }).fix(Some(fix));
        }
    }
}
