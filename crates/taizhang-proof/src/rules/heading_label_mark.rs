use crate::rules::prelude::*;

rule! {
    /// “一”后面用顿号，“1”后面用下脚点。
    "heading-label-mark", Warning, Outline, basis: "GB/T 15834—2011 4.5.3.4、GB/T 9704—2012 7.3.3", check,
    zh: "序号“{label}”应写作“{right}”。",
    en: "the number {label} should read {right}.",
    help_zh: "请改正序号后面的标点。",
    help_en: "Mend the mark behind the number.",
    bad: "一、工作措施\n1、健全机制。召开会议3次。\n2、全员招商。举办培训5场。",
    good: "一、工作措施\n1.健全机制。召开会议3次。\n2.全员招商。举办培训5场。",
}

fn check(cx: &mut Cx<'_>) {
    for para in cx.doc.paras.iter().filter(|para| para.is_heading()) {
        let Some(label) = para.label.as_ref().filter(|label| !label.span.is_empty()) else { continue };
        let own = cx.words(&label.span);
        let number = own.trim_end_matches(|c: char| !c.is_ascii_digit() && !"一二三四五六七八九十".contains(c));
        let right = match label.mark {
            LabelMark::Other => format!("{number}、"),
            LabelMark::ArabicDunhao => format!("{number}."),
            _ => continue,
        };
        cx.report(label.span.clone(), words! { label: own, right: &right }).fix(right.clone());
    }
}
