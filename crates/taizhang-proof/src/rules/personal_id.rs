use crate::rules::prelude::*;

rule! {
    /// 文稿里有身份证号码。
    "personal-id", Error, Privacy, basis: "个人信息保护法", check,
    zh: "这里有身份证号码。",
    en: "an identity number stands here.",
    help_zh: "请删去，或只留前六位和后两位。",
    help_en: "Take it out, or mask it.",
    bad: "村民的身份证号为11010519491231002X，已登记。",
    good: "村民的身份证已登记，编号为20230615。",
}

const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

fn check(cx: &mut Cx<'_>) {
    for span in super::frame::look::digit_runs(cx.text(), 17) {
        let rest = &cx.text()[span.end..];
        let whole = match span.len() {
            18 => span.clone(),
            17 if rest.starts_with(['X', 'x']) => span.start..span.end + 1,
            _ => continue,
        };
        if is_id(cx.words(&whole)) {
            cx.report(whole, words! {});
        }
    }
}

/// Whether the last character is the check digit of the others (GB 11643), and the birthday can be one.
fn is_id(text: &str) -> bool {
    let digits: Vec<u32> = text.chars().filter_map(|c| c.to_digit(10)).collect();
    let Some(own) = digits.get(..17) else { return false };
    let sum: u32 = own.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    let check = "10X98765432".chars().nth((sum % 11) as usize);
    let month = own[10] * 10 + own[11];
    let last = text.chars().next_back().map(|c| c.to_ascii_uppercase());
    check == last && (1..=12).contains(&month)
}
