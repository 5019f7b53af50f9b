use crate::rules::prelude::*;

rule! {
    /// 率提高、下降多少，用“个百分点”，不用“%”。
    "rate-changes-in-percent", Hint, Numerals, basis: "率的增减用百分点", check,
    zh: "“{words}”：率的增减应说“个百分点”。",
    en: r#""{words}": the change of a rate is in 个百分点."#,
    help_zh: "请核对是百分之几还是几个百分点。",
    help_en: "Percent, or percentage points?",
    bad: "履约率提高5.2%，项目推进加快。",
    good: "履约率提高5.2个百分点，合同投资额增长5.2%。",
}

const VERBS: &[&str] = &["提高", "上升", "下降", "降低", "提升", "回落", "增长", "增加"];

fn check(cx: &mut Cx<'_>) {
    for num in cx.numbers(&(0..cx.text().len())) {
        if !num.is_percent() {
            continue;
        }
        let name = cx.name_before(num.span.start);
        let Some(verb) = VERBS.iter().find(|verb| name.ends_with(**verb)) else { continue };
        let of = name[..name.len() - verb.len()].trim_end_matches("同比").trim_end_matches("环比").trim_end_matches("较上年").trim_end_matches("比上年");
        if of.ends_with('率') && !of.ends_with(['效', '功']) && !of.ends_with("效率") && !of.ends_with("生产率") {
            let span = num.span.start - verb.len()..num.span.end;
            cx.report(span.clone(), words! { words: cx.words(&span) });
        }
    }
}
