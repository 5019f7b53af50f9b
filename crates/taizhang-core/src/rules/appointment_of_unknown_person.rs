use crate::rules::prelude::*;

rule! {
    /// 任职的人不在名册的人员里：多半是名字写法不一。
    "appointment-of-unknown-person", Warning, layer: Ledger, basis: "名册是人员姓名的唯一来源", check,
    zh: "任职写的是“{person}”，人员名册里没有{near}。他的排序和任职对不到一起。",
    en: "{person} holds an office but is not in the roster of persons{near}: order and office fall apart.",
    help_zh: "请改成与名册一致的姓名，或先补进名册。",
    help_en: "Write the name as in the roster, or add the person there.",
    bad: r#"
        [[person]]
        name = "林一鸣"
        sort = "leader"
        [[appointment]]
        person = "林一明"
        office = "镇长"
    "#,
    good: r#"
        [[person]]
        name = "林一鸣"
        sort = "leader"
        [[appointment]]
        person = "林一鸣"
        office = "镇长"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    let persons = cx.all::<Person>();
    if persons.is_empty() {
        return;
    }
    let spelled = || persons.iter().flat_map(|person| names(person.alias.as_deref().unwrap_or_default()).chain([&*person.name]));
    for held in cx.all::<Appointment>() {
        if held.person.is_empty() || spelled().any(|name| name == held.person) {
            continue;
        }
        let near = cx.nearest(&held.person, spelled());
        cx.report(held.place(Appointment::PERSON), words! { person: &held.person, near: Word::near(near) }).fix(near);
    }
}
