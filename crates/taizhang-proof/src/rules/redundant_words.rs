use crate::rules::prelude::*;

rule! {
    /// 意思重复的词连在一起用。
    "redundant-words", Hint, Wording, basis: "用词简明", check,
    words: &["第一时间迅速传达", "第一时间迅速学习", "进入到", "质量和品质", "涉及到", "目前正在", "比较较为", "大约约", "凯旋归来", "免除掉", "悬殊很大", "亲眼目睹", "大概约", "大约超过", "价格昂贵", "切忌不要", "付诸于", "令人堪忧", "显得比较", "提出建议意见", "超过半数以上", "十几余", "诉诸于", "邀请到来", "主要问题是因为", "原因是因为", "目的是为了"],
    zh: "“{words}”意思重复，可写作“{right}”。",
    en: r#""{words}" says the same twice: "{right}"."#,
    help_zh: "请删去重复的词。",
    help_en: "Delete one of them.",
    bad: "第一时间迅速传达上级部署，目前正在办理。",
    good: "第一时间传达上级部署，正在办理。",
}

const RIGHT: &[&str] = &[
    "第一时间传达", "第一时间学习", "进入", "品质", "涉及", "正在", "比较", "大约", "凯旋", "免除", "悬殊", "亲眼看到", "约", "超过", "贵",
    "切忌", "付诸", "令人堪忧→令人担忧", "显得", "提出", "过半数", "十几", "诉诸", "邀请", "主要问题是", "原因是", "目的是",
];

fn check(cx: &mut Cx<'_>) {
    for hit in cx.hits() {
        let right = RIGHT[hit.word];
        cx.report(hit.span.clone(), words! { words: cx.words(&hit.span), right: right }).suggest(right);
    }
}
