use crate::rules::prelude::*;

rule! {
    /// 看不见的字符：从网页复制来，会使检索和排版出错。
    "invisible-character", Warning, Layout, basis: "文字可读", check,
    zh: "这里有一个看不见的字符（{code}）。",
    en: "there is an invisible character here ({code}).",
    help_zh: "请删去。",
    help_en: "Delete it.",
    bad: "新签约\u{200B}项目4个。",
    good: "新签约项目4个。",
}

fn check(cx: &mut Cx<'_>) {
    for odd in cx.scan.odd.iter().filter(|odd| odd.c != '\u{fffd}' && !('\u{e000}'..='\u{f8ff}').contains(&odd.c)) {
        let code = format!("U+{:04X}", u32::from(odd.c));
        cx.report(odd.span(), words! { code: code }).fix("");
    }
}
