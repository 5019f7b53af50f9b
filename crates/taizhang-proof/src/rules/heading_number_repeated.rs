use crate::rules::prelude::*;

rule! {
    /// 标题的序号重复，或倒了回去。
    "heading-number-repeated", Error, Outline, basis: "GB/T 9704—2012 7.3.3", check,
    zh: "标题序号“{label}”前面已经用过。",
    en: "the heading number {label} was used before.",
    help_zh: "请改为“{right}”。",
    help_en: "It should be {right}.",
    bad: "一、工作措施\n（一）健全机制。召开会议3次。\n（一）全员招商。举办培训5场。",
    good: "一、工作措施\n（一）健全机制。召开会议3次。\n（二）全员招商。举办培训5场。",
}

fn check(cx: &mut Cx<'_>) {
    for step in cx.outline() {
        let Some(before) = &step.before else { continue };
        // A lower level that begins again at one is a new list: it stands under a heading without a number.
        let anew = step.label.number == 1 && step.label.level > 2;
        if step.label.number <= before.number && !anew {
            let right = write::chinese(u64::from(before.number + 1));
            let right = match step.label.level {
                1 => format!("{right}、"),
                2 => format!("（{right}）"),
                3 => format!("{}.", before.number + 1),
                _ => format!("（{}）", before.number + 1),
            };
            cx.report(step.span.clone(), words! { label: cx.label_text(&step.label), right: &right });
        }
    }
}
