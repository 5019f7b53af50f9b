use crate::rules::prelude::*;

rule! {
    /// 发文字号：年份用六角括号“〔〕”，顺序号不加“第”、不编虚位。
    "document-number-form", Error, Genre, basis: "GB/T 9704—2012 7.2.5", check,
    words: &["〕第", "]第", "）第", ")第"],
    zh: "发文字号“{words}”应写作“{right}”。",
    en: "the number {words} should read {right}.",
    help_zh: "请改为规范写法。",
    help_en: "Use the set form.",
    bad: "根据云镇府〔2023〕第012号文件精神，推进各项工作。",
    good: "根据云镇府〔2023〕12号文件精神，推进各项工作。",
}

fn check(cx: &mut Cx<'_>) {
    for spot in cx.scan.numerals.iter().filter(|spot| spot.what == What::DocumentNumber) {
        let own = cx.words(&spot.bytes);
        let plain = own.replace(['[', '(', '（', '［'], "〔").replace([']', ')', '）', '］'], "〕");
        let Some((head, tail)) = plain.split_once('〕') else { continue };
        let tail = tail.trim_start_matches('第').trim_start_matches('0');
        let right = format!("{head}〕{tail}");
        if right != own {
            cx.report(spot.bytes.clone(), words! { words: own, right: &right }).fix(right.clone());
        }
    }
    // A number with 第 is read as an order.
    for hit in cx.hits() {
        let rest = cx.rest(hit.span.end);
        let digits = rest.chars().take_while(char::is_ascii_digit).count();
        let year = cx.lead(hit.span.start).chars().rev().take(4).filter(char::is_ascii_digit).count() == 4;
        if digits > 0 && rest[digits..].starts_with('号') && year {
            let lead = cx.lead(hit.span.start);
            let from = lead.rfind(|c: char| !is_han(c) && !c.is_ascii_digit() && !"〔[（(［".contains(c)).map_or(0, |at| at + lead[at..].chars().next().map_or(1, char::len_utf8));
            let from = lead[from..].find(['〔', '[', '（', '(']).map_or(from, |at| from + at);
            let start = hit.span.start - lead.len() + from;
            let span = start..hit.span.end + digits + '号'.len_utf8();
            let year = &lead[lead.len() - 4..];
            let right = format!("〔{year}〕{}号", rest[..digits].trim_start_matches('0'));
            cx.report(span.clone(), words! { words: cx.words(&span), right: &right }).fix(right.clone());
        }
    }
}
