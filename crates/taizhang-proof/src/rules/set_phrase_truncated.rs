use crate::rules::prelude::*;

rule! {
    /// 固定表述缺了字，多半是复制时被网站删去的。
    "set-phrase-truncated", Error, Wording, basis: "党内固定表述要写全", check,
    words: &["新时代中国特色社会主义思想", "党中央"],
    zh: "固定表述缺字：“{words}”应为“{right}”。",
    en: r#"a set phrase lacks words: "{words}" should read "{right}"."#,
    help_zh: "请补全。",
    help_en: "Complete it.",
    bad: "坚持以新时代中国特色社会主义思想为指导，推进工作。",
    good: "坚持以习近平新时代中国特色社会主义思想为指导，推进工作。",
}

/// The whole phrase, and what must stand before the watched word.
const RIGHT: &[(&str, &str)] = &[
    ("习近平新时代中国特色社会主义思想", "习近平"),
    ("以习近平同志为核心的党中央", "以习近平同志为核心的"),
];

fn check(cx: &mut Cx<'_>) {
    for hit in cx.hits() {
        let (right, lead) = RIGHT[hit.word];
        let before = cx.lead(hit.span.start);
        if !before.ends_with(lead) && (hit.word == 0 || before.ends_with("同志为核心的")) {
            let own = cx.words(&hit.span);
let report = cx.report(hit.span.clone(), words! { words: own, right: right });
            // What is left of the other phrase stands before it: only a person can put the two together.
            if hit.word == 0 {
                report.fix(right);
            }
        }
    }
}
