use crate::rules::prelude::*;

rule! {
    /// 时限落在法定节假日：那几天没有人上班，通报和催办按节前最后一个工作日算。
    "deadline-on-holiday", Hint, layer: Field, basis: "国务院办公厅年度节假日安排；通报的时限不落在节假日", check,
    zh: "“{what}”的{title}写的是{on}，那天是节假日。通报和催办会按节前最后一个工作日{by}写。",
    en: "The {title} of \"{what}\", {on}, is a public holiday: papers give {by}, the last day worked before.",
    help_zh: "请改为{by}；确实可以放到节后的，写节后的工作日。",
    help_en: "Write {by}, or a day worked after the holiday.",
    bad: r#"
        [[task]]
        content = "报送三季度旅游接待数"
        office = "文化站"
        status = "running"
        due = "2023-10-03"
    "#,
    good: r#"
        [[task]]
        content = "报送三季度旅游接待数"
        office = "文化站"
        status = "running"
        due = "2023-10-08"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    let mut promised: Vec<(String, Option<Date>, &'static FieldInfo, Place)> = Vec::new();
    for task in cx.all::<Task>() {
        promised.push((task.content.clone(), task.due, Task::DUE.info(), task.place(Task::DUE)));
    }
    for plan in cx.all::<Plan>() {
        promised.push((plan.content.clone(), plan.due, Plan::DUE.info(), plan.place(Plan::DUE)));
    }
    for need in cx.all::<Need>() {
        promised.push((need.what.clone(), need.due, Need::DUE.info(), need.place(Need::DUE)));
    }
    for found in cx.all::<Stocktake>() {
        promised.push((found.asset.clone(), found.mend_by, Stocktake::MEND_BY.info(), found.place(Stocktake::MEND_BY)));
    }
    for (what, on, field, place) in promised {
        // What is past is told as overdue, or was kept.
        let Some(on) = on.filter(|on| *on > cx.as_of && Calendar::shipped().is_holiday(*on)) else { continue };
        let by = Calendar::shipped().worked_by(on);
        cx.report(place, words! { what: what.as_str(), title: field.zh, on: on, by: by });
    }
}
