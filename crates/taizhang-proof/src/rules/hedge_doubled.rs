use crate::rules::prelude::*;

rule! {
    /// 约数说了两遍：“约”和“左右”、“超过”和“以上”不同时用。
    "hedge-doubled", Warning, Numerals, basis: "GB/T 15835—2011、用词", check,
    zh: "“{words}”里约数说了两遍。",
    en: r#""{words}" hedges twice."#,
    help_zh: "请只留一个。",
    help_en: "Keep one of them.",
    bad: "接待游客约18万人次左右，同比增长60.8%。",
    good: "接待游客约18万人次，同比增长60.8%。",
}

fn check(cx: &mut Cx<'_>) {
    for spot in &cx.scan.numerals {
        if matches!(spot.what, What::Number(Numeral { doubled: true, .. })) {
            cx.report(spot.bytes.clone(), words! { words: cx.words(&spot.bytes) });
        }
    }
}
