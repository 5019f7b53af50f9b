use crate::rules::prelude::*;

rule! {
    /// 标题里的词和文种重复。
    "genre-redundant", Hint, Genre, basis: "公文标题", check,
    words: &["关于实施", "关于通知", "关于报告", "关于计划"],
    zh: "标题里“{words}”和后面的“{genre}”重复。",
    en: r#""{words}" in the title repeats "{genre}"."#,
    help_zh: "请删去一个。",
    help_en: "Delete one of them.",
    bad: "印发《关于实施全员招商工作的实施方案》。",
    good: "印发《全员招商工作实施方案》。",
}

const GENRES: &[&str] = &["实施方案", "通知", "报告", "工作计划"];

fn check(cx: &mut Cx<'_>) {
    for hit in cx.hits() {
        let rest = cx.rest(hit.span.end);
        let title = rest.find('》').map_or("", |end| &rest[..end]);
        let genre = GENRES[hit.word];
        if title.ends_with(genre) {
            cx.report(hit.span.clone(), words! { words: cx.words(&hit.span), genre: genre });
        }
    }
}
