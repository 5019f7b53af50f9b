use crate::kind::problem::Status;
use crate::rules::prelude::*;

rule! {
    /// 状态是完成，没有完成日期：是不是本期完成的，说不清。
    "done-without-date", Warning, layer: Record, basis: "口径：办结按完成日期统计", check,
    zh: "“{content}”的状态是“完成”，没有完成日期。不知道是哪一期办结的，本期办结数可能多算。",
    en: "\"{content}\" is done on no day given: it may be counted in the wrong period.",
    help_zh: "请填完成日期。",
    help_en: "Give the day.",
    bad: r#"
        [[plan]]
        content = "完成石桥村水圳修复"
        office = "农业农村办"
        status = "done"
        goal = "560米"
        due = "2023-06-12"
    "#,
    good: r#"
        [[plan]]
        content = "完成石桥村水圳修复"
        office = "农业农村办"
        status = "done"
        goal = "560米"
        due = "2023-06-12"
        done_on = "2023-06-10"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for plan in cx.all::<Plan>().iter().filter(|plan| plan.status == Some(Status::Done)) {
        if plan.done_on.is_none() && !plan.is_open(Plan::DONE_ON) {
            cx.report(plan.place(Plan::DONE_ON), words! { content: &plan.content });
        }
    }
    for problem in cx.all::<Problem>().iter().filter(|problem| problem.status == Some(Status::Done)) {
        if problem.done_on.is_none() && !problem.is_open(Problem::DONE_ON) {
            cx.report(problem.place(Problem::DONE_ON), words! { content: &problem.content });
        }
    }
}
