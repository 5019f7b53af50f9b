use crate::rules::prelude::*;

rule! {
    /// 标题写的时段，和“现将……总结如下”写的不一样。
    "title-period-differs", Error, Time, basis: "标题与正文一致", check,
    words: &["现将"],
    zh: "标题写的是{title}，这里写的是“{words}”。",
    en: "the title says {title}, this says {words}.",
    help_zh: "请改为一致。",
    help_en: "Let both say the same.",
    bad: "云岫镇2023年上半年工作总结\n\n上半年，全镇推进各项工作。现将2022年上半年工作总结如下。\n一、工作措施\n召开会议3次。",
    good: "云岫镇2023年上半年工作总结\n\n上半年，全镇推进各项工作。现将2023年上半年工作总结如下。\n一、工作措施\n召开会议3次。",
}

fn check(cx: &mut Cx<'_>) {
    let Some(period) = cx.period else { return };
    for hit in cx.hits() {
        let clause = cx.clause(hit.span.start);
        let mut spots = cx.scan.numerals_in(&clause).iter();
        let day = spots.find_map(|spot| match &spot.what {
            What::Day(dated) => dated.in_year(Some(period.first().year())).ok().map(|when| (spot.bytes.clone(), when.span())),
            _ => None,
        });
        if let Some((span, _)) = day.filter(|(_, said)| *said != period) {
            cx.report(span.clone(), words! { title: period, words: cx.words(&span) });
        }
    }
}
