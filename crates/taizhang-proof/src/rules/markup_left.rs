use crate::rules::prelude::*;

rule! {
    /// 网页或排版的标记，没有变成版式。
    "markup-left", Warning, Residue, basis: "文稿里只有文稿", check,
    words: &["&nbsp;", "&ldquo;", "&rdquo;", "&mdash;", "&middot;", "&amp;", "<br>", "<br/>", "<p>", "</p>", "</span>", "<span", "\\n", "**"],
    zh: "这里留着排版标记“{words}”。",
    en: "markup was left here: {words}.",
    help_zh: "请删去标记。",
    help_en: "Delete it.",
    bad: "新签约项目&nbsp;4个，<br>合同投资额18640万元。",
    good: "新签约项目4个，合同投资额18640万元。",
}

fn check(cx: &mut Cx<'_>) {
    for hit in cx.hits() {
        let own = hit.span.clone();
        cx.report(own.clone(), words! { words: cx.words(&own) });
    }
}
