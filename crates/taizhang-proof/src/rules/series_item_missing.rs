use crate::rules::prelude::*;

rule! {
    /// “一是”“二是”的序号不连续，缺了一项。
    "series-item-missing", Error, Outline, basis: "并列项要写全", check,
    zh: "由“{before}”跳到“{item}”，中间缺了。",
    en: "the series goes from {before} to {item}.",
    help_zh: "请核对是漏了一项，还是序号写错。",
    help_en: "Is an item missing, or the number wrong?",
    bad: "一是健全机制。召开会议3次。三是全员招商。举办培训5场。",
    good: "一是健全机制。召开会议3次。二是全员招商。举办培训5场。",
}

fn check(cx: &mut Cx<'_>) {
    for series in &cx.scan.series {
        let mut before = None::<&crate::structure::series::Item>;
        for item in &series.items {
            let last = before.map_or(0, |before| before.number);
            if item.number > last + 1 {
                let name = before.map_or(Word::new("开头", "the beginning"), |before| cx.words(&before.span).into());
                cx.report(item.span.clone(), words! { before: name, item: cx.words(&item.span) });
            }
            before = Some(item);
        }
    }
}
