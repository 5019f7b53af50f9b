use crate::rules::prelude::*;

rule! {
    /// 只有序号，没有标题。
    "heading-empty", Warning, Outline, basis: "标题要有内容", check,
    zh: "“{label}”后面没有标题。",
    en: "{label} has no heading.",
    help_zh: "请补上标题，或删去序号。",
    help_en: "Write the heading, or delete the number.",
    bad: "一、工作措施\n（一）\n（二）全员招商。举办培训5场。",
    good: "一、工作措施\n（一）健全机制。召开会议3次。\n（二）全员招商。举办培训5场。",
}

fn check(cx: &mut Cx<'_>) {
    for para in &cx.doc.paras {
        let Some(label) = para.label.as_ref().filter(|label| !label.span.is_empty()) else { continue };
        if label.span.end >= para.span.end {
            cx.report(para.span.clone(), words! { label: cx.words(&label.span) });
        }
    }
}
