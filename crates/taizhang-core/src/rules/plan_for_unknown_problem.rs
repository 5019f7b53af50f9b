use crate::rules::prelude::*;

rule! {
    /// 计划写的“针对的问题”不在台账里。
    "plan-for-unknown-problem", Hint, layer: Ledger, basis: "计划与问题按内容或编号对应", check,
    zh: "计划“{plan}”针对的问题“{problem}”不在问题里{near}。这个计划回应了哪个问题，文稿连不起来。",
    en: "The plan \"{plan}\" answers \"{problem}\", which is no problem of the ledger{near}.",
    help_zh: "请改成问题的内容或编号；不针对某一问题的请留空。",
    help_en: "Write the problem's words or id, or leave it empty.",
    bad: r#"
        [[plan]]
        content = "落实点状用地31亩"
        office = "规划建设办"
        status = "running"
        goal = "31亩"
        due = "2023-12-31"
        problem = "WT-2023-09"
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
        problem = "用地指标不足"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    let problems = cx.all::<Problem>();
    for plan in cx.all::<Plan>() {
        let Some(problem) = plan.problem.as_deref() else { continue };
        if problems.iter().any(|known| plan.is_for(known)) {
            continue;
        }
        let near = cx.nearest(problem, problems.iter().map(|known| &*known.content));
        let words = words! { plan: &plan.content, problem: problem, near: Word::near(near) };
        cx.report(plan.place(Plan::PROBLEM), words).fix(near);
    }
}
