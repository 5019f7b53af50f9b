use crate::rules::prelude::*;

rule! {
    /// 单独成行的标题末尾不加句号。
    "heading-with-full-stop", Warning, Outline, basis: "GB/T 15834—2011、公文惯例", check,
    zh: "标题“{title}”单独成行，末尾不加句号。",
    en: "the heading {title} stands alone and takes no full stop.",
    help_zh: "请删去句号。",
    help_en: "Delete it.",
    bad: "一、工作措施。\n上半年，召开会议3次，举办培训5场。\n二、主要成效\n上半年，签约项目4个。",
    good: "一、工作措施\n上半年，召开会议3次，举办培训5场。\n二、主要成效\n上半年，签约项目4个。",
}

fn check(cx: &mut Cx<'_>) {
    let stands = |para: &&crate::structure::Para| {
        para.heading == Some(para.span.end) && para.label.as_ref().is_some_and(|label| label.level == 1)
    };
    let headings: Vec<_> = cx.doc.paras.iter().filter(stands).collect();
    // Sequences that count from one: a list of sentences with numbers is none of headings.
    for sequence in headings.chunk_by(|_, next| next.label.as_ref().is_some_and(|label| label.number > 1)) {
        let stopped = |para: &&&crate::structure::Para| cx.words(&para.span).ends_with('。');
        let stops: Vec<Span> = sequence.iter().filter(stopped).map(|para| para.span.clone()).collect();
        if stops.len() == sequence.len() {
            continue;
        }
        for span in stops {
            let stop = span.end - '。'.len_utf8()..span.end;
            cx.report(stop, words! { title: cx.words(&span) }).fix("");
        }
    }
}
