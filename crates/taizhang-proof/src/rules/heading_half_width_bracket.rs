use crate::rules::prelude::*;

rule! {
    /// 序号的括号用全角。
    "heading-half-width-bracket", Warning, Outline, basis: "GB/T 15834—2011", check,
    zh: "序号“{label}”用了半角括号，应为“{right}”。",
    en: "the number {label} has half-width brackets: {right}.",
    help_zh: "请改为全角括号。",
    help_en: "Use full-width brackets.",
    bad: "一、工作措施\n(一)健全机制。召开会议3次。\n(二)全员招商。举办培训5场。",
    good: "一、工作措施\n（一）健全机制。召开会议3次。\n（二）全员招商。举办培训5场。",
}

fn check(cx: &mut Cx<'_>) {
    for para in &cx.doc.paras {
        let half = |label: &&crate::structure::Label| label.mark == LabelMark::HalfBrackets && !label.span.is_empty();
        let Some(label) = para.label.as_ref().filter(half) else { continue };
        let own = cx.words(&label.span);
        let right = own.replace('(', "（").replace(')', "）");
        cx.report(label.span.clone(), words! { label: own, right: &right }).fix(right.clone());
    }
}
