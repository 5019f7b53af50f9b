use crate::kind::patrol::{PatrolLevel, PatrolSort};
use crate::rules::prelude::*;
use std::collections::BTreeMap;

rule! {
    /// 巡查表里的次数，和月度指标里同一个村的数不一样。
    "patrol-total-differs", Warning, layer: Ledger, basis: "一数一源：同一个月同一个村的巡查次数只有一个", check,
    zh: "{village}{period}在巡查表里{sort}{times}次，月度指标里是{reported}。文稿用月度指标的数，台账里却另有一个。",
    en: "{village}, {period}: {times} rounds ({sort}) by the list, {reported} by the monthly figure, which is what papers use.",
    help_zh: "请核对巡查登记，把错的一处改过来。",
    help_en: "Check the entries and mend the one that is wrong.",
    bad: r#"
        [[patrol]]
        period = "2023-06"
        sort = "river"
        chief = "岚里村村级河长"
        level = "village"
        village = "岚里村"
        times = 6
        [[observation]]
        indicator = "river.patrol"
        period = "2023-06"
        value = "4次"
        village = "岚里村"
    "#,
    good: r#"
        [[patrol]]
        period = "2023-06"
        sort = "river"
        chief = "岚里村村级河长"
        level = "village"
        village = "岚里村"
        times = 6
        [[observation]]
        indicator = "river.patrol"
        period = "2023-06"
        value = "6次"
        village = "岚里村"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    let mut sums: BTreeMap<(&str, Period, PatrolSort), (u32, &Record<Patrol>)> = BTreeMap::new();
    for row in cx.all::<Patrol>().iter().filter(|row| row.level == Some(PatrolLevel::Village)) {
        let village = row.meta.common.village.as_deref();
        let (Some(village), Some(period), Some(sort), Some(times)) = (village, row.period, row.sort, row.times) else { continue };
        sums.entry((village, period, sort)).or_insert((0, row)).0 += times.get();
    }
    for ((village, period, sort), (times, row)) in sums {
        let Some(round) = cx.practice.rounds.iter().find(|round| round.sort == sort) else { continue };
        let rows = cx.series().get(&(round.indicator.as_str(), village)).into_iter().flatten();
        let mut of_month = rows.filter(|said| said.period == Some(period)).filter_map(|said| Some((*said, said.value?)));
        let Some((said, reported)) = of_month.find(|(_, value)| value.amount != times.into()) else { continue };
        let words = words! { village: village, period: period, sort: sort.opt(), times: times, reported: reported };
        cx.report(row.place(Patrol::TIMES), words).related(said.place(Observation::VALUE));
    }
}
