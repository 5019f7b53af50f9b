use crate::rules::prelude::*;

rule! {
    /// 省略号是六个点“……”。
    "ellipsis-wrong", Warning, Punctuation, basis: "GB/T 15834—2011 4.11", check,
    zh: "“{mark}”应为省略号“……”。",
    en: "{mark} should be an ellipsis of six dots.",
    help_zh: "请改为“……”。",
    help_en: "Write ……",
    bad: "包括道路、水电、通信。。。都已完工。",
    good: "包括道路、水电、通信……都已完工。",
}

fn check(cx: &mut Cx<'_>) {
    let mut at = 0;
    let marks = &cx.scan.marks;
    while at < marks.len() {
        let c = marks[at].c;
        let run = marks[at..].windows(2).take_while(|pair| pair[1].c == c && pair[0].end() == pair[1].at).count() + 1;
        let span = marks[at].at..marks[at + run - 1].end();
        let han = cx.before(span.start).is_some_and(is_han);
        let wrong = match c {
            '。' | '.' | '·' => run >= 3 && han,
            '…' => run == 1 && han || run == 3,
            _ => false,
        };
        if wrong {
            cx.report(span.clone(), words! { mark: cx.words(&span) }).fix("……");
        }
        at += run;
    }
}
