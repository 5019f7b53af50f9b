use crate::rules::prelude::*;

rule! {
    /// 公文里的数不加千分撇。
    "thousands-comma", Hint, Numerals, basis: "公文惯例：不分节", check,
    zh: "“{words}”应写作“{right}”。",
    en: "{words} should read {right}.",
    help_zh: "请删去逗号。",
    help_en: "Delete the comma.",
    bad: "合同投资额18,640万元，同比增长50.3%。",
    good: "合同投资额18640万元，同比增长50.3%。",
}

fn check(cx: &mut Cx<'_>) {
    for spot in &cx.scan.numerals {
        let own = cx.words(&spot.bytes);
        let prose = cx.doc.para_at(spot.bytes.start).is_some_and(super::super::structure::Para::is_prose);
        if matches!(spot.what, What::Number(_)) && prose && own.contains(',') {
            let right = own.replace(',', "");
            cx.report(spot.bytes.clone(), words! { words: own, right: &right }).fix(right.clone());
        }
    }
}
