use crate::rules::prelude::*;

rule! {
    /// 会议没有参加人数：次数照算，参会人次会偏少。
    "meeting-without-attendance", Hint, layer: Record, basis: "会议登记参加人数", check,
    zh: "“{topic}”没有参加人数。会议次数照算，参会人次会少算这一场。",
    en: "\"{topic}\" has no attendance: the meeting is counted, its people are not.",
    help_zh: "请按签到表填人数；查不到的填“待核”。",
    help_en: "Take it from the attendance sheet, or write 待核.",
    bad: r#"
        [[meeting]]
        topic = "指挥办第二次会议"
        sort = "office"
        date = "2023-05-22"
    "#,
    good: r#"
        [[meeting]]
        topic = "指挥办第二次会议"
        sort = "office"
        date = "2023-05-22"
        attendance = 18
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for meeting in cx.all::<Meeting>() {
        if meeting.attendance.is_none() && !meeting.is_open(Meeting::ATTENDANCE) {
            cx.report(meeting.place(Meeting::ATTENDANCE), words! { topic: &meeting.topic });
        }
    }
}
