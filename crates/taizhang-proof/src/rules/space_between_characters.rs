use crate::rules::prelude::*;

rule! {
    /// 句子里的汉字之间有空格。
    "space-between-characters", Warning, Layout, basis: "汉字之间不空格", check,
    zh: "“{before}”和“{after}”之间多了空格。",
    en: r#"there is a blank between "{before}" and "{after}"."#,
    help_zh: "请删去空格。",
    help_en: "Delete it.",
    bad: "上半年，全镇新签约 招商项目4个，同比增加1个。",
    good: "上半年，全镇新签约招商项目4个，同比增加1个。",
}

fn check(cx: &mut Cx<'_>) {
    for blank in &cx.scan.blanks {
        let (Some(before), Some(after)) = (cx.before(blank.start), cx.at(blank.end)) else { continue };
        let Some(para) = cx.doc.para_at(blank.start) else { continue };
        let own = cx.words(&para.span);
        // 孟　某 in a list of names, and words of a table or a title, are set with blanks on purpose.
        let lead = cx.lead(blank.start);
        // A slogan in quotation marks is set with a blank on purpose.
        let quoted = lead.rfind('“') > lead.rfind('”');
        let sentence = para.role == Role::Body && own.contains('。') && own.contains('，') && !quoted;
        let name = cx.words(blank) == "\u{3000}";
        if sentence && !name && is_han(before) && is_han(after) {
            let span = blank.clone();
            cx.report(span, words! { before: before.to_string(), after: after.to_string() }).fix("");
        }
    }
}
