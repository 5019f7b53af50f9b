use crate::rules::prelude::*;

rule! {
    /// 没有这一天、这个月。
    "date-impossible", Error, Time, basis: "日历", check,
    words: &["月份", "月中旬", "月底", "月1"],
    zh: "没有“{words}”这一天。",
    en: "there is no such day: {words}.",
    help_zh: "请核对日期。",
    help_en: "Check the date.",
    bad: "6月31日召开会议，研究招商工作。",
    good: "6月30日召开会议，研究招商工作。",
}

use taizhang_core::base::numeral::Misread;

fn check(cx: &mut Cx<'_>) {
    for spot in &cx.scan.numerals {
        let wrong = match &spot.what {
            What::Day(dated) => matches!(dated.in_year(cx.period.map(|period| period.first().year())), Err(Misread::NoSuchDay(_))),
            What::Unclear(Misread::NoSuchDay(_)) => true,
            _ => false,
        };
        if wrong {
            cx.report(spot.bytes.clone(), words! { words: cx.words(&spot.bytes) });
        }
    }
    for hit in cx.hits() {
        // 13月, 32日
        let digits: String = cx.lead(hit.span.start).chars().rev().take_while(char::is_ascii_digit).collect();
        let value: u32 = digits.chars().rev().collect::<String>().parse().unwrap_or(0);
        let span = hit.span.start - digits.len()..hit.span.end;
        let told = cx.scan.numerals_in(&span).iter().any(|spot| matches!(spot.what, What::Day(_)));
        let month = hit.word == 0 && (13..=99).contains(&value) && !cx.lead(span.start).ends_with(['第', '—', '个', '—']);
        if month && !told && digits.len() == 2 {
            cx.report(span.clone(), words! { words: cx.words(&span) });
        }
    }
}
