use crate::rules::prelude::*;

rule! {
    /// 一级下面只有一个小标题，不成层次。
    "heading-alone", Hint, Outline, basis: "分层至少两项", check,
    zh: "“{above}”下面只有“{label}”一项。",
    en: "under {above} there is only {label}.",
    help_zh: "请核对是否漏了一段；只有一项就不编序号。",
    help_en: "Is a part missing? A single part takes no number.",
    bad: "一、工作措施\n（一）健全机制。召开会议3次。\n二、主要成效\n（一）招商引资取得新进展。签约项目4个。\n（二）盘活资产见到实效。盘活资产5宗。",
    good: "一、工作措施\n（一）健全机制。召开会议3次。\n（二）全员招商。举办培训5场。\n二、主要成效\n（一）招商引资取得新进展。签约项目4个。\n（二）盘活资产见到实效。盘活资产5宗。",
}

fn check(cx: &mut Cx<'_>) {
    let steps = cx.outline();
    for (at, step) in steps.iter().enumerate() {
        let Some(above) = &step.above else { continue };
        let next = steps[at + 1..].iter().find(|next| next.label.level <= step.label.level);
        let single = next.is_none_or(|next| next.label.level < step.label.level);
        if step.before.is_none() && step.label.number == 1 && single {
            cx.report(step.span.clone(), words! { above: cx.label_text(above), label: cx.label_text(&step.label) });
        }
    }
}
