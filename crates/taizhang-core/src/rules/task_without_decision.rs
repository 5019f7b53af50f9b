use crate::kind::meeting::Decision;
use crate::rules::prelude::*;

rule! {
    /// 督办事项写明出自某次会议，那次会议的议定事项里没有这一件。
    "task-without-decision", Hint, layer: Ledger, basis: "督办事项与议定事项对应", check,
    zh: "督办事项“{task}”写明出自“{meeting}”，那次会议的议定事项里没有这一件{near}。同一件事可能变成了两件督办。",
    en: "The task \"{task}\" is said to come from \"{meeting}\", which decided no such thing{near}: one thing may have become two tasks.",
    help_zh: "会议里的写法改过的，请把督办内容改成一致，多出来的一行删去。",
    help_en: "Write it as the meeting does, and delete the row that is too many.",
    bad: r#"
        [[meeting]]
        topic = "第九次调度会议"
        sort = "dispatch"
        date = "2023-06-05"
        attendance = 36
        decisions = ["报送旧茶厂权属资料（石桥村，7月12日前）"]
        
        [[task]]
        content = "报送旧茶厂权属材料"
        origin = "HY-2023-01"
        office = "石桥村"
        status = "running"
        due = "2023-07-12"
    "#,
    good: r#"
        [[meeting]]
        topic = "第九次调度会议"
        sort = "dispatch"
        date = "2023-06-05"
        attendance = 36
        decisions = ["报送旧茶厂权属资料（石桥村，7月12日前）"]
        
        [[task]]
        content = "报送旧茶厂权属资料"
        origin = "HY-2023-01"
        office = "石桥村"
        status = "running"
        due = "2023-07-12"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for task in cx.all::<Task>() {
        let from = |meeting: &&Record<Meeting>| task.origin.as_deref() == Some(meeting.id());
        let Some(meeting) = cx.all::<Meeting>().iter().find(from) else { continue };
        if Task::decided(task, cx.ledger).is_some() {
            continue;
        }
        let decided = meeting.decisions.iter().filter_map(|line| Decision::read(line)).map(|decision| decision.what);
        let near = cx.nearest(&task.content, decided);
        let words = words! { task: &task.content, meeting: &meeting.topic, near: Word::near(near) };
        cx.report(task.place(Task::CONTENT), words).fix(near).related(meeting.place(Meeting::DECISIONS));
    }
}
