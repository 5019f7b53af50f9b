use crate::rules::prelude::*;

rule! {
    /// 客服、公众号、群号一类的联系方式，不是公文的内容。
    "contact-left", Error, Residue, basis: "文稿里只有文稿", check,
    words: &["客服：", "客服:", "请联系：", "公众号：", "加微信", "微信号：", "QQ群：", "QQ：", "qq：", "加群：", "、：", "，：1", "，：9", "微信："],
    zh: "这里留着联系方式“{words}”。",
    en: "a contact that is no part of a paper was left here: {words}.",
    help_zh: "请删去。",
    help_en: "Delete it.",
    bad: "欢迎加入会员。添加客服：abc1，请认准本店。",
    good: "开通政务服务热线，安排客服人员12名。",
}

fn check(cx: &mut Cx<'_>) {
    for hit in cx.hits() {
        let behind = cx.rest(hit.span.end);
        let length = behind.find(['，', '。', '）', ')', '；', ' ', ',', '、']).unwrap_or(behind.len());
        let account = &behind[..length];
        // 客服： and then words is a sentence; an account has letters or digits, or has been erased.
        let latin = account.chars().any(|c| c.is_ascii_alphanumeric());
        if account.chars().count() <= 24 && (latin || account.is_empty() || hit.word > 2) {
            let span = hit.span.start..hit.span.end + length;
            cx.report(span.clone(), words! { words: cx.words(&span) });
        }
    }
}
