use crate::rules::prelude::*;

rule! {
    /// “0个”不像公文的话。
    "zero-count", Hint, Wording, basis: "公文惯例", check,
    zh: "“{words}”宜写作“无”或“没有”。",
    en: r#""{words}" is better said in words."#,
    help_zh: "请改为“无……”，或删去这一句。",
    help_en: "Say that there was none.",
    bad: "新签约项目0个，在谈项目12个。",
    good: "无新签约项目，在谈项目12个。",
}

fn check(cx: &mut Cx<'_>) {
    for num in cx.numbers(&(0..cx.text().len())) {
        let prose = cx.doc.para_at(num.span.start).is_some_and(super::super::structure::Para::is_prose);
        let counted = num.numeral.unit.is_some_and(Unit::is_count) && num.numeral.upto.is_none();
        if prose && counted && num.numeral.value.is_zero() && num.numeral.hedge.is_none() {
            cx.report(num.span.clone(), words! { words: cx.words(&num.span) });
        }
    }
}
