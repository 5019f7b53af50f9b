use crate::rules::prelude::*;

rule! {
    /// 公文标题末尾不加标点。
    "title-with-end-mark", Warning, Genre, basis: "GB/T 9704—2012 7.3.1", check,
    zh: "标题末尾不加“{mark}”。",
    en: "a title takes no {mark} at its end.",
    help_zh: "请删去。",
    help_en: "Delete it.",
    bad: "云岫镇2023年上半年工作总结。\n\n上半年，全镇推进各项工作，成效较好。",
    good: "云岫镇2023年上半年工作总结\n\n上半年，全镇推进各项工作，成效较好。",
}

fn check(cx: &mut Cx<'_>) {
    let Some(first) = cx.doc.paras.iter().find(|para| para.role != Role::Blank) else { return };
    let own = cx.words(&first.span);
    let short = own.chars().count() <= 40 && !own.contains(['，', '；']) && own.matches('。').count() == 1;
    let genre = ["总结。", "报告。", "方案。", "通知。", "请示。", "意见。", "通报。", "计划。", "函。"].iter().any(|genre| own.ends_with(genre));
    if short && genre && first.label.is_none() {
        let span = first.span.end - '。'.len_utf8()..first.span.end;
        cx.report(span, words! { mark: "。" }).fix("");
    }
}
