use crate::rules::prelude::*;

rule! {
    /// 标题层次越了级：结构层次序数依次用“一、”“（一）”“1.”“（1）”。
    "heading-level-jump", Warning, Outline, basis: "GB/T 9704—2012 7.3.3", check,
    zh: "“{above}”下面直接用了“{label}”，跳过了一级。",
    en: "under {above} comes {label}: a level is skipped.",
    help_zh: "请按“一、”“（一）”“1.”“（1）”的次序用序号。",
    help_en: "Use the levels in their order.",
    bad: "一、工作措施\n（1）健全机制。召开会议3次。\n（2）全员招商。举办培训5场。",
    good: "一、工作措施\n（一）健全机制。召开会议3次。\n（二）全员招商。举办培训5场。",
}

fn check(cx: &mut Cx<'_>) {
    for step in cx.outline() {
        // 一、 with 1. under it is how short papers are written.
        let Some(above) = &step.above else { continue };
        if step.before.is_none() && step.label.level > above.level + 1 && !(above.level == 1 && step.label.level == 3) {
            cx.report(step.span.clone(), words! { above: cx.label_text(above), label: cx.label_text(&step.label) });
        }
    }
}
