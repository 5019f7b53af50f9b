use crate::rules::prelude::*;

rule! {
    /// “贯彻落实”拆开了：“贯彻……落实”后面跟着同一个宾语。
    "set-verb-torn", Warning, Wording, basis: "固定搭配", check,
    words: &["贯彻"],
    zh: "“{words}”把“贯彻落实”拆开了。",
    en: r#"贯彻落实 is torn apart: "{words}"."#,
    help_zh: "请改为“贯彻落实……”。",
    help_en: "Put the two together.",
    bad: "认真贯彻省、市、区落实高质量发展要求。",
    good: "认真贯彻落实省、市、区高质量发展要求。",
}

fn check(cx: &mut Cx<'_>) {
    for hit in cx.hits() {
        let clause = cx.clause(hit.span.start);
        let behind = cx.words(&(hit.span.end..clause.end));
        let Some(at) = behind.find("落实").filter(|at| (1..=30).contains(at)) else { continue };
        let between = &behind[..at];
        // 贯彻中央决策部署，落实……; 贯彻好、落实好: each has its own object.
        let whole = ["精神", "部署", "要求", "方针", "理念", "思想", "政策", "和", "好", "、落", "执行", "决定", "战略", "意见", "条例", "指示"].iter().any(|word| between.contains(word));
        if !whole && !between.is_empty() && !between.ends_with(['、', '和', '与', '抓']) {
            let span = hit.span.start..hit.span.end + at + "落实".len();
            cx.report(span.clone(), words! { words: cx.words(&span) });
        }
    }
}
