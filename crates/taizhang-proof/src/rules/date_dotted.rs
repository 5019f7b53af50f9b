use crate::rules::prelude::*;

rule! {
    /// 正文里的日期写成“年月日”，不用点、横线和斜线。
    "date-dotted", Warning, Numerals, basis: "GB/T 15835—2011 5.2.2、GB/T 9704—2012 7.3.5.4", check,
    zh: "日期“{words}”应写作“{right}”。",
    en: "the date {words} should read {right}.",
    help_zh: "请改为年月日的写法。",
    help_en: "Write it with 年月日.",
    bad: "项目于2023.6.16签约。",
    good: "项目于2023年6月16日签约。",
}

fn check(cx: &mut Cx<'_>) {
    for spot in &cx.scan.numerals {
        let What::Day(dated) = spot.what else { continue };
        let own = cx.words(&spot.bytes);
        let sentence = |para: &crate::structure::Para| para.is_prose() && cx.words(&para.span).contains('。');
        let prose = cx.doc.para_at(spot.bytes.start).is_some_and(sentence);
        let Some(day) = dated.in_year(None).ok().and_then(|when| when.day()) else { continue };
        if prose && !own.contains('年') && own.contains(['.', '-', '/', '．']) {
            let right = write::date(day);
            cx.report(spot.bytes.clone(), words! { words: own, right: &right }).fix(right.clone());
        }
    }
}
