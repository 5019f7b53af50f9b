use crate::rules::prelude::*;

rule! {
    /// 请示一般只写一个主送机关。
    "request-with-several-recipients", Warning, Genre, basis: "党政机关公文处理工作条例第十五条", check,
    zh: "请示写了{n}个主送机关，一般只写一个。",
    en: "a 请示 goes to one office, not {n}.",
    help_zh: "请只留一个，其他的用抄送。",
    help_en: "Keep one; the others get a copy.",
    bad: "云岫镇关于解决项目用地问题的请示\n\n县政府、县自然资源局：\n项目用地46亩。妥否，请批示。",
    good: "云岫镇关于解决项目用地问题的请示\n\n县政府：\n项目用地46亩。妥否，请批示。",
}

fn check(cx: &mut Cx<'_>) {
    let title = cx.doc.paras.iter().find(|para| para.role == Role::Title);
    let to = cx.doc.paras.iter().find(|para| para.role == Role::Addressee);
    let (Some(title), Some(to)) = (title, to) else { return };
    let n = cx.words(&to.span).matches(['、', '，']).count() + 1;
    if cx.words(&title.span).ends_with("的请示") && n > 1 {
        cx.report(to.span.clone(), words! { n: n });
    }
}
