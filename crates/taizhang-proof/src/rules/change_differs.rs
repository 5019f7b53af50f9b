use crate::rules::prelude::*;

rule! {
    /// 前后两个数的差，和写的增减数不一样。
    "change-differs", Error, Figures, basis: "增减数要算得对", check,
    words: &["增加到", "增长到", "提高到", "上升到", "下降到", "减少到", "降低到", "降到", "增至", "升至", "降至", "减至", "扩大到"],
    zh: "由{from}到{to}，相差{right}{unit}，这里写{said}。",
    en: "from {from} to {to} is {right}{unit}, not {said}.",
    help_zh: "请核对这三个数。",
    help_en: "Check the three numbers.",
    bad: "在谈项目由19个增加到23个，增加5个。",
    good: "在谈项目由19个增加到23个，增加4个。",
}

fn check(cx: &mut Cx<'_>) {
    for hit in cx.hits() {
        let sentence = cx.between(hit.span.start, &['。', '\n']);
        let before = cx.numbers(&(sentence.start..hit.span.start));
        let after = cx.numbers(&(hit.span.end..sentence.end));
        let (Some(from), [to, said, ..]) = (before.last(), after.as_slice()) else { continue };
        let near = from.span.end == hit.span.start && to.span.start == hit.span.end && cx.is_change(said);
        let lead = cx.name_before(from.span.start);
        if !near || !(lead.ends_with(['由', '从', '的'])) {
            continue;
        }
        let Some(said_value) = said.exact().filter(|_| !said.is_percent()) else { continue };
        let unit = said_value.unit;
        let rates = from.is_percent() && to.is_percent() && unit == Unit::Point;
        let (old, new) = if rates {
            ((from.numeral.value, from.band), (to.numeral.value, to.band))
        } else {
            let (Some(old), Some(new)) = (from.within(unit), to.within(unit)) else { continue };
            (old, new)
        };
        let right = (new.0 - old.0).abs();
        if !agrees((said_value.amount, said.band), (right, old.1 + new.1)) {
            let words = words! {
                from: cx.words(&from.span), to: cx.words(&to.span), said: cx.words(&said.span),
                right: write::amount(right, 4), unit: unit.zh(),
            };
            cx.report(said.span.clone(), words).related(&from.span);
        }
    }
}
