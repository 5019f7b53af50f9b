use crate::rules::prelude::*;

rule! {
    /// 简称又缩了一次，只剩“工程”。
    "abbreviation-third-form", Warning, Names, basis: "一个名称一个写法", check,
    words: &["“工程”"],
    zh: "“{words}”是“百千万工程”的又一种叫法。",
    en: "{words} is a third name of the same programme.",
    help_zh: "请写作“百千万工程”。",
    help_en: "Write it out.",
    bad: "发动全员招商，推动“工程”实施，落实“百千万工程”。",
    good: "发动全员招商，推动“百千万工程”实施。",
}

fn check(cx: &mut Cx<'_>) {
    if !cx.text().contains("百千万工程") {
        return;
    }
    for hit in cx.hits() {
        cx.report(hit.span.clone(), words! { words: cx.words(&hit.span) }).suggest("“百千万工程”");
    }
}
