use crate::rules::prelude::*;

rule! {
    /// 并列的名词之间少了顿号。
    "missing-dunhao", Hint, Punctuation, basis: "GB/T 15834—2011 4.5", check,
    words: WRONG,
    zh: "“{words}”之间应有顿号，写作“{right}”。",
    en: r#""{words}" lacks 、: "{right}"."#,
    help_zh: "请补上顿号。",
    help_en: "Add it.",
    bad: "离市区县城较远，农业基础设施薄弱。",
    good: "离市区、县城较远，农业基础设施薄弱。",
}

pairs! {
    "市区县城" => "市区、县城",
    "县城市区" => "县城、市区",
    "道路桥梁" => "道路、桥梁",
    "水利道路" => "水利、道路",
    "财政金融部门" => "财政、金融部门",
}

fn check(cx: &mut Cx<'_>) {
    for hit in cx.hits() {
        let right = RIGHT[hit.word];
        cx.report(hit.span.clone(), words! { words: cx.words(&hit.span), right: right }).suggest(right);
    }
}
