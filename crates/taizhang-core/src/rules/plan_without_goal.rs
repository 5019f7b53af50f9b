use crate::rules::prelude::*;

rule! {
    /// 计划没有量化目标：到期时说不清完成没有。
    "plan-without-goal", Hint, layer: Record, basis: "计划可量化、有时限", check,
    zh: "计划“{plan}”没有量化目标。到期时说不清完成了多少。",
    en: "The plan \"{plan}\" has no measurable goal: when it is due, nobody can say how much was done.",
    help_zh: "请填一个带单位的数，如“31亩”“3宗”；确实量化不了的，请在完成情况里写清完成的标志。",
    help_en: "Give a number with its unit.",
    bad: r#"
        [[plan]]
        content = "加快推进民宿集群项目用地"
        office = "规划建设办"
        status = "running"
        due = "2023-12-31"
    "#,
    good: r#"
        [[plan]]
        content = "加快推进民宿集群项目用地"
        office = "规划建设办"
        status = "running"
        due = "2023-12-31"
        goal = "31亩"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for plan in cx.all::<Plan>().iter().filter(|plan| plan.status != Some(problem::Status::Dropped)) {
        if plan.goal.is_none() && plan.outcome.is_none() && !plan.is_open(Plan::GOAL) {
            cx.report(plan.place(Plan::GOAL), words! { plan: &plan.content });
        }
    }
}
