use crate::rules::prelude::*;

rule! {
    /// 只写完成比例，没有写任务是多少、完成了多少。
    "ratio-without-base", Hint, Figures, basis: "比率要有分子分母", check,
    words: &["完成比例", "任务完成率"],
    zh: "“{words}”没有写明任务数和完成数。",
    en: r#""{words}" says neither the task nor what was done."#,
    help_zh: "请写成“完成n个，占年度任务m个的x%”。",
    help_en: "Give both numbers with the rate.",
    bad: "班子引进项目完成比例50%。",
    good: "班子引进项目完成2个，占年度任务4个的50%。",
}

fn check(cx: &mut Cx<'_>) {
    for hit in cx.hits() {
        let clause = cx.clause(hit.span.start);
        let rest = cx.rest(hit.span.end);
        let valued = rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '达' | '为' | 'x' | '×'));
        let sentence = cx.between(hit.span.start, &['。', '；', '\n']);
        let before = cx.numbers(&(sentence.start..hit.span.start));
        let counted = before.iter().filter(|num| !num.is_percent() && num.numeral.unit.is_some()).count();
        if valued && counted == 0 {
            let span = hit.span.start..clause.end.max(hit.span.end);
            cx.report(span.clone(), words! { words: cx.words(&span) });
        }
    }
}
