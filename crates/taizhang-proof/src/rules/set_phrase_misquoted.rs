use crate::rules::prelude::*;

rule! {
    /// 固定表述里写错了字，或用错了标点。
    "set-phrase-misquoted", Error, Wording, basis: "固定表述不能改字", check,
    words: WRONG,
    zh: "“{words}”应为“{right}”。",
    en: r#""{words}" should read "{right}"."#,
    help_zh: "请改为固定的写法。",
    help_en: "Use the set wording.",
    bad: "坚持绿水清山的理念，推进乡镇振兴战略。",
    good: "坚持绿水青山就是金山银山的理念，推进乡村振兴战略。",
}

pairs! {
    "绿水清山" => "绿水青山",
    "金山银水" => "金山银山",
    "乡镇振兴战略" => "乡村振兴战略",
    "百镇千县万村高质量发展工程" => "百县千镇万村高质量发展工程",
    "百万千工程" => "百千万工程",
    "不忘初心，牢记使命" => "不忘初心、牢记使命",
    "四个意思" => "四个意识",
    "二个维护" => "两个维护",
    "四个自性" => "四个自信",
    "中国式现代华" => "中国式现代化",
    "精准抚贫" => "精准扶贫",
    "农业农村现带化" => "农业农村现代化",
    "高质量发展工成" => "高质量发展工程",
    "河涨制" => "河长制",
    "林涨制" => "林长制",
    "枢钮城市" => "枢纽城市",
    "城乡区域协调发站" => "城乡区域协调发展",
}

fn check(cx: &mut Cx<'_>) {
    for hit in cx.hits() {
        let right = RIGHT[hit.word];
        cx.report(hit.span.clone(), words! { words: cx.words(&hit.span), right: right }).fix(right);
    }
}
