use crate::rules::prelude::*;

rule! {
    /// 报告里不得夹带请示事项。
    "report-with-request", Error, Genre, basis: "党政机关公文处理工作条例第十五条", check,
    words: &["请批示", "请审批", "请批复"],
    zh: "报告里写了“{words}”，报告不得夹带请示事项。",
    en: r#"a 报告 must not ask: "{words}"."#,
    help_zh: "请另行请示，删去这句话。",
    help_en: "Ask in a 请示 of its own.",
    bad: "云岫镇关于招商引资工作情况的报告\n\n县政府：\n上半年，签约项目4个。以上报告，妥否，请批示。",
    good: "云岫镇关于招商引资工作情况的报告\n\n县政府：\n上半年，签约项目4个。特此报告。",
}

fn check(cx: &mut Cx<'_>) {
    let title = cx.doc.paras.iter().find(|para| para.role == Role::Title);
    if !title.is_some_and(|title| cx.words(&title.span).ends_with("的报告")) {
        return;
    }
    for hit in cx.hits() {
        cx.report(hit.span.clone(), words! { words: cx.words(&hit.span) });
    }
}
