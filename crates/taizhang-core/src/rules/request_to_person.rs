use crate::rules::prelude::*;

rule! {
    /// 除上级机关负责人直接交办的事项外，请示不送个人。
    "request-to-person", Error, layer: Record, basis: "《党政机关公文处理工作条例》第十五条", check,
    zh: "请示“{title}”主送的“{to}”像是个人。请示主送机关，不送领导个人。",
    en: "The 请示 \"{title}\" goes to {to}, who seems to be a person; it goes to an office.",
    help_zh: "请改成机关名称，如“岚溪县人民政府”。",
    help_en: "Write the name of the office.",
    bad: r#"
        [[dispatch]]
        way = "sent"
        genre = "request"
        title = "关于收储旧粮所地块的请示"
        number = "云岫府〔2023〕12号"
        date = "2023-06-20"
        to = "梁副县长"
        matters = ["收储旧粮所地块"]
    "#,
    good: r#"
        [[dispatch]]
        way = "sent"
        genre = "request"
        title = "关于收储旧粮所地块的请示"
        number = "云岫府〔2023〕12号"
        date = "2023-06-20"
        to = "岚溪县人民政府"
        matters = ["收储旧粮所地块"]
    "#,
}

/// What names of persons end with, and names of offices do not.
const PERSONS: &[&str] = &["同志", "书记", "省长", "市长", "县长", "区长", "镇长", "局长", "主任", "部长", "主席"];

fn check(cx: &mut Cx<'_>) {
    let leaders = cx.leaders();
    let is_person = |name: &str| leaders.contains(name) || PERSONS.iter().any(|end| name.ends_with(end));
    for paper in cx.all::<Dispatch>().iter().filter(|paper| paper.is_request()) {
        for to in names(paper.to.as_deref().unwrap_or_default()).filter(|to| is_person(to)) {
            cx.report(paper.place(Dispatch::TO), words! { title: &paper.title, to: to });
        }
    }
}
