use crate::kind::meeting::Decision;
use crate::rules::prelude::*;

rule! {
    /// 议定事项一行一件，末尾用括号写责任单位和时限，才能转成督办。
    "decision-unreadable", Warning, layer: Field, basis: "议定事项写法：事项（责任单位，6月30日前）", check,
    zh: "“{topic}”的议定事项“{line}”末尾没有括号写责任单位和时限。这一件转不成督办，办没办结统计不到。",
    en: "\"{topic}\": the decision \"{line}\" does not end with who and until when in brackets: it becomes no task and nobody can count it.",
    help_zh: "请写成“事项（责任单位，6月30日前）”，一行一件。",
    help_en: "Write it as 事项（责任单位，6月30日前）, a line each.",
    bad: r#"
        [[meeting]]
        topic = "招商调度会"
        sort = "dispatch"
        date = "2023-06-05"
        attendance = 20
        decisions = ["报送旧茶厂权属资料，石桥村负责"]
    "#,
    good: r#"
        [[meeting]]
        topic = "招商调度会"
        sort = "dispatch"
        date = "2023-06-05"
        attendance = 20
        decisions = ["报送旧茶厂权属资料（石桥村，6月12日前）"]
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for meeting in cx.all::<Meeting>() {
        for line in meeting.decisions.iter().filter(|line| Decision::read(line).is_none()) {
            cx.report(meeting.place(Meeting::DECISIONS), words! { topic: &meeting.topic, line: line });
        }
    }
}
