use crate::rules::prelude::*;

rule! {
    /// 没有解决的问题要有计划回应：总结里有问题就要有下一步。
    "problem-without-plan", Hint, layer: Ledger, basis: "每个问题都有计划回应", check,
    zh: "问题“{problem}”还没有解决，也没有计划针对它。总结写了问题，下一步里却没有回应。",
    en: "\"{problem}\" is open, and no plan answers it: the summary would name a problem without a next step.",
    help_zh: "请登一条计划，在“针对的问题”里写这个问题的内容或编号；已经解决的，请改状态。",
    help_en: "Enter a plan that names this problem or its id; or set its status if it is solved.",
    bad: r#"
        [[problem]]
        content = "用地指标不足"
        office = "规划建设办"
        status = "running"
    "#,
    good: r#"
        [[problem]]
        content = "用地指标不足"
        office = "规划建设办"
        status = "running"
        [[plan]]
        content = "落实点状用地31亩"
        office = "规划建设办"
        status = "running"
        goal = "31亩"
        due = "2023-12-31"
        problem = "WT-2023-01"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for problem in cx.all::<Problem>() {
        let answered = cx.all::<Plan>().iter().any(|plan| plan.is_for(problem));
        if !answered && problem.open_on(cx.as_of) {
            cx.report(problem.place(Problem::CONTENT), words! { problem: &problem.content });
        }
    }
}
