use crate::rules::prelude::*;

rule! {
    /// “万”“亿”后面没有计量单位，不知道是多少什么。
    "number-without-unit", Warning, Numerals, basis: "数后要有单位", check,
    zh: "“{words}”后面没有计量单位。",
    en: r#""{words}" has no unit."#,
    help_zh: "请补上单位，如“万人次”“万元”。",
    help_en: "Add the unit.",
    bad: "上半年，全镇接待游客18.63万，旅游收入1723.85万元。",
    good: "上半年，全镇接待游客18.63万人次，旅游收入1723.85万元。",
}

const OPEN: &[char] = &['，', '。', '；', '、', '（', '）', '的'];

fn check(cx: &mut Cx<'_>) {
    for spot in &cx.scan.numerals {
        let What::Number(Numeral { unit: None, scaled: true, upto: None, .. }) = spot.what else { continue };
        let own = cx.words(&spot.bytes);
        let ends = own.ends_with(['万', '亿']);
        let prose = cx.doc.para_at(spot.bytes.start).is_some_and(super::super::structure::Para::is_prose);
        let open = cx.at(spot.bytes.end).is_none_or(|c| OPEN.contains(&c));
        // 人口18万 says what it counts; 12万、15万元 takes its unit from the end.
        let named = ["人口", "余额", "市值", "户数", "人数", "用户", "粉丝", "播放量", "总量", "点击量"].iter().any(|name| cx.name_before(spot.bytes.start).contains(name));
        let listed = matches!(cx.at(spot.bytes.end), Some('、' | '，')) && cx.rest(spot.bytes.end)[3..].starts_with(|c: char| c.is_ascii_digit());
        if ends && prose && open && !named && !listed && own.contains(|c: char| c.is_ascii_digit()) {
            cx.report(spot.bytes.clone(), words! { words: own });
        }
    }
    // The same of a blank: 达xx万，
    for blank in &cx.scan.slots {
        let rest = cx.rest(blank.span.end);
        let Some(behind) = rest.strip_prefix('万') else { continue };
        let open = behind.is_empty() || behind.starts_with(OPEN);
        if open {
            let span = blank.span.start..blank.span.end + '万'.len_utf8();
            cx.report(span.clone(), words! { words: cx.words(&span) });
        }
    }
}
