use crate::rules::prelude::*;

rule! {
    /// 书名号只用于书籍、文件、文艺作品的名称，不用于项目、工程、活动、奖项。
    "book-marks-misused", Hint, Punctuation, basis: "GB/T 15834—2011 4.15", check,
    zh: "“{name}”不是书籍或文件，不用书名号。",
    en: "{name} is no book and no document.",
    help_zh: "请改用引号，或不加标点。",
    help_en: "Use quotation marks, or none.",
    bad: "推进《竹溪谷民宿集群项目》落地。",
    good: "印发《竹溪谷民宿集群项目实施方案》。",
}

const THINGS: &[&str] = &["项目》", "工程》", "行动》", "奖》", "称号》", "培训班》", "节》", "展览会》", "推介会》"];

fn check(cx: &mut Cx<'_>) {
    for mark in cx.scan.marks.iter().filter(|mark| mark.c == '《') {
        let rest = cx.rest(mark.at);
        let Some(close) = rest.find('》') else { continue };
        let end = close + '》'.len_utf8();
        let name = &rest[..end];
        if THINGS.iter().any(|thing| name.ends_with(thing)) {
            cx.report(mark.at..mark.at + end, words! { name: name });
        }
    }
}
