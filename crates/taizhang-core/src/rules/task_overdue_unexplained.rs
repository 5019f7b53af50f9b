use crate::rules::prelude::*;

rule! {
    /// 督办事项到期没有办结，也没有说明：通报里只能写“未说明”。
    "task-overdue-unexplained", Hint, layer: Period, basis: "到期未办结的须说明", check,
    zh: "督办事项“{task}”应在{due}前办结，到{as_of}没有办结，完成情况和困难都没有写。通报会列入逾期，说明一栏写“未说明”。",
    en: "The task \"{task}\" was due on {due}, is not done on {as_of}, and nothing is said about it.",
    help_zh: "已经办结的，请在问题计划的这一行把状态改为“完成”并填完成日期；没有办结的，请写一句原因。",
    help_en: "Set its row in 问题计划 to done with the day, or say why it is not.",
    bad: r#"
        [[task]]
        content = "报送旧茶厂权属资料"
        office = "石桥村"
        status = "running"
        due = "2023-06-12"
    "#,
    good: r#"
        [[task]]
        content = "报送旧茶厂权属资料"
        office = "石桥村"
        status = "running"
        due = "2023-06-12"
        obstacle = "村档案待查"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for task in cx.all::<Task>() {
        let Some(due) = task.due.filter(|_| task.promise().overdue(cx.as_of)) else { continue };
        if task.outcome.is_none() && task.obstacle.is_none() {
            cx.report(task.place(Task::OBSTACLE), words! { task: &task.content, due: due, as_of: cx.as_of });
        }
    }
}
