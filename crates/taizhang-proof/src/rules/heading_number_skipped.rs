use crate::rules::prelude::*;

rule! {
    /// 标题的序号跳过了一个。
    "heading-number-skipped", Error, Outline, basis: "GB/T 9704—2012 7.3.3", check,
    zh: "标题序号由“{before}”跳到“{label}”，中间缺了。",
    en: "heading numbers go from {before} to {label}.",
    help_zh: "请核对是漏了一段，还是序号写错。",
    help_en: "Is a part missing, or the number wrong?",
    bad: "一、工作措施\n（一）健全机制。召开会议3次。\n（三）全员招商。举办培训5场。",
    good: "一、工作措施\n（一）健全机制。召开会议3次。\n（二）全员招商。举办培训5场。",
}

fn check(cx: &mut Cx<'_>) {
    for step in cx.outline() {
        let expected = step.before.as_ref().map_or(1, |before| before.number + 1);
        if step.label.number > expected {
            let before = step.before.as_ref().map(|before| cx.label_text(before));
            let before = before.unwrap_or_else(|| Word::new("开头", "the beginning"));
            cx.report(step.span.clone(), words! { before: before, label: cx.label_text(&step.label) });
        }
    }
}
