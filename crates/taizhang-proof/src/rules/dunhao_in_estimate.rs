use crate::rules::prelude::*;

rule! {
    /// 相邻两个数字连用表示概数，中间不用顿号。
    "dunhao-in-estimate", Warning, Punctuation, basis: "GB/T 15834—2011 4.5.3.6、GB/T 15835—2011 4.2", check,
    zh: "概数“{words}”中间不用顿号，应为“{right}”。",
    en: r#"an estimate takes no 、: "{words}" reads "{right}"."#,
    help_zh: "请删去顿号。",
    help_en: "Delete it.",
    bad: "组织三、五十人参加劳动。",
    good: "组织三五十人参加劳动；一、二、三产业协调发展。",
}

const DIGITS: &[char] = &['一', '二', '三', '四', '五', '六', '七', '八', '九'];

fn check(cx: &mut Cx<'_>) {
    for mark in cx.scan.marks.iter().filter(|mark| mark.c == '、') {
        let (Some(before), Some(after)) = (cx.before(mark.at), cx.at(mark.end())) else { continue };
        let place = |c: char| DIGITS.iter().position(|digit| *digit == c);
        let (Some(low), Some(high)) = (place(before), place(after)) else { continue };
        let start = mark.at - before.len_utf8();
        let end = mark.end() + after.len_utf8();
        let rest = cx.rest(end);
        let alone = !cx.before(start).is_some_and(|c| c == '、' || c == '第' || DIGITS.contains(&c));
        // 一、二级 and 三、四月 name two things; 三、五十人 guesses at one.
        let measure = rest.starts_with(['十', '百', '千', '万', '个', '人', '户', '次', '家', '天', '年']) && !rest.starts_with("年级");
        let close = high == low + 1 || (low, high) == (2, 4);
        if alone && measure && close {
            let right = format!("{before}{after}");
            cx.report(start..end, words! { words: cx.words(&(start..end)), right: &right }).fix(right.clone());
        }
    }
}
