use crate::rules::prelude::*;

rule! {
    /// “二是”出现两次，或序号倒了回去。
    "series-item-repeated", Error, Outline, basis: "并列项要写全", check,
    zh: "“{item}”前面已经用过。",
    en: "{item} was used before.",
    help_zh: "请改正后面各项的序号。",
    help_en: "Mend the numbers from here on.",
    bad: "一是健全机制。召开会议3次。二是全员招商。举办培训5场。二是盘活资产。盘活资产5宗。",
    good: "一是健全机制。召开会议3次。二是全员招商。举办培训5场。三是盘活资产。盘活资产5宗。",
}

fn check(cx: &mut Cx<'_>) {
    for series in &cx.scan.series {
        for pair in series.items.windows(2) {
            if pair[1].number <= pair[0].number {
                cx.report(pair[1].span.clone(), words! { item: cx.words(&pair[1].span) });
            }
        }
    }
}
