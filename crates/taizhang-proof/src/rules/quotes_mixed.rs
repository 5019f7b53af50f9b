use crate::rules::prelude::*;

rule! {
    /// 全文的引号用了两种。
    "quotes-mixed", Hint, Punctuation, basis: "全文统一", check,
    zh: "这里用“{mark}”，前面用的是“{other}”。",
    en: "{mark} here, {other} before.",
    help_zh: "请全文统一成一种引号。",
    help_en: "Use one sort of quotation marks.",
    bad: "实施“百千万工程”，打造「森林人家」品牌。",
    good: "实施“百千万工程”，打造“森林人家”品牌。",
}

fn check(cx: &mut Cx<'_>) {
    let mut quotes = cx.scan.marks.iter().filter(|mark| matches!(mark.c, '“' | '「'));
    let Some(first) = quotes.next() else { return };
    if let Some(other) = quotes.find(|mark| mark.c != first.c) {
        cx.report(other.span(), words! { mark: other.c.to_string(), other: first.c.to_string() });
    }
}
