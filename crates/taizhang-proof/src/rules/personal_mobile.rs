use crate::rules::prelude::*;

rule! {
    /// 文稿里有手机号码。
    "personal-mobile", Warning, Privacy, basis: "个人信息保护法", check,
    zh: "这里有手机号码“{number}”。",
    en: "a mobile number stands here: {number}.",
    help_zh: "请删去，或改留办公电话。",
    help_en: "Take it out, or give the office number.",
    bad: "联系人手机13800138000，请及时联系。",
    good: "联系电话0752-1234567，请及时联系。",
}

fn check(cx: &mut Cx<'_>) {
    for span in super::frame::look::digit_runs(cx.text(), 11) {
        let own = cx.words(&span);
        let mobile = own.len() == 11 && own.starts_with('1') && own.as_bytes()[1] >= b'3';
        let code = cx.before(span.start).is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '/'));
        let measured = cx.at(span.end).is_some_and(|c| "元万亿个人次.".contains(c));
        if mobile && !code && !measured {
            cx.report(span.clone(), words! { number: own });
        }
    }
}
