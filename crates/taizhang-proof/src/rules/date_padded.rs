use crate::rules::prelude::*;

rule! {
    /// 月、日不编虚位：1月不写01月。
    "date-padded", Warning, Numerals, basis: "GB/T 9704—2012 7.3.5.4", check,
    zh: "“{words}”的月、日不编虚位，应为“{right}”。",
    en: "months and days are not padded: {words} reads {right}.",
    help_zh: "请删去多余的0。",
    help_en: "Delete the zero.",
    bad: "云岫镇于2023年06月05日召开会议。",
    good: "云岫镇于2023年6月5日召开会议。",
}

fn check(cx: &mut Cx<'_>) {
    for spot in &cx.scan.numerals {
        let What::Day(_) = spot.what else { continue };
        let own = cx.words(&spot.bytes);
        let mut right = String::new();
        let mut before = None;
        for (at, c) in own.char_indices() {
            let padded = c == '0' && !before.is_some_and(|c: char| c.is_ascii_digit()) && own[at + 1..].starts_with(|c: char| c.is_ascii_digit());
            if !padded {
                right.push(c);
            }
            before = Some(c);
        }
        let front = cx.doc.para_at(spot.bytes.start).is_some_and(|para| para.role == Role::Front);
        if !front && right != own && own.contains(['月', '日']) {
            cx.report(spot.bytes.clone(), words! { words: own, right: &right }).fix(right.clone());
        }
    }
}
