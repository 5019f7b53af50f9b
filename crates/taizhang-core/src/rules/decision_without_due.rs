use crate::kind::meeting::Decision;
use crate::rules::prelude::*;

rule! {
    /// 议定事项要写时限：没有时限就没有逾期，也没有按时办结。
    "decision-without-due", Hint, layer: Field, basis: "议定事项须明确时限", check,
    zh: "“{topic}”的议定事项“{what}”没有写时限。周通报统计到期和逾期时看不到它。",
    en: "\"{topic}\": \"{what}\" has no day, so the bulletin never sees it as due.",
    help_zh: "请在括号里补时限，如“（{office}，6月12日前）”。",
    help_en: "Give the day in the brackets behind {office}.",
    bad: r#"
        [[meeting]]
        topic = "招商调度会"
        sort = "dispatch"
        date = "2023-06-05"
        attendance = 20
        decisions = ["报送旧茶厂权属资料（石桥村）"]
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
        for decision in meeting.decisions.iter().filter_map(|line| Decision::read(line)) {
            if let (Some(office), None) = (decision.office, decision.due) {
                let words = words! { topic: &meeting.topic, what: decision.what, office: office };
                cx.report(meeting.place(Meeting::DECISIONS), words);
            }
        }
    }
}
