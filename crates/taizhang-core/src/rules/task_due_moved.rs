use crate::rules::prelude::*;

rule! {
    /// 督办时限和会议议定的不一样，要说明为什么改。
    "task-due-moved", Hint, layer: Ledger, basis: "调整时限须说明", check,
    zh: "督办事项“{task}”的时限是{due}，会议议定的是{decided}，没有写为什么改。按{due}算逾期，和纪要对不上。",
    en: "The task \"{task}\" is due on {due}, but the meeting said {decided}, and nothing says why.",
    help_zh: "改过时限的，请在困难（原因）里写谁同意、为什么；填错的，请改回{decided}。",
    help_en: "Say who agreed and why, or set the day back to {decided}.",
    bad: r#"
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
        due = "2023-07-20"
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
        status = "changed"
        due = "2023-07-20"
        obstacle = "村档案待查，经镇指挥办同意延期"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for task in cx.all::<Task>() {
        let (Some(due), Some((meeting, decision))) = (task.due, Task::decided(task, cx.ledger)) else { continue };
        let Some(decided) = decision.due_after(meeting.date).filter(|decided| *decided != due) else { continue };
        if task.obstacle.is_none() && task.outcome.is_none() {
            let words = words! { task: &task.content, due: due, decided: decided };
            cx.report(task.place(Task::DUE), words).related(meeting.place(Meeting::DECISIONS));
        }
    }
}
