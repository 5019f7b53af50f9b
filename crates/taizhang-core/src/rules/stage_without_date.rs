use crate::rules::prelude::*;

rule! {
    /// 阶段写到了哪一步，却没有哪一步的日期。在谈、动工、投产、完工等都按日期计数，没有日期就不算。签约另有专门的提示。
    "stage-without-date", Error, layer: Record, basis: "口径：存量按截至日的阶段统计，阶段由日期推出", check,
    zh: "“{name}”的阶段是“{stage}”，但没有{day}。各阶段的个数按日期统计，现在没有把它算进“{stage}”。",
    en: "{name} stands at \"{stage}\" without the {day}: stages are counted by their days, and this one is left out.",
    help_zh: "请补{day}；还没有到这一步的，请把阶段改回去。",
    help_en: "Give the {day}, or set the stage back if it has not come to that.",
    bad: r#"
        [[project]]
        name = "竹编家居电商基地项目"
        investor = "竹编工坊"
        leader = "副镇长"
        tracker = "专员甲"
        stage = { claimed = "talks" }
        [[works]]
        name = "石桥村水圳修复工程"
        office = "农业农村办"
        stage = { claimed = "accepted", started = "2023-03-01", finished = "2023-05-20" }
    "#,
    good: r#"
        [[project]]
        name = "竹编家居电商基地项目"
        investor = "竹编工坊"
        leader = "副镇长"
        tracker = "专员甲"
        stage = { claimed = "talks", talks = "2023-06-13" }
        [[works]]
        name = "石桥村水圳修复工程"
        office = "农业农村办"
        stage = { claimed = "prepare" }
    "#,
}

fn check(cx: &mut Cx<'_>) {
    of::<Project>(cx);
    of::<Parcel>(cx);
    of::<Works>(cx);
    of::<Planning>(cx);
}

fn of<K: Staged>(cx: &mut Cx<'_>) {
    for record in cx.all::<K>() {
        let Some(stage) = record.steps().claimed.filter(|stage| K::is_dated(*stage)) else { continue };
        if record.steps().first(stage).is_none() && !record.is_open(K::STEPS) {
            let place = record.place_of_step(K::STEPS, stage);
            cx.report(place, words! { name: K::label(record), stage: stage.opt(), day: Word::day_of(stage.opt()) });
        }
    }
}
