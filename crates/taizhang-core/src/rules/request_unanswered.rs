use crate::rules::prelude::*;

rule! {
    /// 请示上报满30天还没有批复：要么催办，要么补登批复。
    "request-unanswered", Hint, layer: Period, basis: "未批复请示须跟踪", check,
    zh: "请示“{title}”{date}上报，到{as_of}已有{days}天没有批复。现在算作未批复请示。",
    en: "The 请示 \"{title}\" of {date} has waited {days} days for its reply on {as_of}.",
    help_zh: "已经批复的，请填批复日期、文号和结果；没有批复的，请催办。",
    help_en: "Enter the reply, or ask after it.",
    bad: r#"
        [[dispatch]]
        way = "sent"
        genre = "request"
        title = "关于收储旧粮所地块的请示"
        number = "云岫府〔2023〕12号"
        date = "2023-05-08"
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

const DAYS: i32 = 30;

fn check(cx: &mut Cx<'_>) {
    let as_of = cx.as_of;
    for paper in cx.all::<Dispatch>().iter().filter(|paper| paper.open_on(as_of)) {
        let Some(date) = paper.date else { continue };
        let days = cx.as_of.since(date).map_or(0, |span| span.get_days());
        if days >= DAYS {
            let words = words! { title: &paper.title, date: date, as_of: cx.as_of, days: days };
            cx.report(paper.place(Dispatch::REPLIED_ON), words);
        }
    }
}
