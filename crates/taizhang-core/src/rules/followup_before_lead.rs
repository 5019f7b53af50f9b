use crate::kind::project::Stage;
use crate::rules::prelude::*;

rule! {
    /// 第一次对接早于项目成为线索：线索日期填晚了，或者对接日期写错了年份。
    "followup-before-lead", Hint, layer: Ledger, basis: "对接从线索开始", check,
    zh: "“{project}”{on}已有对接，而线索日期是{lead}。新增线索会算到晚的那个月。",
    en: "{project} was met on {on}, before it became a lead on {lead}: new leads are counted in the later month.",
    help_zh: "请核对两个日期；对接在先的，请把线索日期提前。",
    help_en: "Check both days; if the contact came first, set the lead's day back.",
    bad: r#"
        [[project]]
        name = "竹编家居电商基地项目"
        investor = "竹编工坊"
        stage = { lead = "2023-04-01" }
        [[followup]]
        project = "竹编家居电商基地项目"
        date = "2023-02-20"
        content = "上门拜访"
    "#,
    good: r#"
        [[project]]
        name = "竹编家居电商基地项目"
        investor = "竹编工坊"
        stage = { lead = "2023-02-20" }
        [[followup]]
        project = "竹编家居电商基地项目"
        date = "2023-02-20"
        content = "上门拜访"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for project in cx.all::<Project>() {
        let Some(lead) = project.stage.first(Stage::Lead) else { continue };
        for row in cx.followups_of(&project.name) {
            if let Some(on) = row.date.filter(|on| *on < lead) {
                let related = project.place_of_step(Project::STAGE, Stage::Lead);
                cx.report(row.place(Followup::DATE), words! { project: &project.name, on: on, lead: lead }).related(related);
            }
        }
    }
}
