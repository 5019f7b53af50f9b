use crate::rules::prelude::*;

rule! {
    /// “等”前面不用顿号。
    "dunhao-before-deng", Warning, Punctuation, basis: "GB/T 15834—2011 4.5", check,
    words: &["、等"],
    zh: "“等”前面不用顿号。",
    en: "no 、 before 等.",
    help_zh: "请删去顿号。",
    help_en: "Delete it.",
    bad: "完成道路、水电、通信、等工程。",
    good: "完成道路、水电、通信等工程。",
}

fn check(cx: &mut Cx<'_>) {
    for hit in cx.hits() {
        // 、等待区 is a place.
        if !cx.rest(hit.span.end).starts_with(['待', '级', '同', '距', '于']) {
            let mark = hit.span.start..hit.span.start + '、'.len_utf8();
            cx.report(mark, words! {}).fix("");
        }
    }
}
