use crate::kind::event::EventSort;
use crate::rules::prelude::*;

rule! {
    /// 推介活动和宣传报道要写谁办的、哪家媒体刊发的：没有出处的，文稿里写不出来。
    "event-without-organiser", Hint, layer: Record, basis: "宣传报道按标题和媒体登记", check,
    zh: "“{topic}”是{sort}，没有写主办单位或刊发媒体。次数照算，县级以上媒体的篇数和“谁组织的推介会”都说不清。",
    en: "\"{topic}\" ({sort}) names neither organiser nor medium: it is counted, but nobody can say whose it was.",
    help_zh: "请写主办单位；宣传报道写刊发媒体。",
    help_en: "Name the organiser; of an article, the medium.",
    bad: r#"
        [[event]]
        topic = "竹林里的增收账"
        sort = "publicity"
        date = "2023-05-11"
    "#,
    good: r#"
        [[event]]
        topic = "竹林里的增收账"
        sort = "publicity"
        date = "2023-05-11"
        organiser = "云州日报"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for event in cx.all::<Event>() {
        let Some(sort) = event.sort.filter(|sort| matches!(sort, EventSort::Promotion | EventSort::Publicity)) else {
            continue;
        };
        if event.organiser.is_none() && !event.is_open(Event::ORGANISER) {
            cx.report(event.place(Event::ORGANISER), words! { topic: &event.topic, sort: sort.opt() });
        }
    }
}
