use crate::rules::prelude::*;

rule! {
    /// 下降、减少不能用“倍”：减少一倍就没有了。
    "fall-by-fold", Error, Numerals, basis: "减少不用倍", check,
    zh: "“{words}”：减少不能用倍。",
    en: r#""{words}": nothing falls by so many times."#,
    help_zh: "请改为百分数或实数。",
    help_en: "Give a percentage, or the numbers.",
    bad: "信访量下降2倍，发案数减少。",
    good: "信访量下降50%，发案数减少。",
}

fn check(cx: &mut Cx<'_>) {
    for num in cx.numbers(&(0..cx.text().len())) {
        if num.numeral.unit != Some(Unit::Fold) {
            continue;
        }
        let name = cx.name_before(num.span.start);
        if let Some(verb) = ["下降", "减少", "降低", "缩短", "下降了", "减少了"].iter().find(|verb| name.ends_with(**verb)) {
            let span = num.span.start - verb.len()..num.span.end;
            cx.report(span.clone(), words! { words: cx.words(&span) });
        }
    }
}
