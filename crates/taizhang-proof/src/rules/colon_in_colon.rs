use crate::rules::prelude::*;

rule! {
    /// 一个句子里一般不套用冒号。
    "colon-in-colon", Hint, Punctuation, basis: "GB/T 15834—2011 4.7.3.3", check,
    zh: "这个句子里用了两个冒号。",
    en: "two colons in one sentence.",
    help_zh: "请改写，去掉一个。",
    help_en: "Reword it.",
    bad: "主要做法是：抓好三件事：健全机制，全员招商，盘活资产。",
    good: "主要做法：健全机制，全员招商，盘活资产。",
}

fn check(cx: &mut Cx<'_>) {
    let colons: Vec<_> = cx.scan.marks.iter().filter(|mark| mark.c == '：').copied().collect();
    for pair in colons.windows(2) {
        let between = &cx.text()[pair[0].end()..pair[1].at];
        // Quotations and items have sentences of their own.
        if between.chars().count() < 12 && !between.contains(['。', '；', '\n', '“', '（', '】', '，', '、']) {
            cx.report(pair[1].span(), words! {});
        }
    }
}
