use crate::rules::prelude::*;

rule! {
    /// 意思重复的词连在一起用。
    "redundant-words", Hint, Wording, basis: "用词简明", check,
    words: WRONG,
    zh: "“{words}”意思重复，可写作“{right}”。",
    en: r#""{words}" says the same twice: "{right}"."#,
    help_zh: "请删去重复的词。",
    help_en: "Delete one of them.",
    bad: "第一时间迅速传达上级部署，目前正在办理。",
    good: "第一时间传达上级部署，正在办理。",
}

pairs! {
    "第一时间迅速传达" => "第一时间传达",
    "第一时间迅速学习" => "第一时间学习",
    "进入到" => "进入",
    "质量和品质" => "品质",
    "涉及到" => "涉及",
    "目前正在" => "正在",
    "比较较为" => "比较",
    "大约约" => "大约",
    "亲眼目睹" => "亲眼看到",
    "大概约" => "约",
    "大约超过" => "超过",
    "价格昂贵" => "贵",
    "付诸于" => "付诸",
    "超过半数以上" => "过半数",
    "十几余" => "十几",
    "诉诸于" => "诉诸",
    "主要问题是因为" => "主要问题是",
    "原因是因为" => "原因是",
    "目的是为了" => "目的是",
}

fn check(cx: &mut Cx<'_>) {
    for hit in cx.hits() {
        let right = RIGHT[hit.word];
        cx.report(hit.span.clone(), words! { words: cx.words(&hit.span), right: right }).suggest(right);
    }
}
