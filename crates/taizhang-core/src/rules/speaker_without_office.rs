use crate::rules::prelude::*;

rule! {
    /// 引用领导讲话要写讲话当日的职务，称“职务＋姓名＋同志”。
    "speaker-without-office", Warning, layer: Record, basis: "引用讲话须写职务", check,
    zh: "“{policy}”写了讲话人“{speaker}”，没有写当日职务。文稿要称“职务＋姓名＋同志”，现在写不出来。",
    en: "\"{policy}\" names its speaker {speaker} without the office held that day; papers need both.",
    help_zh: "请写讲话当日的职务。",
    help_en: "Give the office held on that day.",
    bad: r#"
        [[policy]]
        title = "全县动员大会上的讲话"
        sort = "speech"
        issuer = "中共岚溪县委"
        issued_on = "2023-06-12"
        speaker = "何启文"
    "#,
    good: r#"
        [[policy]]
        title = "全县动员大会上的讲话"
        sort = "speech"
        issuer = "中共岚溪县委"
        issued_on = "2023-06-12"
        speaker = "何启文"
        speaker_office = "岚溪县委书记"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for policy in cx.all::<Policy>() {
        if let (Some(speaker), None) = (&policy.speaker, &policy.speaker_office) {
            let words = words! { policy: &policy.title, speaker: speaker };
            cx.report(policy.place(Policy::SPEAKER_OFFICE), words);
        }
    }
}
