use crate::rules::prelude::*;

rule! {
    /// 留着待补、待填、待核实一类的话，文稿还没有写完。
    "to-be-filled", Error, Residue, basis: "送签的文稿没有待补的地方", check,
    words: &["此处待补", "此处填写", "此处插入", "TODO", "待补充", "待补", "待填", "待核", "待定", "待确认", "待核实", "请填写", "此处省略", "数据待", "单位自填"],
    zh: "“{words}”说明这里还没有写完。",
    en: r#""{words}" says that this is not finished."#,
    help_zh: "请补上内容，或删去这句话。",
    help_en: "Fill it in, or take it out.",
    bad: "上半年到位资金（待补充）万元，比上年增加。",
    good: "上半年补充周转资金3万元，待验收后拨付。",
}

fn check(cx: &mut Cx<'_>) {
    for hit in cx.hits() {
        let own = hit.span.clone();
        // 〔待核：财政所〕 is our own mark of a gap, and no less unfinished.
        let bracketed = cx.before(own.start).is_some_and(|c| "（(【〔[".contains(c));
        let sure = hit.word < 4;
        if sure || bracketed {
            cx.report(own.clone(), words! { words: cx.words(&own) });
        }
    }
}
