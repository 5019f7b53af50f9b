use crate::rules::prelude::*;

rule! {
    /// 句子里面的括号，末尾不用句号。
    "stop-before-bracket", Warning, Punctuation, basis: "GB/T 15834—2011 4.9", check,
    words: &["。）"],
    zh: "括号里的末尾多了句号。",
    en: "a full stop at the end of what stands in brackets inside a sentence.",
    help_zh: "请删去括号里的句号。",
    help_en: "Delete it.",
    bad: "新签约项目4个（均为正式合同。），同比增加1个。",
    good: "新签约项目4个（均为正式合同），同比增加1个。",
}

fn check(cx: &mut Cx<'_>) {
    for hit in cx.hits() {
        let goes_on = cx.at(hit.span.end).is_some_and(|c| "，。；、的".contains(c) || is_han(c));
        let text = cx.lead(hit.span.start);
        // Brackets that hold whole sentences end like them.
        let open = text.rfind('（').unwrap_or(0);
        let own = text[..open].ends_with(['。', '！', '？']) || open == 0;
        if goes_on && !own && !text[open..].contains('。') {
            let stop = hit.span.start..hit.span.start + '。'.len_utf8();
            cx.report(stop, words! {}).fix("");
        }
    }
}
