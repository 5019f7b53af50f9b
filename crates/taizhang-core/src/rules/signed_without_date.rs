use crate::kind::project::Stage;
use crate::rules::prelude::*;

rule! {
    /// 阶段写到签约或以后，却没有签约日期：新签约按签约日期计数，没有日期就不算。
    "signed-without-date", Error, layer: Record, basis: "口径：新签约项目按正式合同签订日期统计", check,
    zh: "“{project}”的阶段是“{stage}”，但没有签约日期。新签约项目按签约日期统计，现在没有把它算进去。",
    en: "{project} stands at \"{stage}\" without the day of signing: newly signed projects are counted by that day, and this one is left out.",
    help_zh: "请补签约日期；如果签的是框架协议，请把{cell}改为“意向（框架协议）”。",
    help_en: "Give the day of signing; if only a framework agreement was signed, set {cell} to intent.",
    bad: r#"
        [[project]]
        name = "茶旅研学营地项目"
        investor = "云岫文旅公司"
        amount = "1840万元"
        leader = "镇长"
        tracker = "专员甲"
        stage = { claimed = "signed" }
    "#,
    good: r#"
        [[project]]
        name = "茶旅研学营地项目"
        investor = "云岫文旅公司"
        amount = "1840万元"
        leader = "镇长"
        tracker = "专员甲"
        stage = { claimed = "signed", signed = "2023-06-16" }
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for project in cx.all::<Project>() {
        let Some(stage) = project.stage.claimed.filter(|stage| stage.is_signed()) else { continue };
        if project.signed_on().is_none() && !project.is_open(Project::STAGE) {
            let cell = Word::cell(project.place(Project::STAGE), Project::STAGE.info());
            let place = project.place_of_step(Project::STAGE, Stage::Signed);
            cx.report(place, words! { project: &project.name, stage: stage.opt(), cell: cell });
        }
    }
}
