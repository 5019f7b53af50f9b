use crate::kind::project::Stage;
use crate::rules::prelude::*;

rule! {
    /// 规划还没有批复，等它的项目已经动工。
    "started-while-blocked", Warning, layer: Ledger, basis: "待规划批复后推进的项目，批复前不动工", check,
    zh: "“{project}”{on}已动工，“{planning}”还没有批复，又写着等它批复后推进。受制约清单和动工数不能同时成立。",
    en: "{project} was started on {on}, while {planning}, for which it is said to wait, is not approved: it cannot be both held up and started.",
    help_zh: "规划已经批复的，请填批复日期；项目不用等这个规划的，请从“待批复后推进的事项”里去掉。",
    help_en: "Give the day of approval, or take the project off the list of what waits for it.",
    bad: r#"
        [[project]]
        name = "综合能源补给站项目"
        investor = "岚溪能源公司"
        amount = "3000万元"
        leader = "镇长"
        tracker = "专员甲"
        stage = { claimed = "started", signed = "2023-01-10", started = "2023-06-01" }
        [[planning]]
        name = "云岫镇国土空间总体规划"
        office = "规划建设办"
        stage = { claimed = "filed", drafting = "2022-03-14", filed = "2023-05-15" }
        blocks = ["综合能源补给站项目"]
    "#,
    good: r#"
        [[project]]
        name = "综合能源补给站项目"
        investor = "岚溪能源公司"
        leader = "镇长"
        tracker = "专员甲"
        stage = { claimed = "talks", talks = "2023-06-01" }
        [[planning]]
        name = "云岫镇国土空间总体规划"
        office = "规划建设办"
        stage = { claimed = "filed", drafting = "2022-03-14", filed = "2023-05-15" }
        blocks = ["综合能源补给站项目"]
    "#,
}

fn check(cx: &mut Cx<'_>) {
    let (as_of, projects) = (cx.as_of, cx.projects());
    for planning in cx.all::<Planning>().iter().filter(|planning| !planning.approved_by(as_of)) {
        for project in planning.blocks.iter().filter_map(|name| projects.get(&**name)).flatten() {
            let Some(on) = project.stage.first(Stage::Started).filter(|on| *on <= as_of) else { continue };
            let words = words! { project: &project.name, on: on, planning: &planning.name };
            cx.report(planning.place(Planning::BLOCKS), words).related(project.place_of_step(Project::STAGE, Stage::Started));
        }
    }
}
