use crate::rules::prelude::*;

rule! {
    /// 量词前面用“两”，不用“二”。
    "two-as-counter", Warning, Numerals, basis: "现代汉语用法", check,
    words: WRONG,
    zh: "“{words}”应为“{right}”。",
    en: r#""{words}" should read "{right}"."#,
    help_zh: "请把“二”改为“两”。",
    help_en: "Write 两.",
    bad: "新签约二个项目，召开会议3次。",
    good: "新签约两个项目，第二次会议召开。",
}

pairs! {
    "二个" => "两个",
    "二家" => "两家",
    "二户" => "两户",
    "二项" => "两项",
    "二条" => "两条",
    "二名" => "两名",
    "二座" => "两座",
    "二宗" => "两宗",
    "二天" => "两天",
    "二位" => "两位",
    "二件" => "两件",
}

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
