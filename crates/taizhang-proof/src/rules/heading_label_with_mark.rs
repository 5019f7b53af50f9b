use crate::rules::prelude::*;

rule! {
    /// 带括号的序号后面不加顿号、逗号。
    "heading-label-with-mark", Error, Outline, basis: "GB/T 15834—2011 4.5.3.4", check,
    zh: "“{label}”：带括号的序号后面不加标点。",
    en: "{label}: a number in brackets takes no mark.",
    help_zh: "请删去括号后面的标点。",
    help_en: "Delete the mark behind the bracket.",
    bad: "一、工作措施\n（一）、健全机制。召开会议3次。\n（二）全员招商。举办培训5场。",
    good: "一、工作措施\n（一）健全机制。召开会议3次。\n（二）全员招商。举办培训5场。",
}

fn check(cx: &mut Cx<'_>) {
    for para in &cx.doc.paras {
        let Some(label) = para.label.as_ref().filter(|label| label.mark == LabelMark::Marked) else { continue };
        let own = cx.words(&label.span);
        let right = own.trim_end_matches(|c| c != '）');
        cx.report(label.span.clone(), words! { label: own }).fix(right);
    }
}
