use crate::rules::prelude::*;

rule! {
    /// 标题里没有发文机关。
    "title-without-office", Hint, Genre, basis: "GB/T 9704—2012 7.3.1", check,
    zh: "标题没有写是哪个机关的总结。",
    en: "the title does not say whose summary it is.",
    help_zh: "请在标题前加上机关名称。",
    help_en: "Put the office first.",
    bad: "2023年上半年工作总结\n\n上半年，全镇推进各项工作，成效较好。",
    good: "云岫镇2023年上半年工作总结\n\n上半年，全镇推进各项工作，成效较好。",
}

fn check(cx: &mut Cx<'_>) {
    let Some(title) = cx.doc.paras.iter().find(|para| para.role == Role::Title) else { return };
    let own = cx.words(&title.span);
    if own.contains("工作总结") && own.starts_with(|c: char| c.is_ascii_digit()) {
        let year = own.find('年').map_or(own.len(), |at| at + '年'.len_utf8());
        cx.report(title.span.start..title.span.start + year, words! {});
    }
}
