use crate::rules::prelude::*;

rule! {
    /// 段落以逗号、顿号结束。
    "end-mark-wrong", Error, Punctuation, basis: "GB/T 15834—2011", check,
    zh: "这一段以“{mark}”结束，话没有说完。",
    en: "the paragraph ends with {mark}: the sentence is not finished.",
    help_zh: "请补完这句话，或改为句号。",
    help_en: "Finish the sentence, or end it.",
    bad: "上半年，全镇新签约项目4个，合同投资额18640万元，\n一、工作措施",
    good: "上半年，全镇新签约项目4个，合同投资额18640万元。\n一、工作措施",
}

fn check(cx: &mut Cx<'_>) {
    for para in cx.doc.paras.iter().filter(|para| matches!(para.role, Role::Body | Role::Heading)) {
        let own = cx.words(&para.span);
        let Some(mark) = own.chars().next_back().filter(|c| matches!(c, '，' | '、')) else { continue };
        // A line of a list of items may end so.
        if own.contains('。') || para.is_heading() || own.chars().count() > 25 {
            cx.report(para.span.end - mark.len_utf8()..para.span.end, words! { mark: mark.to_string() });
        }
    }
}
