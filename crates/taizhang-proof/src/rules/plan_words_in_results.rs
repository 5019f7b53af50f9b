use crate::rules::prelude::*;

rule! {
    /// 成效和措施部分用了“争取”“力争”一类计划的话。
    "plan-words-in-results", Hint, Wording, basis: "成效写已经做成的", check,
    words: &["争取", "力争", "拟于", "将于", "计划于"],
    zh: "“{word}”是计划的话，这一部分写的是已经做的事。",
    en: r#""{word}" is of plans; this part tells what was done."#,
    help_zh: "请写明现在到了哪一步，或移到下一步计划。",
    help_en: "Say how far it is, or move it to the plans.",
    bad: "云岫镇2023年上半年工作总结\n\n一、主要成效\n争取尽快编制完成村庄规划，签约项目4个。",
    good: "云岫镇2023年上半年工作总结\n\n一、主要成效\n村庄规划已获批复，签约项目4个。",
}

fn check(cx: &mut Cx<'_>) {
    for hit in cx.hits() {
        let part = cx.doc.para_at(hit.span.start).map(|para| para.part);
        let clause = cx.clause(hit.span.start);
        // What was striven for and is had is a result: 争取到补助, 已争取.
        let had = cx.rest(hit.span.end).starts_with(['到', '了', '获']) || ["已", "成功", "共", "累计", "积极"].iter().any(|word| cx.words(&clause).contains(word));
        let leads = clause.start == hit.span.start;
        if matches!(part, Some(Part::Measures | Part::Results)) && leads && !had {
            cx.report(hit.span.clone(), words! { word: cx.words(&hit.span) });
        }
    }
}
