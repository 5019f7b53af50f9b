use crate::rules::prelude::*;

rule! {
    /// 量词前面用“两”，不用“二”。
    "two-as-counter", Warning, Numerals, basis: "现代汉语用法", check,
    words: &["二个", "二家", "二户", "二项", "二条", "二名", "二座", "二宗", "二天", "二位", "二件"],
    zh: "“{words}”应为“{right}”。",
    en: r#""{words}" should read "{right}"."#,
    help_zh: "请把“二”改为“两”。",
    help_en: "Write 两.",
    bad: "新签约二个项目，召开会议3次。",
    good: "新签约两个项目，第二次会议召开。",
}

const RIGHT: &[&str] = &["两个", "两家", "两户", "两项", "两条", "两名", "两座", "两宗", "两天", "两位", "两件"];

fn check(cx: &mut Cx<'_>) {
    for hit in cx.hits() {
        let before = cx.before(hit.span.start);
        let part = before.is_some_and(|c| "第十百千万零一二三四五六七八九两、初其星期—".contains(c));
        // 二项式, 一分为二个…: rare enough; 二个人 is spoken but wrong all the same.
        let word = hit.word == 3 && cx.rest(hit.span.end).starts_with('式') || hit.word == 2 && cx.rest(hit.span.end).starts_with('口');
        if !part && !word {
            let right = RIGHT[hit.word];
            cx.report(hit.span.clone(), words! { words: cx.words(&hit.span), right: right }).fix(right);
        }
    }
}
