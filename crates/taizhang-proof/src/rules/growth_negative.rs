use crate::rules::prelude::*;

rule! {
    /// “增长-x%”：负增长写“下降x%”。
    "growth-negative", Error, Numerals, basis: "下降用“下降”", check,
    words: &["增长-", "增长－", "增长−", "同比-", "环比-", "下降-", "增加-", "提高-"],
    zh: "“{words}”应写作“{right}”。",
    en: r#""{words}" should read "{right}"."#,
    help_zh: "请改为“下降”。",
    help_en: "Say that it fell.",
    bad: "合同投资额18640万元，同比增长-8.9%。",
    good: "合同投资额18640万元，同比下降8.9%。",
}

fn check(cx: &mut Cx<'_>) {
    for hit in cx.hits() {
        let number = cx.scan.numerals.iter().find(|spot| spot.bytes.start == hit.span.end - 1 || spot.bytes.start + 1 == hit.span.end || spot.bytes.start == hit.span.end - '－'.len_utf8());
        let Some(spot) = number else { continue };
        let What::Number(Numeral { unit: Some(Unit::Percent | Unit::Point), .. }) = spot.what else { continue };
        let span = hit.span.start..spot.bytes.end;
        let own = cx.words(&span);
        let verb = cx.words(&hit.span).trim_end_matches(['-', '－', '−']);
        let amount = own[verb.len()..].trim_start_matches(['-', '－', '−']);
        let right = if verb == "同比" || verb == "环比" { format!("{verb}下降{amount}") } else { format!("下降{amount}") };
        cx.report(span, words! { words: own, right: &right }).fix(right.clone());
    }
}
