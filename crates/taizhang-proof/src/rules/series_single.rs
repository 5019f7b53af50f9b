use crate::rules::prelude::*;

rule! {
    /// 只有“一是”，没有“二是”。
    "series-single", Warning, Outline, basis: "并列项至少两项", check,
    zh: "只有“{item}”，后面没有第二项。",
    en: "{item} is the only item.",
    help_zh: "请核对是否漏了“二是”；只有一项就删去“一是”。",
    help_en: "Is the second missing? A single item takes no number.",
    bad: "主要做法：一是健全机制。召开会议3次，举办培训5场。",
    good: "主要做法：一是健全机制。召开会议3次。二是加强培训。举办培训5场。",
}

fn check(cx: &mut Cx<'_>) {
    for series in cx.scan.series.iter().filter(|series| series.items.len() == 1 && series.items[0].number == 1) {
        let item = &series.items[0];
        // 第一，…… may be a rank.
        let nth = series.style == crate::structure::series::Style::Nth;
        if !nth {
            cx.report(item.span.clone(), words! { item: cx.words(&item.span) });
        }
    }
}
