use crate::rules::prelude::*;

rule! {
    /// 网页上的按钮和来源，复制时带了进来。
    "web-page-residue", Warning, Residue, basis: "文稿里只有文稿", check,
    zh: "从这里起有{n}行是网页上的按钮和字样，如“{words}”。",
    en: "from here on {n} lines are buttons and notes of a web page, such as {words}.",
    help_zh: "请删去这几行。",
    help_en: "Delete these lines.",
    bad: "下载\n打印\n【字号：\n大\n云岫镇2023年上半年工作总结\n\n上半年，全镇推进各项工作。",
    good: "云岫镇2023年上半年工作总结\n\n上半年，全镇推进各项工作。",
}

fn check(cx: &mut Cx<'_>) {
    if cx.doc.medium == Medium::Html {
        return; // there they are where they belong
    }
    let found: Vec<_> = cx.doc.paras.iter().filter(|para| para.role == Role::Web).collect();
    // One short line alone may be a word of the paper.
    if found.len() >= 2 {
        let first = found[0].span.clone();
        cx.report(first.clone(), words! { n: found.len(), words: cx.words(&first) });
    }
}
