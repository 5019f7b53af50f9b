use crate::rules::prelude::*;

rule! {
    /// 固定表述里写错了字，或用错了标点。
    "set-phrase-misquoted", Error, Wording, basis: "固定表述不能改字", check,
    words: &["绿水清山", "金山银水", "乡镇振兴战略", "百镇千县万村高质量发展工程", "百万千工程", "不忘初心，牢记使命", "不忘初心 牢记使命", "四个意思", "二个维护", "四个自性", "中国式现代华", "精准抚贫", "美丽乡邨", "农业农村现带化", "高质量发展工成", "河涨制", "林涨制", "枢钮城市", "城乡区域协调发站"],
    zh: "“{words}”应为“{right}”。",
    en: r#""{words}" should read "{right}"."#,
    help_zh: "请改为固定的写法。",
    help_en: "Use the set wording.",
    bad: "坚持绿水清山的理念，推进乡镇振兴战略。",
    good: "坚持绿水青山就是金山银山的理念，推进乡村振兴战略。",
}

const RIGHT: &[&str] = &[
    "绿水青山", "金山银山", "乡村振兴战略", "百县千镇万村高质量发展工程", "百千万工程", "不忘初心、牢记使命", "不忘初心、牢记使命", "四个意识",
    "两个维护", "四个自信", "中国式现代化", "精准扶贫", "美丽乡村", "农业农村现代化", "高质量发展工程", "河长制", "林长制", "枢纽城市", "城乡区域协调发展",
];

fn check(cx: &mut Cx<'_>) {
    for hit in cx.hits() {
        let right = RIGHT[hit.word];
        cx.report(hit.span.clone(), words! { words: cx.words(&hit.span), right: right }).fix(right);
    }
}
