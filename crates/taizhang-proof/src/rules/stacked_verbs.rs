use crate::rules::prelude::*;

rule! {
    /// 两个管着同一件事的动词叠在一起，多半是改稿时忘了删。
    "stacked-verbs", Error, Wording, basis: "动宾搭配", check,
    words: WRONG,
    zh: "“{words}”叠用了两个动词，应为“{right}”。",
    en: r#"two verbs for one thing: "{words}" reads "{right}"."#,
    help_zh: "请删去一个。",
    help_en: "Delete one of them.",
    bad: "坚决守牢确保粮食安全底线，推进农业生产。",
    good: "坚决守牢粮食安全底线，推进农业生产。",
}

pairs! {
    "守牢确保" => "守牢",
    "守住确保" => "守住",
    "推进推动" => "推进",
    "加强强化" => "加强",
    "提高提升" => "提高",
    "开展进行" => "开展",
    "加快推动推进" => "加快推进",
    "抓好做好" => "抓好",
    "确保保证" => "确保",
    "做好抓好" => "做好",
    "召开举行" => "召开",
    "举办召开" => "举办",
}

fn check(cx: &mut Cx<'_>) {
    for hit in cx.hits() {
        let right = RIGHT[hit.word];
        cx.report(hit.span.clone(), words! { words: cx.words(&hit.span), right: right }).suggest(right);
    }
}
