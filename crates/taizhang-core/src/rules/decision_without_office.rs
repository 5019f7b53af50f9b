use crate::kind::meeting::Decision;
use crate::rules::prelude::*;

rule! {
    /// 议定事项要写责任单位。
    "decision-without-office", Warning, layer: Field, basis: "议定事项须明确责任单位", check,
    zh: "“{topic}”的议定事项“{what}”没有写责任单位。督办表列不到任何单位名下。",
    en: "\"{topic}\": nobody is named for \"{what}\", so the list of tasks can put it under no office.",
    help_zh: "请在括号里补责任单位，如“（石桥村，6月12日前）”。",
    help_en: "Name the office in the brackets.",
    bad: r#"
        [[meeting]]
        topic = "招商调度会"
        sort = "dispatch"
        date = "2023-06-05"
        attendance = 20
        decisions = ["报送旧茶厂权属资料（6月12日前）"]
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
        let read = meeting.decisions.iter().filter_map(|line| Decision::read(line));
        for decision in read.filter(|decision| decision.office.is_none()) {
            cx.report(meeting.place(Meeting::DECISIONS), words! { topic: &meeting.topic, what: decision.what });
        }
    }
}
