use crate::rules::prelude::*;
use std::collections::BTreeMap;

rule! {
    /// 一人一职的职务同时有两个人：领导排序和落款都会错。
    "office-held-twice", Warning, layer: Ledger, basis: "正职同一时间只有一人", check,
    zh: "“{office}”同时有“{first}”和“{second}”两个人：前者到{until}，后者从{from}起。按职务找人会找到两个。",
    en: "{office} is held by {first}, until {until}, and by {second}, from {from}: who is meant by the office is open.",
    help_zh: "请给离任的一位补结束日期，或改正起始日期。",
    help_en: "Give the last day of the one who left, or mend the first day.",
    bad: r#"
        [[appointment]]
        person = "林一"
        office = "镇长"
        from = "2021-09-01"
        [[appointment]]
        person = "陈二"
        office = "镇长"
        from = "2023-03-10"
    "#,
    good: r#"
        [[appointment]]
        person = "林一"
        office = "镇长"
        from = "2021-09-01"
        until = "2023-03-09"
        [[appointment]]
        person = "陈二"
        office = "镇长"
        from = "2023-03-10"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    let mut held: BTreeMap<(&str, &str), Vec<&Record<Appointment>>> = BTreeMap::new();
    for appointment in cx.all::<Appointment>().iter().filter(|held| held.is_sole()) {
        held.entry((appointment.body.as_deref().unwrap_or_default(), &appointment.office)).or_default().push(appointment);
    }
    for ((_, office), mut holders) in held {
        holders.sort_by_key(|held| held.from);
        for pair in holders.windows(2) {
            let [first, second] = [pair[0], pair[1]];
            if first.person != second.person && first.overlaps(second) {
                let day = |day: Option<Date>, zh, en| day.map_or(Word::from((zh, en)), Word::from);
                let words = words! {
                    office: office, first: &first.person, second: &second.person,
                    until: day(first.until, "今", "now"), from: day(second.from, "当初", "the beginning"),
                };
                cx.report(second.place(Appointment::OFFICE), words).related(first.place(Appointment::OFFICE));
            }
        }
    }
}
