use crate::rules::prelude::*;

rule! {
    /// 下一步计划的完成时限，在统计期之内就已经过了。
    "plan-due-past", Warning, Time, basis: "计划的时限在统计期之后", check,
    zh: "“{day}”在统计期（{period}）之内，做下一步计划的时限已经过了。",
    en: "{day} lies within {period}: too late for a plan.",
    help_zh: "请核对时限。",
    help_en: "Check the date.",
    bad: "云岫镇2023年上半年工作总结\n\n一、主要成效\n上半年，签约项目4个。\n二、下一步工作计划\n下半年，5月31日前完成资产盘点。",
    good: "云岫镇2023年上半年工作总结\n\n一、主要成效\n上半年，签约项目4个。\n二、下一步工作计划\n下半年，9月30日前完成资产盘点。",
}

fn check(cx: &mut Cx<'_>) {
    let Some(period) = cx.period else { return };
    for spot in &cx.scan.numerals {
        let What::Day(dated) = &spot.what else { continue };
        let Ok(when) = dated.in_year(Some(period.first().year())) else { continue };
        let planned = cx.doc.para_at(spot.bytes.start).is_some_and(|para| para.part == Part::Plans);
        let due = cx.rest(spot.bytes.end).starts_with(['前', '底']) && !cx.rest(spot.bytes.end).starts_with("前期");
        if planned && due && when.span().last() <= period.last() {
            cx.report(spot.bytes.clone(), words! { day: cx.words(&spot.bytes), period: period });
        }
    }
}
