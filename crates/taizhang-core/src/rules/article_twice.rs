use std::collections::BTreeMap;

use crate::kind::event::EventSort;
use crate::rules::prelude::*;

rule! {
    /// 同一标题在同一家媒体登记了两次：一篇报道只计一篇。
    "article-twice", Warning, layer: Ledger, basis: "口径：一个标题在一家媒体计一篇", check,
    zh: "“{title}”在“{medium}”登记了两次，另一次在{other}。宣传报道篇数现在把它算成两篇。",
    en: "\"{title}\" in {medium} is entered twice, also at {other}: it counts as two articles.",
    help_zh: "若是同一篇，请删去一行；确是两篇的，请在备注写“非同一篇”。",
    help_en: "Delete one if it is the same article; else write 非同一篇 into the note.",
    bad: r#"
        [[event]]
        topic = "竹林里的增收账"
        sort = "publicity"
        date = "2023-05-11"
        organiser = "云州日报"
        [[event]]
        topic = "竹林里的增收账"
        sort = "publicity"
        date = "2023-05-15"
        organiser = "云州日报"
    "#,
    good: r#"
        [[event]]
        topic = "竹林里的增收账"
        sort = "publicity"
        date = "2023-05-11"
        organiser = "云州日报"
        [[event]]
        topic = "竹林里的增收账"
        sort = "publicity"
        date = "2023-05-15"
        organiser = "岚溪发布"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    let mut seen: BTreeMap<(&str, &str), &Record<Event>> = BTreeMap::new();
    for event in cx.all::<Event>().iter().filter(|event| event.sort == Some(EventSort::Publicity)) {
        let Some(medium) = event.organiser.as_deref() else { continue };
        let Some(other) = seen.get(&(&*event.topic, medium)).copied() else {
            seen.insert((&event.topic, medium), event);
            continue;
        };
        // Two on one day have equal keys, and another rule tells them.
        if other.date != event.date && !event.meta.is_told_apart() && !other.meta.is_told_apart() {
            let (first, later) = in_order(other, event, Event::TOPIC);
            let place = first.place(Event::TOPIC);
            let words = words! { title: &event.topic, medium: medium, other: place.clone() };
            cx.report(later.place(Event::TOPIC), words).related(place);
        }
    }
}
