use crate::rules::prelude::*;

rule! {
    /// “省、市、区”和“省市区”两种写法混用。
    "parallel-form-mixed", Hint, Punctuation, basis: "全文统一", check,
    words: &["省、市、区", "省市区", "省、市、县", "省市县", "县、镇、村", "县镇村"],
    zh: "这里写“{here}”，第{line}行写“{there}”。",
    en: r#""{here}" here, "{there}" in line {line}."#,
    help_zh: "请全文统一。",
    help_en: "Use one of them.",
    bad: "紧跟省、市、区步伐。学习省市区文件。",
    good: "紧跟省、市、区步伐。学习省、市、区文件。",
}

const FORMS: &[(usize, usize)] = &[(0, 1), (2, 3), (4, 5)];

fn check(cx: &mut Cx<'_>) {
    for (parted, joined) in FORMS {
        let of = |word: usize| cx.hits().iter().filter(move |hit| hit.word == word);
        let (parts, joins) = (of(*parted).count(), of(*joined).count());
        let (Some(first), Some(other)) = (of(*parted).next(), of(*joined).next()) else { continue };
        // The rarer form is the slip.
        let (slip, rule) = if parts >= joins { (other, first) } else { (first, other) };
        let line = cx.doc.para_at(rule.span.start).map_or(0, |para| para.line) + 1;
        let words = words! { here: cx.words(&slip.span), there: cx.words(&rule.span), line: line };
        cx.report(slip.span.clone(), words).related(&rule.span);
    }
}
