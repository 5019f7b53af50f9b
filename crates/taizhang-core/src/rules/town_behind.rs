use crate::rules::prelude::*;

rule! {
    /// 台账的截至日期早于统计期末：这个镇后面几天的事还没有进来。
    "town-behind", Hint, layer: RollUp, basis: "各镇数据截至同一天，才能放在一张表里", check,
    zh: "{town}的台账截至{its}，统计到{day}为止。这之间的事还没有进来，和别的镇放在一起会偏少。",
    en: "The ledger of {town} counts until {its}, the others until {day}: beside the others it falls short.",
    help_zh: "请该镇补到{day}；已经补齐的，请改台账里的截至日期。",
    help_en: "Let the town go on until {day}, or mend its as-of day.",
    bad: r#"
        period = "2023-06"
        [[town]]
        code = "449926101000"
        name = "云岫镇"
        as_of = "2023-06-20"
    "#,
    good: r#"
        period = "2023-06"
        [[town]]
        code = "449926101000"
        name = "云岫镇"
        as_of = "2023-06-30"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    let Some(period) = cx.period else { return };
    let day = period.last().min(cx.as_of);
    for ledger in &cx.realm.ledgers {
        if let Some(its) = ledger.head.as_of.filter(|its| *its < day) {
            cx.report(Place::Whole, words! { town: &*ledger.head.name, its: its, day: day });
        }
    }
}
