use crate::rules::prelude::*;

rule! {
    /// 上级要求印发（召开）满30天，还没有班子会学习记录。
    "policy-not-studied", Hint, layer: Period, basis: "上级要求须及时传达学习", check,
    zh: "“{policy}”{issued}印发（召开），到{as_of}已有{days}天，没有班子会学习记录。传达学习率现在把它算作未学习。",
    en: "\"{policy}\" is of {issued}; {days} days later, on {as_of}, no meeting has studied it.",
    help_zh: "学过的，请在那次班子会的学习文件里写它的名称或编号；没学的，请安排学习。",
    help_en: "Name it among the documents of the meeting that studied it, or have it studied.",
    bad: r#"
        [[policy]]
        title = "2023年农房风貌提升工作要点"
        sort = "document"
        issuer = "岚溪县住房和城乡建设局"
        issued_on = "2023-04-10"
    "#,
    good: r#"
        [[policy]]
        title = "2023年农房风貌提升工作要点"
        sort = "document"
        issuer = "岚溪县住房和城乡建设局"
        issued_on = "2023-06-16"
    "#,
}

const DAYS: i32 = 30;

fn check(cx: &mut Cx<'_>) {
    let meetings = cx.all::<Meeting>();
    for policy in cx.all::<Policy>() {
        let Some(issued) = policy.issued_on else { continue };
        let days = cx.as_of.since(issued).map_or(0, |span| span.get_days());
        if days >= DAYS && Policy::study_of(policy, meetings).is_none() {
            let words = words! { policy: &policy.title, issued: issued, as_of: cx.as_of, days: days };
            cx.report(policy.place(Policy::TITLE), words);
        }
    }
}
