use crate::rules::prelude::*;

rule! {
    /// 一段里同一个动词用得太多。
    "verb-overused", Hint, Wording, basis: "用词不重复", check,
    words: &["提升", "加强", "强化", "推动", "进一步", "切实", "不断", "持续"],
    zh: "这一段里“{word}”用了{n}次。",
    en: r#""{word}" {n} times in one paragraph."#,
    help_zh: "请换几个说法。",
    help_en: "Vary it.",
    bad: "提升硬件实力，提升服务水平，提升旅游品质，提升员工技能，提升整体形象，推进工作。",
    good: "完善硬件设施，提升服务水平，推进旅游发展。",
}

use std::collections::BTreeMap;

/// So many in one paragraph are too many.
const MOST: usize = 5;

fn check(cx: &mut Cx<'_>) {
    let mut seen: BTreeMap<(usize, usize), Vec<Span>> = BTreeMap::new();
    for hit in cx.hits() {
        seen.entry((cx.doc.index_at(hit.span.start), hit.word)).or_default().push(hit.span.clone());
    }
    for ((para, _), spans) in seen {
        let long = cx.words(&cx.doc.paras[para].span).chars().count();
        // Of a paragraph that fills pages five are few.
        if spans.len() >= MOST && long / spans.len() < 80 {
            let word = cx.words(&spans[0]);
            let n = spans.len();
            cx.report(spans[MOST - 1].clone(), words! { word: word, n: n });
        }
    }
}
