use crate::rules::prelude::*;

rule! {
    /// 范文、模板里的代称，没有换成真的名称。
    "template-word-left", Warning, Residue, basis: "文稿里只有文稿", check,
    words: &["某某", "某镇", "某县", "某区政府", "某市政府", "某单位"],
    zh: "“{words}”是范文里的代称，没有换成真的名称。",
    en: r#""{words}" is a stand-in of a model text."#,
    help_zh: "请换成真的名称。",
    help_en: "Put the real name.",
    bad: "某某镇党委召开会议，研究招商工作。",
    good: "某企业反映用地困难，已协调解决。",
}

fn check(cx: &mut Cx<'_>) {
    for hit in cx.hits() {
        cx.report(hit.span.clone(), words! { words: cx.words(&hit.span) });
    }
}
