use crate::rules::prelude::*;

rule! {
    /// 同一级的标题，有的单独成行，有的后面接着写正文。
    "heading-style-mixed", Hint, Outline, basis: "同级标题一个写法", check,
    zh: "这个标题{own}，而同级的“{first}”{other}。",
    en: "this heading {own}, while {first} of the same level {other}.",
    help_zh: "请把同级标题统一成一种写法。",
    help_en: "Let headings of a level be of one style.",
    bad: "一、工作措施\n（一）健全机制\n召开会议3次。\n（二）全员招商\n举办培训5场。\n二、主要成效\n（一）招商引资取得新进展。签约项目4个。\n（二）盘活资产见到实效。盘活资产5宗。",
    good: "一、工作措施\n（一）健全机制。召开会议3次。\n（二）全员招商。举办培训5场。\n二、主要成效\n（一）招商引资取得新进展。签约项目4个。\n（二）盘活资产见到实效。盘活资产5宗。",
}

fn check(cx: &mut Cx<'_>) {
    for level in 1..=4 {
        let own = |para: &&crate::structure::Para| para.is_heading() && para.label.as_ref().is_some_and(|label| label.level == level);
        let mut headings = cx.doc.paras.iter().filter(own);
        let Some(first) = headings.next() else { continue };
        let stands = |para: &crate::structure::Para| para.heading == Some(para.span.end);
        let alone = stands(first);
        // Told once a level: where the style changes first.
        if let Some(other) = headings.find(|para| stands(para) != alone) {
            let say = |alone: bool| if alone { Word::new("单独成行", "stands alone") } else { Word::new("后面接正文", "runs in") };
            let span = other.heading_span().unwrap_or_else(|| other.span.clone());
            let title = first.heading_span().unwrap_or_else(|| first.span.clone());
            let title = cx.words(&title);
            cx.report(span, words! { own: say(!alone), first: title, other: say(alone) });
        }
    }
}
