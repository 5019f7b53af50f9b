use crate::rules::prelude::*;

rule! {
    /// 每件督办都要有责任人：没有写责任领导的，由责任单位的一把手负责，名册里要有这个人。
    "task-without-head", Hint, layer: Ledger, basis: "每件督办有单位、有一把手", check,
    zh: "督办事项“{task}”没有写责任领导，名册里也没有“{office}”的一把手。到期时不知道该催谁。",
    en: "The task \"{task}\" names no leader, and the roster knows nobody who heads {office}: nobody can be asked.",
    help_zh: "请填责任领导，或在名册里登记“{office}”的主要负责人。",
    help_en: "Name a leader, or enter the head of {office} in the roster.",
    bad: r#"
        [[body]]
        name = "规划建设办"
        sort = "office"
        [[task]]
        content = "完成选址踏勘"
        office = "规划建设办"
        status = "running"
        due = "2023-07-14"
    "#,
    good: r#"
        [[body]]
        name = "规划建设办"
        sort = "office"
        [[person]]
        name = "江海涛"
        sort = "cadre"
        [[appointment]]
        person = "江海涛"
        office = "规划建设办主任"
        body = "规划建设办"
        [[task]]
        content = "完成选址踏勘"
        office = "规划建设办"
        status = "running"
        due = "2023-07-14"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    let (bodies, held, as_of) = (cx.all::<Body>(), cx.all::<Appointment>(), cx.as_of);
    for task in cx.all::<Task>().iter().filter(|task| task.leader.is_none() && !task.promise().done_by(as_of)) {
        for office in names(task.office.as_deref().unwrap_or_default()) {
            let Some(body) = bodies.iter().find(|body| body.name == office) else { continue };
            if body.head(held, as_of).is_none() {
                cx.report(task.place(Task::LEADER), words! { task: &task.content, office: office });
            }
        }
    }
}
