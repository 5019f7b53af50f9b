use crate::rules::prelude::*;

rule! {
    /// 标题后面的分类标签，是素材网站给文章归类用的，不是标题的一部分。
    "category-tag-in-title", Warning, Residue, basis: "GB/T 9704—2012 7.3.1", check,
    zh: "标题末尾的“{tag}”像是素材网站的分类标签。",
    en: "{tag} at the end of the title looks like the category of a website.",
    help_zh: "请删去。",
    help_en: "Delete it.",
    bad: "云岫镇2023年上半年工作总结（乡镇）\n\n2023年上半年，全镇推进各项工作。",
    good: "云岫镇2023年上半年工作总结（征求意见稿）\n\n2023年上半年，全镇推进各项工作。",
}

const TAGS: &[&str] = &["镇乡", "乡镇", "乡镇街道", "街道", "县区", "区县", "机关", "单位", "学校", "企业", "农村", "通用", "范文", "精选", "汇编", "模板"];

fn check(cx: &mut Cx<'_>) {
    for para in cx.doc.paras.iter().filter(|para| para.role == Role::Title) {
        let title = cx.words(&para.span);
        let Some(open) = title.rfind(['（', '(', '【', '[']) else { continue };
        let tag = title[open..].trim_matches(['（', '）', '(', ')', '【', '】', '[', ']']);
        if title.ends_with(['）', ')', '】', ']']) && TAGS.contains(&tag) {
            let span = para.span.start + open..para.span.end;
            cx.report(span.clone(), words! { tag: cx.words(&span) }).fix("");
        }
    }
}
