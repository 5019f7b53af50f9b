use crate::rules::prelude::*;

rule! {
    /// 计划的内容以动词开头：写要做什么，不写情况。
    "plan-not-an-action", Hint, layer: Field, basis: "计划内容动词开头", check,
    zh: "计划“{plan}”开头是“{word}”，像是在讲情况。下一步打算要写做什么，照抄进文稿不通。",
    en: "The plan \"{plan}\" begins with {word} and tells a state: a next step says what is to be done.",
    help_zh: "请改成动词开头，如“落实……”“完成……”“签订……”。",
    help_en: "Begin with what is to be done.",
    bad: r#"
        [[plan]]
        content = "我镇用地指标仍然不足"
        office = "规划建设办"
        status = "running"
        goal = "31亩"
        due = "2023-12-31"
    "#,
    good: r#"
        [[plan]]
        content = "落实点状用地31亩"
        office = "规划建设办"
        status = "running"
        goal = "31亩"
        due = "2023-12-31"
    "#,
}

const NO_VERB: &[&str] = &["关于", "我镇", "本镇", "全镇", "该镇", "由于", "因为", "目前", "存在", "没有", "缺乏", "尚未", "仍然", "部分"];

fn check(cx: &mut Cx<'_>) {
    for plan in cx.all::<Plan>() {
        if let Some(word) = NO_VERB.iter().copied().find(|word| plan.content.starts_with(word)) {
            cx.report(plan.place(Plan::CONTENT), words! { plan: &plan.content, word: word });
        }
    }
}
