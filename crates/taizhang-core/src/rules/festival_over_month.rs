use crate::kind::event::EventSort;
use crate::rules::prelude::*;

rule! {
    /// 节庆活动的游客是当月全镇游客的一部分，不会比全镇还多。
    "festival-over-month", Warning, layer: Period, basis: "部分不大于整体", check,
    zh: "{month}的节庆活动接待游客合计{part}，比当月全镇旅游接待{whole}还多。两个数至少有一个不对，旅游人次的同比也会跟着错。",
    en: "The festivals of {month} had {part}, more than all the town in that month, {whole}: one of the two is wrong.",
    help_zh: "请核对活动接待游客和月度指标里的旅游接待人次。",
    help_en: "Check the festivals against the monthly number of visitors.",
    bad: r#"
        [[event]]
        topic = "第二届岫里春茶节"
        sort = "festival"
        date = "2023-04-15"
        visitors = 68000
        [[observation]]
        indicator = "tourism.visitors"
        period = "2023-04"
        running = false
        value = "34180人次"
    "#,
    good: r#"
        [[event]]
        topic = "第二届岫里春茶节"
        sort = "festival"
        date = "2023-04-15"
        visitors = 6800
        [[observation]]
        indicator = "tourism.visitors"
        period = "2023-04"
        running = false
        value = "34180人次"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    let series = cx.series();
    let Some(months) = series.get(&("tourism.visitors", "")) else { return };
    for row in months.iter().filter(|row| row.running != Some(true)) {
        let (Some(month), Some(whole)) = (row.period, row.value) else { continue };
        let held = |event: &&Record<Event>| event.sort == Some(EventSort::Festival) && event.date.is_some_and(|on| month.holds(on));
        let events: Vec<&Record<Event>> = cx.all::<Event>().iter().filter(held).collect();
        let visitors: u32 = events.iter().filter_map(|event| event.visitors).map(Count::get).sum();
        let part = Quantity::new(visitors.into(), Unit::PersonTimes);
        if part.to(whole.unit).is_ok_and(|part| part.amount > whole.amount) {
            let words = words! { month: month, part: part, whole: whole };
            cx.report(events[0].place(Event::VISITORS), words).related(row.place(Observation::VALUE));
        }
    }
}
