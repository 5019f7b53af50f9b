use crate::rules::prelude::*;

rule! {
    /// 请示的结尾要有请示语。
    "request-without-ending", Warning, Genre, basis: "党政机关公文处理工作条例", check,
    zh: "标题是请示，文末没有“妥否，请批示”一类的话。",
    en: "the title says 请示, but the text asks for no answer at its end.",
    help_zh: "请补上请示语。",
    help_en: "Add the closing words.",
    bad: "云岫镇关于解决项目用地问题的请示\n\n县政府：\n现将项目用地情况报告如下。项目用地46亩，请予支持。",
    good: "云岫镇关于解决项目用地问题的请示\n\n县政府：\n项目用地46亩。妥否，请批示。",
}

const ENDINGS: &[&str] = &["请批示", "请审批", "请批复", "请指示", "请审示", "请批准"];

fn check(cx: &mut Cx<'_>) {
    let Some(title) = cx.doc.paras.iter().find(|para| para.role == Role::Title) else { return };
    if cx.words(&title.span).ends_with("的请示") && !ENDINGS.iter().any(|ending| cx.text().contains(ending)) {
        cx.report(title.span.clone(), words! {});
    }
}
