use crate::kind::project::Stage;
use crate::rules::prelude::*;

rule! {
    /// 项目退回到前面的阶段，没有写原因：签约后又回到在谈。
    "step-back-without-reason", Warning, layer: Record, basis: "阶段退回须写明原因", check,
    zh: "“{project}”{from_on}已到“{from}”，{to_on}又退回“{to}”，没有写原因。签约数已经计过，少一个在谈还是多一个在谈，县里会问。",
    en: "{project} came to \"{from}\" on {from_on} and back to \"{to}\" on {to_on}, for no reason given: it was counted as signed, and the county will ask.",
    help_zh: "请在暂停（终止）原因里写为什么退回；登记错了的，请改正日期。",
    help_en: "Say why in 暂停（终止）原因, or mend the day.",
    bad: r#"
        [[project]]
        name = "竹溪谷民宿集群项目"
        investor = "云岫文旅公司"
        amount = "5200万元"
        leader = "镇长"
        tracker = "专员甲"
        stage = { claimed = "signed", talks = ["2023-01-10", "2023-05-08"], signed = "2023-03-15" }
    "#,
    good: r#"
        [[project]]
        name = "竹溪谷民宿集群项目"
        investor = "云岫文旅公司"
        amount = "5200万元"
        leader = "镇长"
        tracker = "专员甲"
        stage = { claimed = "signed", talks = ["2023-01-10", "2023-05-08"], signed = "2023-03-15" }
        halt = "用地方案调整，双方书面同意重新商谈"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for project in cx.all::<Project>().iter().filter(|project| project.halt.is_none() && !project.is_open(Project::HALT)) {
        // Land and permits come when they come; these follow one another.
        let main = Project::IN_ORDER[0];
        let steps: Vec<_> = project.stage.all().iter().filter(|step| main.contains(&step.to)).collect();
        // A stage that was never entered before has its day in the wrong place, which is another fault.
        let back = |pair: &[&Step<Stage>]| {
            pair[1].to < pair[0].to && project.stage.first(pair[1].to).is_some_and(|first| first <= pair[0].on)
        };
        for pair in steps.windows(2).filter(|pair| back(pair)) {
            let words = words! {
                project: &project.name, from: Word::stage(pair[0].to.opt()), from_on: pair[0].on,
                to: Word::stage(pair[1].to.opt()), to_on: pair[1].on,
            };
            cx.report(project.place_of_step(Project::STAGE, pair[1].to), words);
        }
    }
}
