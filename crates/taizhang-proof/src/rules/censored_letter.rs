use crate::rules::prelude::*;

rule! {
    /// 字母代替了汉字：素材网站为避开检索，把“党”写成“D”。
    "censored-letter", Error, Residue, basis: "规范用字", check,
    words: &["D委", "D组织", "D政办", "D支部", "D建", "D员", "D组", "D的", "Z央", "Z府", "L导", "GCD", "D校", "D群", "D中央", "S记"],
    zh: "“{words}”里的字母代替了汉字，应为“{right}”。",
    en: r#"letters stand for characters in "{words}": read "{right}"."#,
    help_zh: "请改回汉字。",
    help_en: "Put the characters back.",
    bad: "充分发挥各级D组织作用。",
    good: "获得D级危房改造资金。",
}

const RIGHT: &[&str] = &["党委", "党组织", "党政办", "党支部", "党建", "党员", "党组", "党的", "中央", "政府", "领导", "中国共产党", "党校", "党群", "党中央", "书记"];

fn check(cx: &mut Cx<'_>) {
    for hit in cx.hits() {
        let before = cx.before(hit.span.start);
        let whole = !before.is_some_and(|c| c.is_ascii_alphanumeric());
        if whole {
            let right = RIGHT[hit.word];
            cx.report(hit.span.clone(), words! { words: cx.words(&hit.span), right: right }).fix(right);
        }
    }
}
