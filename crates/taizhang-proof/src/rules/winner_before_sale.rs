use crate::rules::prelude::*;

rule! {
    /// 还没有公开出让，就写了给谁。
    "winner-before-sale", Hint, Genre, basis: "招标拍卖挂牌出让国有建设用地使用权规定", check,
    words: &["招拍挂给", "挂牌给", "拍卖给", "出让给"],
    zh: "“{words}”在公开出让之前写明了受让方。",
    en: r#""{words}" names the buyer before the sale."#,
    help_zh: "请写“依法依规公开出让”，不写给谁。",
    help_en: "Do not name a buyer.",
    bad: "完成收储，随后招拍挂给山泉水厂项目。",
    good: "完成收储，依法依规公开出让。",
}

fn check(cx: &mut Cx<'_>) {
    for hit in cx.hits() {
        let rest = cx.rest(hit.span.end);
        let length = rest.find(['，', '。', '；']).unwrap_or(rest.len());
        let span = hit.span.start..hit.span.end + length;
        cx.report(span.clone(), words! { words: cx.words(&span) });
    }
}
