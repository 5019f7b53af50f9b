use crate::rules::prelude::*;

rule! {
    /// 批复要有文号和结果：只有日期，说不清批了什么。
    "reply-incomplete", Warning, layer: Record, basis: "批复须登记文号和结果", check,
    zh: "请示“{title}”填了批复日期，没有填{missing}。批复件数照算，文稿写不出批了什么。",
    en: "The 请示 \"{title}\" has the day of its reply but no {missing}: it counts as answered, and nobody can say how.",
    help_zh: "请对照批复填{missing}；电话答复的不算批复。",
    help_en: "Take {missing} from the reply; what was said on the telephone is none.",
    bad: r#"
        [[dispatch]]
        way = "sent"
        genre = "request"
        title = "关于收储旧粮所地块的请示"
        number = "云岫府〔2023〕12号"
        date = "2023-06-20"
        to = "岚溪县人民政府"
        matters = ["收储旧粮所地块"]
        replied_on = "2023-06-28"
        reply_number = "岚府函〔2023〕27号"
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
        replied_on = "2023-06-28"
        reply_number = "岚府函〔2023〕27号"
        outcome = "agreed"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for paper in cx.all::<Dispatch>().iter().filter(|paper| paper.is_request() && paper.replied_on.is_some()) {
        let asked = [
            (Dispatch::REPLY_NUMBER, paper.reply_number.is_none()),
            (Dispatch::OUTCOME, paper.outcome.is_none()),
        ];
        let missing = asked.into_iter().filter(|(field, missing)| *missing && !paper.is_open(*field));
        let missing: Vec<_> = missing.map(|(field, _)| field).collect();
        if let Some(first) = missing.first() {
            let place = paper.place(*first);
            let fields = missing.iter().map(|field| field.info());
            cx.report(place, words! { title: &paper.title, missing: Word::list(fields) });
        }
    }
}
