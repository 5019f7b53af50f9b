use crate::rules::prelude::*;

rule! {
    /// 约好的下次对接日期过了，之后没有对接。
    "next-contact-overdue", Hint, layer: Period, basis: "约定的对接须有下文", check,
    zh: "“{project}”约定{next}再对接，到{as_of}没有登记。约定没有下文，项目会慢慢变成久未跟踪。",
    en: "{project} was to be met again on {next}; up to {as_of} nothing is entered.",
    help_zh: "请补登对接情况，或者另约日期。",
    help_en: "Enter what came of it, or a new day.",
    bad: r#"
        [[project]]
        name = "竹编家居电商基地项目"
        investor = "竹编工坊"
        [[followup]]
        project = "竹编家居电商基地项目"
        date = "2023-06-13"
        content = "来访接待"
        next_on = "2023-06-27"
    "#,
    good: r#"
        [[project]]
        name = "竹编家居电商基地项目"
        investor = "竹编工坊"
        [[followup]]
        project = "竹编家居电商基地项目"
        date = "2023-06-13"
        content = "来访接待"
        next_on = "2023-06-27"
        [[followup]]
        project = "竹编家居电商基地项目"
        date = "2023-06-28"
        content = "回访"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for row in cx.all::<Followup>() {
        let (Some(on), Some(next)) = (row.date, row.next_on.filter(|next| *next < cx.as_of)) else { continue };
        let met_again = cx.followups_of(&row.project).iter().any(|other| other.date.is_some_and(|later| later > on));
        if !met_again {
            let words = words! { project: &row.project, next: next, as_of: cx.as_of };
            cx.report(row.place(Followup::NEXT_ON), words);
        }
    }
}
