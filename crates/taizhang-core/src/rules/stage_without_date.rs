use crate::kind::project::Stage;
use crate::kind::works::WorksStage;
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
    for project in cx.all::<Project>() {
        let asked = |stage: &Stage| !matches!(stage, Stage::Lead | Stage::Signed);
        let Some(stage) = project.stage.claimed.filter(asked) else { continue };
        if project.stage.first(stage).is_none() && !project.is_open(Project::STAGE) {
            let place = project.place_of_step(Project::STAGE, stage);
            cx.report(place, words! { name: &project.name, stage: stage.opt(), day: Word::day_of(stage.opt()) });
        }
    }
    for works in cx.all::<Works>() {
        let asked = |stage: &WorksStage| !matches!(stage, WorksStage::Prepare | WorksStage::Design | WorksStage::Tender | WorksStage::Drafting);
        let Some(stage) = works.stage.claimed.filter(asked) else { continue };
        if works.stage.first(stage).is_none() && !works.is_open(Works::STAGE) {
            let place = works.place_of_step(Works::STAGE, stage);
            cx.report(place, words! { name: &works.name, stage: stage.opt(), day: Word::day_of(stage.opt()) });
        }
    }
}
