use crate::rules::prelude::*;

rule! {
    /// 前后两个数算出来的增幅，和写的不一样。
    "growth-differs", Error, Figures, basis: "增幅要算得对", check,
    words: &["增加到", "增长到", "提高到", "上升到", "下降到", "减少到", "降低到", "降到", "增至", "升至", "降至", "减至", "扩大到"],
    zh: "由{from}到{to}，应{verb}{right}%，这里写{said}。",
    en: "from {from} to {to} is {right}% ({verb}), not {said}.",
    help_zh: "请核对这三个数。",
    help_en: "Check the three numbers.",
    bad: "合同投资额由12400万元增加到18640万元，增长45.3%。",
    good: "合同投资额由12400万元增加到18640万元，增长50.3%。",
}

fn check(cx: &mut Cx<'_>) {
    for hit in cx.hits() {
        let sentence = cx.between(hit.span.start, &['。', '\n']);
        let before = cx.numbers(&(sentence.start..hit.span.start));
        let after = cx.numbers(&(hit.span.end..sentence.end));
        let (Some(from), [to, said, ..]) = (before.last(), after.as_slice()) else { continue };
        let lead = cx.name_before(from.span.start);
        let plain = lead.ends_with(['由', '从']) || ["由上年的", "从上年的", "由去年的", "从去年的", "由年初的", "从年初的"].iter().any(|word| lead.ends_with(word));
        let near = from.span.end == hit.span.start && to.span.start == hit.span.end && said.is_percent();
        let unit = to.numeral.unit.filter(|_| plain && near);
        let (Some(unit), Some(said_value)) = (unit, said.exact()) else { continue };
        let (Some(old), Some(new)) = (from.within(unit), to.within(unit)) else { continue };
        let verb = cx.name_before(said.span.start);
        let falls = ["下降", "减少", "降低", "下降了", "减少了"].iter().any(|word| verb.ends_with(word));
        let grows = ["增长", "增加", "提高", "增幅", "增长了", "增幅达", "上升", "同比增长"].iter().any(|word| verb.ends_with(word));
        if (!falls && !grows) || from.is_percent() {
            continue;
        }
        let Some((ratio, band)) = rate(new, old) else { continue };
        let change = ratio - Decimal::ONE_HUNDRED;
        let shown = if falls { -said_value.amount } else { said_value.amount };
        if !agrees((shown, said.band), (change, band)) {
            let verb = if change < Decimal::ZERO { Word::new("下降", "down") } else { Word::new("增长", "up") };
            let words = words! {
                from: cx.words(&from.span), to: cx.words(&to.span), said: cx.words(&said.span),
                right: write::amount(change.abs(), 1), verb: verb,
            };
            cx.report(said.span.clone(), words).related(&from.span);
        }
    }
}
