use crate::rules::prelude::*;

rule! {
    /// 没有署名或成文日期。
    "signature-missing", Hint, Genre, basis: "GB/T 9704—2012 7.3.5", check,
    zh: "文末没有{what}。",
    en: "there is no {what} at the end.",
    help_zh: "请补上。",
    help_en: "Add it.",
    bad: "云岫镇2023年上半年工作总结\n\n上半年，全镇推进各项工作，成效较好。\n一、主要成效\n签约项目4个。\n二、存在问题\n用地不足。\n三、下一步工作计划\n抓好招商，盘活资产。",
    good: "云岫镇2023年上半年工作总结\n\n上半年，全镇推进各项工作，成效较好。\n一、主要成效\n签约项目4个。\n二、存在问题\n用地不足。\n三、下一步工作计划\n抓好招商，盘活资产。\n\n云岫镇人民政府\n2023年7月5日",
}

fn check(cx: &mut Cx<'_>) {
    let paras = &cx.doc.paras;
    let has = |role: Role| paras.iter().any(|para| para.role == role);
    let headings = paras.iter().filter(|para| para.label.as_ref().is_some_and(|label| label.level == 1)).count();
    // A whole paper, not a piece of one; a report that is read out is signed elsewhere.
    let summary = paras.iter().any(|para| para.role == Role::Title && cx.words(&para.span).contains("总结"));
    if !summary || headings < 3 || has(Role::Date) {
        return;
    }
    let Some(last) = paras.iter().rev().find(|para| para.role == Role::Body) else { return };
    let tail = cx.words(&last.span).chars().next_back().map_or(0, char::len_utf8);
    let what = if has(Role::Signature) { Word::new("成文日期", "date") } else { Word::new("署名和成文日期", "signature and date") };
    cx.report(last.span.end - tail..last.span.end, words! { what: what });
}
