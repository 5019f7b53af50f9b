use crate::rules::prelude::*;

/// Ten times the same words.
macro_rules! ten {
    ($words:expr) => {
        concat!($words, $words, $words, $words, $words, $words, $words, $words, $words, $words)
    };
}

rule! {
    /// 综合性文稿一般不超过5000字。
    "paper-too-long", Hint, Genre, basis: "整治形式主义为基层减负若干规定", check,
    zh: "全文{n}字，超过{most}字。",
    en: "{n} characters, more than {most}.",
    help_zh: "请压减。",
    help_en: "Cut it.",
    bad: concat!("云岫镇2023年上半年工作总结\n\n上半年，成效较好。", ten!(ten!(ten!("抓好招商。")))),
    good: "云岫镇2023年上半年工作总结\n\n上半年，成效较好。抓好招商。",
}

const MOST: usize = 5000;

fn check(cx: &mut Cx<'_>) {
    let Some(title) = cx.doc.paras.iter().find(|para| para.role == Role::Title) else { return };
    // A government's report to its congress has its own measure.
    let own = ["总结", "方案", "汇报", "通报", "计划"].iter().any(|genre| cx.words(&title.span).contains(genre));
    let n: usize = cx.doc.paras.iter().filter(|para| para.is_prose()).map(|para| cx.words(&para.span).chars().count()).sum();
    if own && n > MOST {
        cx.report(title.span.clone(), words! { n: n, most: MOST });
    }
}
