use crate::rules::prelude::*;

rule! {
    /// 下降的幅度超过100%。
    "fall-over-hundred", Error, Figures, basis: "减少不超过全部", check,
    zh: "“{words}”：下降不会超过100%。",
    en: r#""{words}": nothing falls by more than 100%."#,
    help_zh: "请核对这个数。",
    help_en: "Check the number.",
    bad: "固定资产投资下降112%，合同投资额增长。",
    good: "固定资产投资下降11.2%，合同投资额增长。",
}

fn check(cx: &mut Cx<'_>) {
    for num in cx.numbers(&(0..cx.text().len())) {
        let name = cx.name_before(num.span.start);
        let falls = ["下降", "减少", "降低", "下降了", "回落", "减少了"].iter().find(|verb| name.ends_with(**verb));
        if let Some(verb) = falls.filter(|_| num.is_percent() && num.numeral.value > Decimal::ONE_HUNDRED) {
            let span = num.span.start - verb.len()..num.span.end;
            cx.report(span.clone(), words! { words: cx.words(&span) });
        }
    }
}
