use crate::rules::Round;
use crate::rules::prelude::*;

rule! {
    /// 巡查次数少于规定的间隔。
    "patrol-too-seldom", Hint, layer: Period, basis: "本地规定：巡查间隔", check,
    zh: "{chief}{period}{sort}{times}次，按规定每月至少{least}次，少{short}次。考核时会按次数扣分。",
    en: "{chief} made {times} rounds ({sort}) in {period}; {least} a month are asked for, {short} are lacking, and the assessment counts them.",
    help_zh: "漏登的请补登次数；确实没有巡够的，请在备注写原因。",
    help_en: "Enter rounds that were left out, or say why in the note.",
    bad: r#"
        [[patrol]]
        period = "2023-06"
        sort = "river"
        chief = "岚里村村级河长"
        level = "village"
        village = "岚里村"
        times = 2
    "#,
    good: r#"
        [[patrol]]
        period = "2023-06"
        sort = "river"
        chief = "岚里村村级河长"
        level = "village"
        village = "岚里村"
        times = 6
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for row in cx.all::<Patrol>() {
        let (Some(period), Some(sort), Some(times)) = (row.period, row.sort, row.times) else { continue };
        let months = u32::try_from(period.splits_into_months().map_or(0, |months| months.len())).unwrap_or(0);
        let same = |round: &&Round| round.sort == sort && Some(round.level) == row.level;
        let Some(round) = cx.practice.rounds.iter().find(same) else { continue };
        let least = round.times * months;
        if times.get() < least {
            let words = words! {
                chief: &row.chief, period: period, sort: sort.opt(), times: times.get(),
                least: least, short: least - times.get(),
            };
            cx.report(row.place(Patrol::TIMES), words);
        }
    }
}
