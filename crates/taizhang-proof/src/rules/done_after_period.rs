use crate::rules::prelude::*;

rule! {
    /// 总结里写成已经做了的事，日期在统计期之后。
    "done-after-period", Warning, Time, basis: "总结只写统计期内的事", check,
    zh: "“{day}”在统计期（{period}）之后，这里写成已经做了。",
    en: "{day} lies behind {period}, yet it is told as done.",
    help_zh: "请核对日期；还没做的写成计划。",
    help_en: "Check the date, or tell it as a plan.",
    bad: "云岫镇2023年上半年工作总结\n\n一、工作措施\n（一）健全机制。召开会议3次，7月12日召开调度会议1次。\n（二）全员招商。举办培训5场。",
    good: "云岫镇2023年上半年工作总结\n\n一、工作措施\n（一）健全机制。召开会议3次，计划7月12日召开调度会议1次。\n（二）全员招商。举办培训5场。",
}

const DONE: &[&str] = &["召开", "举办", "印发", "签约", "动工", "开工", "竣工", "投产", "完成", "获批", "到账", "通过", "成立", "挂牌"];
const PLANNED: &[&str] = &["计划", "预计", "拟", "将", "力争", "争取", "前", "确保", "有望", "可", "推迟", "截止", "到期"];

fn check(cx: &mut Cx<'_>) {
    let Some(period) = cx.period else { return };
    for spot in &cx.scan.numerals {
        let What::Day(dated) = &spot.what else { continue };
        let Some(day) = dated.in_year(Some(period.first().year())).ok().and_then(|when| when.day()) else { continue };
        let part = cx.doc.para_at(spot.bytes.start).map(|para| para.part);
        let clause = cx.clause(spot.bytes.start);
        let words = cx.words(&clause);
        let behind = cx.rest(spot.bytes.end);
        let done = DONE.iter().any(|word| behind.starts_with(word));
        let planned = PLANNED.iter().any(|word| words.contains(word));
        if day > period.last() && matches!(part, Some(Part::Measures | Part::Results)) && done && !planned {
            cx.report(spot.bytes.clone(), words! { day: cx.words(&spot.bytes), period: period });
        }
    }
}
