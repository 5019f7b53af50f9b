use crate::rules::prelude::*;

rule! {
    /// 汉字之间用了直引号。
    "straight-quote", Warning, Punctuation, basis: "GB/T 15834—2011 4.8", check,
    zh: "汉字之间用了直引号“{mark}”。",
    en: "a straight quotation mark among characters: {mark}.",
    help_zh: "请改为“”或‘’。",
    help_en: "Use curly quotation marks.",
    bad: r#"实施"百千万工程"取得进展。"#,
    good: "实施“百千万工程”取得进展。",
}

fn check(cx: &mut Cx<'_>) {
    for mark in cx.scan.marks.iter().filter(|mark| matches!(mark.c, '"' | '\'' | '＂')) {
        let han = |c: Option<char>| c.is_some_and(is_han);
        if han(cx.before(mark.at)) || han(cx.at(mark.end())) {
            cx.report(mark.span(), words! { mark: mark.c.to_string() });
        }
    }
}
