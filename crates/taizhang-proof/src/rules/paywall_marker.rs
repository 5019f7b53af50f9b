use crate::rules::prelude::*;

rule! {
    /// 素材网站的收费标记，复制时带了进来。
    "paywall-marker", Error, Residue, basis: "文稿里只有文稿", check,
    words: &["##paid", "##付费", "##vip"],
    zh: "这里留着素材网站的标记“{mark}”。",
    en: "a marker of a website for papers was left here: {mark}.",
    help_zh: "请删去。",
    help_en: "Delete it.",
    bad: "紧跟步伐，##paidbegin##把这项工作作为重点。",
    good: "紧跟步伐，把这项工作作为重点。",
}

fn check(cx: &mut Cx<'_>) {
    for hit in cx.hits() {
        let (from, to) = (hit.span.start, hit.span.end);
        let behind = cx.rest(to).find("##").filter(|length| *length < 20).map_or(to, |length| to + length + 2);
        let span = from..behind;
        cx.report(span.clone(), words! { mark: cx.words(&span) }).fix("");
    }
}
