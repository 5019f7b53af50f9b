use crate::rules::prelude::*;

rule! {
    /// 领导的肯定没有写依据。
    "praise-without-ground", Hint, Wording, basis: "有依据才写", check,
    words: &["领导充分肯定", "领导高度肯定", "领导高度重视和肯定", "领导一致好评", "领导高度评价"],
    zh: "“{words}”没有写批示、批复或文号。",
    en: r#""{words}" gives no ground."#,
    help_zh: "请写明依据，或删去。",
    help_en: "Give the ground, or take it out.",
    bad: "工作得到县领导充分肯定。",
    good: "工作得到县领导批示肯定（云委批〔2023〕3号）。",
}

fn check(cx: &mut Cx<'_>) {
    for hit in cx.hits() {
        let sentence = cx.sentence(hit.span.start);
        let words = cx.words(&sentence);
        if !words.contains(['批', '号']) {
            cx.report(hit.span.clone(), words! { words: cx.words(&hit.span) });
        }
    }
}
