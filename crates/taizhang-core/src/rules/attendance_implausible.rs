use crate::rules::prelude::*;

rule! {
    /// 一场会议或培训的人数少于2人或多于3000人：多半是填错了，或把几场合成了一行。
    "attendance-implausible", Warning, layer: Field, basis: "经验区间：一场2人至3000人", check,
    zh: "“{topic}”的人数是{count}，一场很少有这个数。人次合计现在按{count}加。",
    en: "\"{topic}\" has an attendance of {count}, no usual number for one session; {count} is added up.",
    help_zh: "请按签到表核对；几场合在一行的，请一场一行。",
    help_en: "Check the attendance sheet; enter sessions one by one.",
    bad: r#"
        [[training]]
        topic = "农村电商培训"
        date = "2023-05-16"
        attendance = 1
    "#,
    good: r#"
        [[training]]
        topic = "农村电商培训"
        date = "2023-05-16"
        attendance = 61
    "#,
}

const USUAL: std::ops::RangeInclusive<u32> = 2..=3000;

fn check(cx: &mut Cx<'_>) {
    for training in cx.all::<Training>() {
        if let Some(count) = training.attendance.map(Count::get).filter(|count| !USUAL.contains(count)) {
            cx.report(training.place(Training::ATTENDANCE), words! { topic: &training.topic, count: count });
        }
    }
    for meeting in cx.all::<Meeting>() {
        if let Some(count) = meeting.attendance.map(Count::get).filter(|count| !USUAL.contains(count)) {
            cx.report(meeting.place(Meeting::ATTENDANCE), words! { topic: &meeting.topic, count: count });
        }
    }
}
