use crate::rules::prelude::*;

rule! {
    /// 过了预计完工日期还没有完工。
    "works-overdue", Hint, layer: Period, basis: "建设项目按预计完工日期调度", check,
    zh: "“{works}”预计{due}完工，到{as_of}已过{days}天，没有完工日期。统计算作到期未完工。",
    en: "{works} was to be finished by {due}, {days} days before {as_of}, and has no day of completion. It counts as overdue.",
    help_zh: "已经完工的，请填完工日期；推迟的，请改预计完工日期，并在本期进展写原因。",
    help_en: "Give the day of completion, or a new expected day with the reason.",
    bad: r#"
        [[works]]
        name = "圩镇提升工程"
        office = "规划建设办"
        stage = { claimed = "started", started = "2023-01-10" }
        due = "2023-05-31"
    "#,
    good: r#"
        [[works]]
        name = "圩镇提升工程"
        office = "规划建设办"
        stage = { claimed = "finished", started = "2023-01-10", finished = "2023-06-02" }
        due = "2023-05-31"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for works in cx.all::<Works>() {
        let Some(due) = works.due.filter(|_| works.overdue(cx.as_of)) else { continue };
        let days = cx.as_of.since(due).map_or(0, |span| span.get_days());
        let words = words! { works: &works.name, due: due, as_of: cx.as_of, days: days };
        cx.report(works.place(Works::DUE), words);
    }
}
