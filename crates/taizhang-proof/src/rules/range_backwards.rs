use crate::rules::prelude::*;

rule! {
    /// 起止的时间，后面的早于前面的。
    "range-backwards", Error, Time, basis: "起止先后", check,
    zh: "“{words}”后面的早于前面的。",
    en: r#""{words}" ends before it begins."#,
    help_zh: "请核对起止时间。",
    help_en: "Check both ends.",
    bad: "6—1月，全镇新签约项目4个。",
    good: "1—6月，全镇新签约项目4个。",
}

use taizhang_core::base::numeral::Misread;

fn check(cx: &mut Cx<'_>) {
    for spot in &cx.scan.numerals {
        let What::Day(dated) = &spot.what else { continue };
        let year = cx.period.map_or(2000, |period| period.first().year());
        // 11—2月 of a winter runs into the next year, and says so by 次年.
        if matches!(dated.in_year(Some(year)), Err(Misread::Backwards(_))) {
            cx.report(spot.bytes.clone(), words! { words: cx.words(&spot.bytes) });
        }
    }
}
