use crate::kind::works::WorksStage;
use crate::rules::prelude::*;

rule! {
    /// 工程没有验收就投入使用：文稿不能既说投用又说没有验收。
    "in-use-without-acceptance", Warning, layer: Record, basis: "《建设工程质量管理条例》：建设工程经验收合格的，方可交付使用", check,
    zh: "“{works}”{on}投用，没有验收日期。竣工验收数会比投用数少，前后对不上。",
    en: "{works} came into use on {on} without being accepted: fewer works would be accepted than are in use.",
    help_zh: "请补验收日期；确实没有验收的，请把投用日期去掉。",
    help_en: "Give the day of acceptance, or take the day of use away.",
    bad: r#"
        [[works]]
        name = "岚里村文化广场"
        office = "规划建设办"
        stage = { claimed = "in_use", started = "2023-01-10", in_use = "2023-05-01" }
    "#,
    good: r#"
        [[works]]
        name = "岚里村文化广场"
        office = "规划建设办"
        stage = { claimed = "in_use", started = "2023-01-10", accepted = "2023-04-26", in_use = "2023-05-01" }
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for works in cx.all::<Works>() {
        let Some(on) = works.stage.first(WorksStage::InUse) else { continue };
        if works.stage.first(WorksStage::Accepted).is_none() && !works.is_open(Works::STAGE) {
            cx.report(works.place_of_step(Works::STAGE, WorksStage::Accepted), words! { works: &works.name, on: on });
        }
    }
}
