use crate::rules::prelude::*;

rule! {
    /// 人、个、户一类只能是整数。
    "count-with-fraction", Error, Numerals, basis: "个数是整数", check,
    zh: "“{words}”不是整数，{unit}数只能是整数。",
    en: "{words} is no whole number of {unit}.",
    help_zh: "请核对这个数。",
    help_en: "Check the number.",
    bad: "新签约项目4.5个，参训396人次。",
    good: "新签约项目4个，户均耕地4.5亩。",
}

fn check(cx: &mut Cx<'_>) {
    for num in cx.numbers(&(0..cx.text().len())) {
        let Numeral { value, unit: Some(unit), upto: None, hedge: None, scaled: false, .. } = num.numeral else { continue };
        let name = cx.name_before(num.span.start);
        // 平均每户2.5人 is a mean.
        let mean = ["均", "每", "平均", "比"].iter().any(|word| name.contains(word));
        let clause = cx.clause(num.span.start);
        let mean = mean || cx.words(&clause).contains(['均', '每']) || unit == Unit::Aged;
        if unit.is_count() && !value.fract().is_zero() && !mean && !cx.rest(num.span.end).starts_with(['百', '月', '点']) {
            cx.report(num.span.clone(), words! { words: cx.words(&num.span), unit: unit.zh() });
        }
    }
}
