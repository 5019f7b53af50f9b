use crate::rules::prelude::*;

rule! {
    /// 人均数和总数、人数对不上。
    "per-head-differs", Warning, Figures, basis: "人均要算得对", check,
    words: &["人均消费", "人均花费"],
    zh: "{money}除以{heads}，人均应为{right}元，这里写{said}。",
    en: "{money} by {heads} is {right} 元 each, not {said}.",
    help_zh: "请核对这三个数。",
    help_en: "Check the three numbers.",
    bad: "接待游客18.63万人次，旅游综合收入1723.85万元；人均消费192.51元。",
    good: "接待游客18.63万人次，旅游综合收入1723.85万元；人均消费92.51元。",
}

fn check(cx: &mut Cx<'_>) {
    for hit in cx.hits() {
        let sentence = cx.between(hit.span.start, &['。', '\n']);
        let Some(said) = cx.numbers(&(hit.span.end..sentence.end)).into_iter().next() else { continue };
        let near = cx.words(&(hit.span.end..said.span.start)).chars().count() <= 2;
        let Some(printed) = said.within(Unit::Yuan).filter(|_| near) else { continue };
        let before = cx.numbers(&(sentence.start..hit.span.start));
        let of = |dimension: Dimension| before.iter().rev().find(|num| num.dimension() == Some(dimension) && !cx.is_change(num));
        let (Some(money), Some(heads)) = (of(Dimension::Money), of(Dimension::Count(Unit::PersonTimes))) else { continue };
        let (Some(sum), Some(count)) = (money.within(Unit::Yuan), heads.within(Unit::PersonTimes)) else { continue };
        // A rate in % of hundredfold money is money a head.
        let Some((hundredfold, band)) = rate(sum, count) else { continue };
        let (right, band) = (hundredfold / Decimal::ONE_HUNDRED, band / Decimal::ONE_HUNDRED);
        if !agrees(printed, (right, band)) {
            let words = words! {
                money: cx.words(&money.span), heads: cx.words(&heads.span), said: cx.words(&said.span),
                right: write::amount(right, 2),
            };
            cx.report(said.span.clone(), words).related(&money.span);
        }
    }
}
