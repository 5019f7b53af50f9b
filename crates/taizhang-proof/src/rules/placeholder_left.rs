use crate::rules::prelude::*;

rule! {
    /// x、××、＿＿一类的空，还没有填。
    "placeholder-left", Error, Residue, basis: "送签的文稿没有空格", check,
    zh: "“{blank}”是没有填的空。",
    en: "{blank} is a blank that was not filled.",
    help_zh: "请填上，或删去这一句。",
    help_en: "Fill it in, or take the sentence out.",
    bad: "召开会议x次，新签约项目xx个。",
    good: "医院拍摄X光片；使用Excel表格登记。",
}

fn check(cx: &mut Cx<'_>) {
    for blank in &cx.scan.slots {
        cx.report(blank.span.clone(), words! { blank: cx.words(&blank.span) });
    }
}
