use crate::rules::prelude::*;

rule! {
    /// 全角数字和字母：占一个汉字的位置，与别处不齐，也搜不到。
    "full-width-digit", Warning, Numerals, basis: "GB/T 15835—2011 3.2", check,
    zh: "“{words}”用了全角字符，应为“{right}”。",
    en: r#""{words}" is written in full-width characters: "{right}"."#,
    help_zh: "请改为半角。",
    help_en: "Use half-width characters.",
    bad: "新签约项目４个，合同投资额１８６４０万元。",
    good: "新签约项目4个，合同投资额18640万元。",
}

fn check(cx: &mut Cx<'_>) {
    let mut wide = cx.scan.wide.iter().peekable();
    while let Some(first) = wide.next() {
        let mut span = first.span();
        while let Some(next) = wide.next_if(|next| next.at == span.end) {
            span.end = next.end();
        }
        let half = |c: char| char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c);
        let right: String = cx.words(&span).chars().map(half).collect();
        cx.report(span.clone(), words! { words: cx.words(&span), right: &right }).fix(right.clone());
    }
}
