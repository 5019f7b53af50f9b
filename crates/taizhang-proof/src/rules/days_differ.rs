use crate::rules::prelude::*;

rule! {
    /// 两个日期之间的天数，和写的不一样。
    "days-differ", Warning, Figures, basis: "天数要算得对", check,
    words: &["用时", "历时", "耗时", "仅用", "只用"],
    zh: "{from}到{to}是{right}天，这里写{said}。",
    en: "{from} to {to} is {right} days, not {said}.",
    help_zh: "请核对日期和天数。",
    help_en: "Check the days.",
    bad: "项目3月15日签约、5月17日动工，用时53天。",
    good: "项目3月15日签约、5月17日动工，用时63天。",
}

fn check(cx: &mut Cx<'_>) {
    let year = cx.period.map_or(2023, |period| period.first().year());
    for hit in cx.hits() {
        let sentence = cx.sentence(hit.span.start);
        let Some(said) = cx.numbers(&(hit.span.end..sentence.end)).into_iter().next() else { continue };
        let near = cx.words(&(hit.span.end..said.span.start)).chars().count() <= 1;
        let Some(days) = said.exact().filter(|exact| near && exact.unit == Unit::Day) else { continue };
        let spots = cx.scan.numerals_in(&(sentence.start..hit.span.start));
        let dated = spots.iter().filter_map(|spot| match &spot.what {
            What::Day(dated) => dated.in_year(Some(year)).ok().and_then(|when| when.day()).map(|day| (spot.bytes.clone(), day)),
            _ => None,
        });
        let dated: Vec<_> = dated.collect();
        let [.., (from_span, from), (to_span, to)] = dated.as_slice() else { continue };
        let Ok(between) = from.until(*to) else { continue };
        let right = Decimal::from(between.get_days());
        // Both ends may be counted.
        if right > Decimal::ZERO && days.amount != right && days.amount != right + Decimal::ONE {
            let words = words! { from: cx.words(from_span), to: cx.words(to_span), right: write::amount(right, 0), said: cx.words(&said.span) };
            cx.report(said.span.clone(), words).related(to_span);
        }
    }
}
