use crate::rules::prelude::*;

rule! {
    /// 文稿里有银行卡号。
    "personal-bank-card", Warning, Privacy, basis: "个人信息保护法", check,
    zh: "这里像是银行卡号。",
    en: "this looks like the number of a bank card.",
    help_zh: "请删去，或只留后四位。",
    help_en: "Take it out, or mask it.",
    bad: "补助款转入账户6222021234567890128。",
    good: "补助款转入村集体账户。",
}

fn check(cx: &mut Cx<'_>) {
    for span in super::frame::look::digit_runs(cx.text(), 16) {
        let own = cx.words(&span);
        if (16..=19).contains(&own.len()) && own.starts_with(['3', '4', '5', '6']) && luhn(own) {
            cx.report(span, words! {});
        }
    }
}

/// The check sum of bank cards (GB/T 15694).
fn luhn(digits: &str) -> bool {
    let doubled = |(at, digit): (usize, u32)| match at % 2 {
        0 => digit,
        _ if digit > 4 => digit * 2 - 9,
        _ => digit * 2,
    };
    let sum: u32 = digits.chars().rev().filter_map(|c| c.to_digit(10)).enumerate().map(doubled).sum();
    sum.is_multiple_of(10)
}
