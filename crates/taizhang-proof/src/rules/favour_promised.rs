use crate::rules::prelude::*;

rule! {
    /// 写了给特定企业的税费、用地优惠。
    "favour-promised", Hint, Genre, basis: "公平竞争审查条例", check,
    words: &["税收返还", "零地价", "免收土地", "承诺减免", "税收全免", "土地款返还"],
    zh: "“{words}”可能涉及给特定企业的优惠。",
    en: r#""{words}" may be a favour to one firm."#,
    help_zh: "请核对是否经过公平竞争审查；没有依据就删去。",
    help_en: "Was it reviewed? Else take it out.",
    bad: "承诺给予企业税收返还，吸引项目落户。",
    good: "落实普惠性税收政策，吸引项目落户。",
}

fn check(cx: &mut Cx<'_>) {
    for hit in cx.hits() {
        cx.report(hit.span.clone(), words! { words: cx.words(&hit.span) });
    }
}
