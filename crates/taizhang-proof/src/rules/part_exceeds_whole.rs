use crate::rules::prelude::*;

rule! {
    /// “其中”后面的数比前面的总数大。
    "part-exceeds-whole", Error, Figures, basis: "部分不超过全部", check,
    words: &["其中"],
    zh: "“其中”的{part}超过了总数{whole}。",
    en: "{part} of 其中 is more than the whole, {whole}.",
    help_zh: "请核对这两个数。",
    help_en: "Check both numbers.",
    bad: "新签约项目4个，其中亿元项目6个。",
    good: "新签约项目4个，其中亿元项目1个；盘活资产5宗。",
}

fn check(cx: &mut Cx<'_>) {
    for hit in cx.hits() {
        let sentence = cx.between(hit.span.start, &['。', '；', '\n']);
        let before = cx.numbers(&(sentence.start..hit.span.start));
        let clause = cx.clause(hit.span.end);
        let Some(part) = cx.numbers(&(hit.span.end..clause.end.max(hit.span.end))).into_iter().next() else { continue };
        let Some(of) = part.exact() else { continue };
        // The whole is the nearest number of the same sort that is no change.
        let same = |num: &&Num| num.exact().is_some_and(|exact| exact.unit.dimension() == of.unit.dimension()) && !cx.is_change(num);
        let Some(whole) = before.iter().rev().find(same) else { continue };
        let (Some(part_value), Some(whole_value)) = (part.within(of.unit), whole.within(of.unit)) else { continue };
        let rates = matches!(of.unit.dimension(), Dimension::Rate | Dimension::Points | Dimension::Years | Dimension::Days | Dimension::Months);
        if !rates && !cx.is_change(&part) && part_value.0 - part_value.1 > whole_value.0 + whole_value.1 {
            cx.report(part.span.clone(), words! { part: cx.words(&part.span), whole: cx.words(&whole.span) }).related(&whole.span);
        }
    }
}
