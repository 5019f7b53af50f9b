use crate::rules::prelude::*;

rule! {
    /// 句号、逗号、顿号一类的标点不放在一行的开头。
    "mark-at-line-start", Warning, Punctuation, basis: "GB/T 15834—2011 5.1", check,
    zh: "这一段以“{mark}”开头。",
    en: "the paragraph begins with {mark}.",
    help_zh: "请把标点移到上一行末尾，或删去。",
    help_en: "Move it to the end of the line before, or delete it.",
    bad: "上半年，全镇推进各项工作。\n，新签约项目4个。",
    good: "上半年，全镇推进各项工作。\n新签约项目4个。",
}

fn check(cx: &mut Cx<'_>) {
    for para in cx.doc.paras.iter().filter(|para| para.role == Role::Body) {
        let Some(mark) = cx.at(para.span.start).filter(|c| "，。、；：！？）》”’】".contains(*c)) else { continue };
        let span = para.span.start..para.span.start + mark.len_utf8();
        cx.report(span, words! { mark: mark.to_string() });
    }
}
