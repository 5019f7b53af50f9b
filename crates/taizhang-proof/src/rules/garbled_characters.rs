use crate::rules::prelude::*;

rule! {
    /// 乱码：编码转换时坏掉的字。
    "garbled-characters", Error, Layout, basis: "文字可读", check,
    words: &["锟斤拷", "烫烫烫", "屯屯屯", "ï¿½", "â€œ", "â€"],
    zh: "这里是乱码“{words}”。",
    en: "these characters are garbled: {words}.",
    help_zh: "请对照原文改正。",
    help_en: "Compare with the original.",
    bad: "新签约项目锟斤拷4个。",
    good: "新签约项目4个。",
}

fn check(cx: &mut Cx<'_>) {
    for hit in cx.hits() {
        cx.report(hit.span.clone(), words! { words: cx.words(&hit.span) });
    }
    for odd in cx.scan.odd.iter().filter(|odd| odd.c == '\u{fffd}' || ('\u{e000}'..='\u{f8ff}').contains(&odd.c)) {
        cx.report(odd.span(), words! { words: cx.words(&odd.span()) });
    }
}
