use crate::rules::prelude::*;

rule! {
    /// 字母代替了汉字：素材网站为避开检索，把“党”写成“D”。
    "censored-letter", Error, Residue, basis: "规范用字", check,
    words: WRONG,
    zh: "“{words}”里的字母代替了汉字，应为“{right}”。",
    en: r#"letters stand for characters in "{words}": read "{right}"."#,
    help_zh: "请改回汉字。",
    help_en: "Put the characters back.",
    bad: "充分发挥各级D组织作用。",
    good: "获得D级危房改造资金。",
}

pairs! {
    "D委" => "党委",
    "D组织" => "党组织",
    "D政办" => "党政办",
    "D支部" => "党支部",
    "D建" => "党建",
    "D员" => "党员",
    "D组" => "党组",
    "D的" => "党的",
    "Z央" => "中央",
    "Z府" => "政府",
    "L导" => "领导",
    "GCD" => "中国共产党",
    "D校" => "党校",
    "D群" => "党群",
    "D中央" => "党中央",
    "S记" => "书记",
}

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
