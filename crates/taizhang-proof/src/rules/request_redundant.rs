use crate::rules::prelude::*;

rule! {
    /// 请示的标题里不再写“请求”。
    "request-redundant", Warning, Genre, basis: "公文标题", check,
    words: &["关于请求", "关于恳请", "关于申请请求"],
    zh: "请示的标题里“{words}”重复了“请示”。",
    en: r#"the title of a 请示 says "{words}" once more."#,
    help_zh: "请删去“请求”。",
    help_en: "Delete it.",
    bad: "报送《关于请求解决项目用地问题的请示》。",
    good: "报送《关于解决项目用地问题的请示》。",
}

fn check(cx: &mut Cx<'_>) {
    for hit in cx.hits() {
        let rest = cx.rest(hit.span.end);
        let title = rest.find(['》', '。', '，', '\n']).map_or(rest, |end| &rest[..end]);
        if title.ends_with("的请示") {
            let span = hit.span.start + "关于".len()..hit.span.end;
            cx.report(span.clone(), words! { words: cx.words(&span) }).fix("");
        }
    }
}
