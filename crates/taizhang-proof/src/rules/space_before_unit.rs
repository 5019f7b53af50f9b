use crate::rules::prelude::*;

rule! {
    /// 数和计量单位之间有空格，换行时会分开。
    "space-before-unit", Warning, Numerals, basis: "GB/T 15835—2011", check,
    zh: "“{number}”里数和单位之间有空格。",
    en: r#"a blank stands between number and unit in "{number}"."#,
    help_zh: "请删去空格。",
    help_en: "Delete it.",
    bad: "合同投资额18640 万元，同比增长50.3%。",
    good: "合同投资额18640万元，同比增长50.3%。",
}

fn check(cx: &mut Cx<'_>) {
    for spot in &cx.scan.numerals {
        let What::Number(Numeral { unit: Some(_), .. }) = spot.what else { continue };
        let own = cx.words(&spot.bytes);
        if own.contains([' ', '\u{a0}']) {
            let new: String = own.chars().filter(|c| !matches!(c, ' ' | '\u{a0}')).collect();
            cx.report(spot.bytes.clone(), words! { number: own }).fix(new);
        }
    }
}
