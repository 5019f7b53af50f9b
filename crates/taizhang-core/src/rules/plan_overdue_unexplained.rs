use crate::rules::prelude::*;

rule! {
    /// 计划到期没有完成，也没有说明：通报里只能写“未说明”。
    "plan-overdue-unexplained", Warning, layer: Period, basis: "到期未完成的须说明", check,
    zh: "计划“{plan}”应在{due}前完成，到{as_of}没有完成，完成情况和困难都没有写。通报里会写“未说明”。",
    en: "The plan \"{plan}\" was due on {due}, is not done on {as_of}, and nothing is said about it: the bulletin will say so.",
    help_zh: "已经完成的，请把状态改为“完成”并填完成日期；没有完成的，请写一句原因。",
    help_en: "Set the status to done with its day, or say why it is not.",
    bad: r#"
        [[plan]]
        content = "报送旧茶厂权属资料"
        office = "石桥村"
        status = "running"
        goal = "1份"
        due = "2023-06-12"
    "#,
    good: r#"
        [[plan]]
        content = "报送旧茶厂权属资料"
        office = "石桥村"
        status = "running"
        goal = "1份"
        due = "2023-06-12"
        obstacle = "村档案待查"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for plan in cx.all::<Plan>() {
        let Some(due) = plan.due.filter(|_| plan.promise().overdue(cx.as_of)) else { continue };
        if plan.outcome.is_none() && plan.obstacle.is_none() {
            let words = words! { plan: &plan.content, due: due, as_of: cx.as_of };
            cx.report(plan.place(Plan::OBSTACLE), words);
        }
    }
}
