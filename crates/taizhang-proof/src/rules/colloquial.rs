use crate::rules::prelude::*;

rule! {
    /// 口头的话，不是公文的话。
    "colloquial", Hint, Wording, basis: "公文语体", check,
    words: &["出来后就", "搞好", "弄好", "搞定", "一大堆", "差不多有", "老百姓们", "没啥", "啥的", "挺好的"],
    zh: "“{words}”是口头的话。",
    en: r#""{words}" is spoken language."#,
    help_zh: "请改用书面的说法。",
    help_en: "Use written language.",
    bad: "规划出来后就收储土地，搞好建设。",
    good: "规划批准后收储土地，抓好建设。",
}

fn check(cx: &mut Cx<'_>) {
    for hit in cx.hits() {
        cx.report(hit.span.clone(), words! { words: cx.words(&hit.span) });
    }
}
