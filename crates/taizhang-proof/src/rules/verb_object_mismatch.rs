use crate::rules::prelude::*;

rule! {
    /// 一个动词管不了后面并列的几件事。
    "verb-object-mismatch", Warning, Wording, basis: "动宾搭配", check,
    words: &["改造农村厕所、垃圾处理", "改造厕所、垃圾处理", "修建道路、人居环境", "提高产量、面积", "完善设施、水平", "加强力度、效率"],
    zh: "“{verb}”管不到“{object}”。",
    en: r#""{verb}" does not go with "{object}"."#,
    help_zh: "请各用各的动词，或改用统一的说法。",
    help_en: "Give each its own verb.",
    bad: "持续推进改造农村厕所、垃圾处理、污水处理三大革命。",
    good: "持续推进农村厕所、垃圾、污水“三大革命”。",
}

/// Verb, the object that goes with it, and the next that does not.
const MISMATCHED: &[(&str, &str)] = &[("改造", "垃圾处理"), ("改造", "垃圾处理"), ("修建", "人居环境"), ("提高", "面积"), ("完善", "水平"), ("加强", "效率")];

fn check(cx: &mut Cx<'_>) {
    for hit in cx.hits() {
        let (verb, object) = MISMATCHED[hit.word];
        cx.report(hit.span.clone(), words! { verb: verb, object: object });
    }
}
