use crate::rules::prelude::*;

rule! {
    /// 省略号和“等”“等等”意思一样，不同时用。
    "ellipsis-with-deng", Warning, Punctuation, basis: "GB/T 15834—2011 4.11", check,
    words: &["等……", "等等……", "……等", "等…"],
    zh: "省略号和“等”重复。",
    en: "the ellipsis and 等 say the same.",
    help_zh: "请删去一个。",
    help_en: "Delete one of them.",
    bad: "包括道路、水电、通信等……已完工。",
    good: "包括道路、水电、通信等设施。",
}

fn check(cx: &mut Cx<'_>) {
    for hit in cx.hits() {
        cx.report(hit.span.clone(), words! {});
    }
}
