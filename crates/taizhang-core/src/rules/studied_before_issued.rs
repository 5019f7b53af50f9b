use crate::rules::prelude::*;

rule! {
    /// 传达学习不会早于文件印发、会议召开：早了，必有一个日期不对。
    "studied-before-issued", Warning, layer: Ledger, basis: "学习日期不早于印发（召开）日期", check,
    zh: "“{policy}”{issued}才印发（召开），{studied}的“{meeting}”已经学习了。两个日期至少有一个不对，“传达学习用时”算不出来。",
    en: "\"{policy}\" is of {issued}, but '{meeting}' studied it on {studied}: one of the two days is wrong.",
    help_zh: "请核对文件的印发（召开）日期和会议日期。",
    help_en: "Check the day of the paper and the day of the meeting.",
    bad: r#"
        [[policy]]
        title = "全省高质量发展大会精神"
        sort = "meeting"
        issuer = "中共广东省委"
        issued_on = "2023-02-28"
        [[meeting]]
        topic = "学习传达全省高质量发展大会精神"
        sort = "study"
        date = "2023-02-03"
        attendance = 11
        documents = ["全省高质量发展大会精神"]
    "#,
    good: r#"
        [[policy]]
        title = "全省高质量发展大会精神"
        sort = "meeting"
        issuer = "中共广东省委"
        issued_on = "2023-01-28"
        [[meeting]]
        topic = "学习传达全省高质量发展大会精神"
        sort = "study"
        date = "2023-02-03"
        attendance = 11
        documents = ["《全省高质量发展大会精神》"]
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for policy in cx.all::<Policy>() {
        let Some(issued) = policy.issued_on else { continue };
        for meeting in cx.all::<Meeting>().iter().filter(|meeting| meeting.is_study()) {
            let Some(studied) = meeting.date.filter(|on| *on < issued) else { continue };
            if meeting.documents.iter().any(|said| Policy::is_meant(policy, said)) {
                let words = words! { policy: &policy.title, issued: issued, studied: studied, meeting: &meeting.topic };
                cx.report(policy.place(Policy::ISSUED_ON), words).related(meeting.place(Meeting::DATE));
            }
        }
    }
}
