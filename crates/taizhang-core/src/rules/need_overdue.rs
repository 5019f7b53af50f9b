use crate::rules::prelude::*;

rule! {
    /// 需协调事项过了要求时限还没有解决。
    "need-overdue", Hint, layer: Period, basis: "需协调事项按时限督办", check,
    zh: "“{project}”的需协调事项“{need}”要求{due}前解决，到{as_of}已过{days}天，没有解决日期。统计算作未解决。",
    en: "{project}: \"{need}\" was due on {due}, {days} days before {as_of}, and has no day of being settled. It counts as open.",
    help_zh: "已经解决的，请填解决日期；没有解决的，请再提请一次并写新的时限。",
    help_en: "Give the day if it is settled; else ask again with a new day.",
    bad: r#"
        [[project]]
        name = "竹溪谷民宿集群项目"
        investor = "云岫文旅公司"
        [[need]]
        project = "竹溪谷民宿集群项目"
        date = "2023-04-08"
        what = "办理林地使用手续"
        sort = "forest"
        asked = "县林业局"
        due = "2023-05-31"
    "#,
    good: r#"
        [[project]]
        name = "竹溪谷民宿集群项目"
        investor = "云岫文旅公司"
        [[need]]
        project = "竹溪谷民宿集群项目"
        date = "2023-04-08"
        what = "办理林地使用手续"
        sort = "forest"
        asked = "县林业局"
        due = "2023-05-31"
        solved = "2023-05-26"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for row in cx.all::<Need>() {
        let Some(due) = row.due else { continue };
        let days = cx.as_of.since(due).map_or(0, |span| span.get_days());
        if days > 0 && !row.solved_by(cx.as_of) {
            let words = words! { project: &row.project, need: &row.what, due: due, as_of: cx.as_of, days: days };
            cx.report(row.place(Need::DUE), words);
        }
    }
}
