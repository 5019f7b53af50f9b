use crate::kind::project::Stage;
use crate::rules::prelude::*;

rule! {
    /// 项目已经终止，之后还有对接：要么又谈起来了，要么日期写错了。
    "followup-after-end", Warning, layer: Ledger, basis: "终止的项目不再计入在谈", check,
    zh: "“{project}”{lost}已终止，{on}又有对接。它现在不算在谈项目。",
    en: "{project} was lost on {lost}, yet met on {on}: it does not count as talked about.",
    help_zh: "如果又谈起来了，请在“阶段变为”写“在谈”；否则请核对日期。",
    help_en: "If talks were taken up again, enter the step to talks; else check the day.",
    bad: r#"
        [[project]]
        name = "旧茶厂文创园项目"
        investor = "岚溪文创公司"
        stage = { talks = "2022-11-02", lost = "2023-03-08" }
        halt = "权属未理清"
        [[followup]]
        project = "旧茶厂文创园项目"
        date = "2023-06-02"
        content = "投资方来电"
    "#,
    good: r#"
        [[project]]
        name = "旧茶厂文创园项目"
        investor = "岚溪文创公司"
        stage = { talks = "2022-11-02", lost = "2023-03-08" }
        halt = "权属未理清"
        [[followup]]
        project = "旧茶厂文创园项目"
        date = "2023-03-02"
        content = "投资方来电"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for project in cx.all::<Project>() {
        let Some(last) = project.stage.last().filter(|step| step.to == Stage::Lost) else { continue };
        for row in cx.followups_of(&project.name) {
            if let Some(on) = row.date.filter(|on| *on > last.on) {
                let words = words! { project: &project.name, lost: last.on, on: on };
                cx.report(row.place(Followup::DATE), words).related(project.place_of_step(Project::STAGE, Stage::Lost));
            }
        }
    }
}
