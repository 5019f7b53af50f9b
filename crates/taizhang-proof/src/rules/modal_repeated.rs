use crate::rules::prelude::*;

rule! {
    /// 同一个分句里，“愿”“拟”“将”一类的词用了两次。
    "modal-repeated", Warning, Wording, basis: "一句里不重复", check,
    words: &["改为愿", "变为愿", "调整为愿", "改为拟", "调整为拟", "改为将", "调整为将"],
    zh: "这个分句里“{word}”用了两次。",
    en: r#""{word}" twice in one clause."#,
    help_zh: "请删去一个。",
    help_en: "Delete one of them.",
    bad: "投资方愿将商住用地需求改为愿租赁村集体用地。",
    good: "投资方愿将商住用地需求改为租赁村集体用地。",
}

fn check(cx: &mut Cx<'_>) {
    for hit in cx.hits() {
        let word = cx.words(&hit.span).chars().next_back().unwrap_or('愿');
        let clause = cx.clause(hit.span.start);
        let before = cx.words(&(clause.start..hit.span.start));
        if before.contains(word) {
            let span = hit.span.end - word.len_utf8()..hit.span.end;
            cx.report(span, words! { word: word.to_string() }).suggest("");
        }
    }
}
