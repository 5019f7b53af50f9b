use crate::rules::prelude::*;

rule! {
    /// 一串并列的名称里用了几个“和”，分不清层次。
    "conjunctions-in-list", Hint, Punctuation, basis: "并列成分的“和”用在最后一项之前", check,
    words: &["等特色", "等品牌", "等产品", "等农产品", "等项目", "等工程", "等景点", "等产业"],
    zh: "这一串名称里用了{n}个“和”，分不清哪些并列。",
    en: "{n} 和 in one list: what belongs together?",
    help_zh: "请只在最后一项前用一个“和”。",
    help_en: "Keep one, before the last item.",
    bad: "打造山泉鱼、竹荪菇、高山茶和蜂蜜、笋干和“云岫鸡”等品牌。",
    good: "打造山泉鱼、竹荪菇、高山茶、蜂蜜、笋干和“云岫鸡”等品牌。",
}

fn check(cx: &mut Cx<'_>) {
    for hit in cx.hits() {
        // Back from 等, over short items parted by 、 and 和.
        let clause = cx.clause(hit.span.start);
        let list = clause.start..hit.span.start;
        let items = cx.split(&list, &['、']);
        let with = |item: &Span| cx.words(item).contains('和') && cx.words(item).chars().count() <= 14;
        let joined: Vec<&Span> = items.iter().filter(|item| with(item)).collect();
        let plain = items.len() - joined.len();
        if joined.len() >= 2 && plain >= 2 && items.len() >= 4 && items[1..].iter().all(|item| cx.words(item).chars().count() <= 14) {
            let span = joined[0].start..hit.span.start;
            let n = joined.len();
            cx.report(span, words! { n: n });
        }
    }
}
