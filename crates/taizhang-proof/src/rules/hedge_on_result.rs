use crate::rules::prelude::*;

rule! {
    /// “约达”：达到的是实绩，不用“约”。
    "hedge-on-result", Hint, Wording, basis: "实绩用准数", check,
    words: &["约达", "近达", "约实现", "左右达到"],
    zh: "“{words}”：实绩已有准数，不用约数。",
    en: r#""{words}": what was reached has an exact number."#,
    help_zh: "请写准数，或只用“约”。",
    help_en: "Give the exact number.",
    bad: "旅游综合收入约达1700万元。",
    good: "旅游综合收入达1723.85万元。",
}

fn check(cx: &mut Cx<'_>) {
    for hit in cx.hits() {
        cx.report(hit.span.clone(), words! { words: cx.words(&hit.span) });
    }
}
