use crate::rules::prelude::*;

rule! {
    /// 统一社会信用代码是18位，最后一位是校验码；算不上的，多半是抄错了一位。
    "credit-code-unsound", Warning, layer: Field, basis: "GB 32100—2015", check,
    zh: "“{project}”的投资方统一社会信用代码写的是{code}，与校验码对不上，多半是抄错了一位。同一家企业会被当成两家。",
    en: "{project}: the credit code {code} fails its check digit, a character is probably wrong; one firm would count as two.",
    help_zh: "请对照营业执照重抄18位代码。",
    help_en: "Copy the 18 characters from the licence again.",
    bad: r#"
        [[project]]
        name = "山泉水厂项目"
        investor = "云岫饮品公司"
        credit_code = "91449926MA0YX1A23X"
    "#,
    good: r#"
        [[project]]
        name = "山泉水厂项目"
        investor = "云岫饮品公司"
        credit_code = "91449926MA0YX1A23Y"
    "#,
}

const CHARACTERS: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

fn check(cx: &mut Cx<'_>) {
    for project in cx.all::<Project>() {
        if let Some(code) = project.credit_code.as_deref().filter(|code| !is_sound(code)) {
            cx.report(project.place(Project::CREDIT_CODE), words! { project: &project.name, code: code });
        }
    }
}

fn is_sound(code: &str) -> bool {
    let values: Option<Vec<usize>> = code.trim().chars().map(|c| CHARACTERS.find(c.to_ascii_uppercase())).collect();
    let Some([body @ .., last]) = values.as_deref() else { return false };
    let sum: usize = body.iter().zip(WEIGHTS).map(|(value, weight)| value * weight).sum();
    body.len() == WEIGHTS.len() && (31 - sum % 31) % 31 == *last
}
