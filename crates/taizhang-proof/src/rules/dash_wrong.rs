use crate::rules::prelude::*;

rule! {
    /// 破折号是占两个字的“——”。
    "dash-wrong", Hint, Punctuation, basis: "GB/T 15834—2011 4.10", check,
    words: &["--", "－－", "──"],
    zh: "“{mark}”应为破折号“——”。",
    en: "{mark} should be a dash of two characters.",
    help_zh: "请改为“——”。",
    help_en: "Write ——",
    bad: "重点任务--招商引资--取得进展。",
    good: "重点任务——招商引资——取得进展。",
}

fn check(cx: &mut Cx<'_>) {
    for hit in cx.hits() {
        let longer = cx.before(hit.span.start) == Some('-') || cx.at(hit.span.end) == Some('-');
        if !longer && (cx.before(hit.span.start).is_some_and(is_han) || cx.at(hit.span.end).is_some_and(is_han)) {
            cx.report(hit.span.clone(), words! { mark: cx.words(&hit.span) }).fix("——");
        }
    }
}
