use crate::rules::prelude::*;

rule! {
    /// 数值和时间的起止用一字线“—”或浪纹线“～”，不用半角短横线。
    "range-dash", Hint, Punctuation, basis: "GB/T 15834—2011 4.13.3", check,
    zh: "“{range}”的起止应用“—”，写作“{right}”。",
    en: r#"a range takes a dash: "{range}" reads "{right}"."#,
    help_zh: "请改为“—”。",
    help_en: "Use —.",
    bad: "1-6月，全镇新签约项目4个。",
    good: "1—6月，全镇新签约项目4个；合同编号ZS-2023-01。",
}

fn check(cx: &mut Cx<'_>) {
    for spot in &cx.scan.numerals {
        let ranged = match &spot.what {
            What::Day(day) => day.to.is_some(),
            What::Number(number) => number.upto.is_some(),
            _ => false,
        };
        let own = cx.words(&spot.bytes);
        // 2023-06-30 has two of them and is a day.
        if ranged && own.matches(['-', '－']).count() == 1 {
            let right = own.replace(['-', '－'], "—");
            cx.report(spot.bytes.clone(), words! { range: own, right: &right }).fix(right.clone());
        }
    }
}
