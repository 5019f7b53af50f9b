use crate::rules::prelude::*;

rule! {
    /// 标有引号或书名号的并列成分之间，通常不用顿号。
    "mark-between-quotes", Hint, Punctuation, basis: "GB/T 15834—2011 4.5.3.5", check,
    zh: "并列的引号、书名号之间通常不用顿号。",
    en: "no 、 between adjacent quotations or titles, as a rule.",
    help_zh: "请删去顿号；中间有别的词时再用。",
    help_en: "Delete it, unless words stand between.",
    bad: "确保“山泉鱼”、“竹荪菇”、“高山茶”的品质。",
    good: "确保“山泉鱼”“竹荪菇”“高山茶”的品质。",
}

fn check(cx: &mut Cx<'_>) {
    for mark in cx.scan.marks.iter().filter(|mark| mark.c == '、') {
        let around = (cx.before(mark.at), cx.at(mark.end()));
        if matches!(around, (Some('”'), Some('“')) | (Some('》'), Some('《'))) {
            cx.report(mark.span(), words! {}).suggest("");
        }
    }
}
