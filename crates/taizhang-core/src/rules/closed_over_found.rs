use crate::rules::prelude::*;

rule! {
    /// 整改的问题比发现的还多。
    "closed-over-found", Error, layer: Record, basis: "整改数不大于发现数", check,
    zh: "{chief}{period}发现问题{found}个，已整改{closed}个。整改率会超过100%。",
    en: "{chief} found {found} problems in {period} and settled {closed}: the rate would be above 100%.",
    help_zh: "请核对；上个月发现、这个月整改的，改在发现的那一行。",
    help_en: "Check both; what was found the month before belongs to that row.",
    bad: r#"
        [[patrol]]
        period = "2023-06"
        sort = "river"
        chief = "岚里村村级河长"
        level = "village"
        village = "岚里村"
        times = 6
        found = 2
        closed = 3
    "#,
    good: r#"
        [[patrol]]
        period = "2023-06"
        sort = "river"
        chief = "岚里村村级河长"
        level = "village"
        village = "岚里村"
        times = 6
        found = 3
        closed = 2
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for row in cx.all::<Patrol>() {
        let (Some(period), Some(found), Some(closed)) = (row.period, row.found, row.closed) else { continue };
        if closed > found {
            let words = words! {
                chief: &row.chief, period: period, found: found.get(), closed: closed.get(),
            };
            cx.report(row.place(Patrol::CLOSED), words).related(row.place(Patrol::FOUND));
        }
    }
}
