use crate::rules::prelude::*;

rule! {
    /// 两个管着同一件事的动词叠在一起，多半是改稿时忘了删。
    "stacked-verbs", Error, Wording, basis: "动宾搭配", check,
    words: &["守牢确保", "守住确保", "落实贯彻落实", "推进推动", "完成实现完成", "加强强化", "提高提升", "开展进行", "加快推动推进", "抓好做好", "确保保证", "做好抓好", "召开举行", "举办召开"],
    zh: "“{words}”叠用了两个动词，应为“{right}”。",
    en: r#"two verbs for one thing: "{words}" reads "{right}"."#,
    help_zh: "请删去一个。",
    help_en: "Delete one of them.",
    bad: "坚决守牢确保粮食安全底线，推进农业生产。",
    good: "坚决守牢粮食安全底线，推进农业生产。",
}

const RIGHT: &[&str] = &["守牢", "守住", "落实", "推进", "完成", "加强", "提高", "开展", "加快推进", "抓好", "确保", "做好", "召开", "举办"];

fn check(cx: &mut Cx<'_>) {
    for hit in cx.hits() {
        let right = RIGHT[hit.word];
        cx.report(hit.span.clone(), words! { words: cx.words(&hit.span), right: right }).suggest(right);
    }
}
