use crate::rules::prelude::*;

rule! {
    /// 候选、公示的还不是荣誉。
    "candidate-as-honour", Hint, Genre, basis: "候选不是荣誉", check,
    words: &["候选名单", "公示名单", "拟认定名单", "推荐名单"],
    zh: "“{words}”还没有认定，不作荣誉写。",
    en: r#""{words}": not yet awarded."#,
    help_zh: "请等正式公布后再写，或写明“入围”。",
    help_en: "Wait for the decision, or say that it is a candidate.",
    bad: "小镇入选省级旅游示范点候选名单。",
    good: "小镇获评省级旅游示范点。",
}

fn check(cx: &mut Cx<'_>) {
    for hit in cx.hits() {
        let sentence = cx.clause(hit.span.start);
        let lead = cx.words(&(sentence.start..hit.span.start));
        if ["入选", "获评", "荣获", "获得", "列入"].iter().any(|word| lead.contains(word)) {
            cx.report(hit.span.clone(), words! { words: cx.words(&hit.span) });
        }
    }
}
