use crate::rules::prelude::*;

rule! {
    /// 年份写四位数字，不用两位的简写。
    "two-digit-year", Warning, Numerals, basis: "GB/T 15835—2011 5.2.2", check,
    words: &["年上半年", "年下半年", "年1月", "年2月", "年3月", "年4月", "年5月", "年6月", "年7月", "年8月", "年9月", "年度", "年底", "年末", "年初", "年一季度", "年全年", "年以来"],
    zh: "“{words}”的年份应写四位。",
    en: r#"the year of "{words}" takes four digits."#,
    help_zh: "请写成四位年份，如“{right}”。",
    help_en: "Write {right}.",
    bad: "23年上半年，全镇新签约项目4个。",
    good: "2023年上半年，全镇新签约项目4个；租赁20年。",
}

fn check(cx: &mut Cx<'_>) {
    for hit in cx.hits() {
        let at = hit.span.start;
        let digits: String = cx.lead(at).chars().rev().take_while(char::is_ascii_digit).collect::<Vec<_>>().into_iter().rev().collect();
        let year = digits.parse::<u32>().ok().filter(|year| digits.len() == 2 && (10..=39).contains(year));
        let before = cx.before(at - digits.len());
        // 近20年来 and 用了15年 are stretches of time.
        let plain = before.is_none_or(|c| "，。、；：（“在至到从于与和截".contains(c));
        if let Some(year) = year.filter(|_| plain) {
            let span = at - digits.len()..hit.span.end;
            let right = format!("20{year}{}", cx.words(&hit.span));
            cx.report(span.clone(), words! { words: cx.words(&span), right: &right }).suggest(right.clone());
        }
    }
}
