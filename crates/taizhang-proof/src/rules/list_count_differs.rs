use crate::rules::prelude::*;

rule! {
    /// 前面说有几个，“分别是”后面列的不是这么多。
    "list-count-differs", Error, Figures, basis: "说几个就列几个", check,
    words: &["分别是", "分别为"],
    zh: "前面是{said}，后面“{word}”列了{n}个。",
    en: r#"{said} before "{word}", {n} names behind it."#,
    help_zh: "请核对是数写错了，还是漏列、多列了。",
    help_en: "Which of the two is right?",
    bad: "新签约项目3个，分别是竹木精深加工项目和茶旅研学营地项目。",
    good: "新签约项目2个，分别是竹木精深加工项目和茶旅研学营地项目。",
}

fn check(cx: &mut Cx<'_>) {
    for hit in cx.hits() {
        let sentence = cx.sentence(hit.span.start);
        let counts: Vec<Num> = cx.numbers(&(sentence.start..hit.span.start));
        let counted = |num: &&Num| num.exact().is_some_and(|exact| exact.unit.is_count());
        // 项目2个，合同投资额7200万元，分别是: the count, not the amount.
        let Some(said) = counts.iter().rev().find(counted) else { continue };
        let list = cx.words(&(hit.span.end..sentence.end));
        let list = list.trim_end_matches(['。', '；']);
        // What does not name things is no list: 分别是3600万元和5200万元.
        let names = list.chars().next().is_some_and(|c| is_han(c) || "“《".contains(c)) && !list.contains(['等', '：']);
        let list = list.split('，').next().unwrap_or(list);
        let (least, most) = count_items(list);
        let n = said.numeral.value;
        let fits = Decimal::from(least) <= n && n <= Decimal::from(most);
        if names && !fits && list.chars().count() > 2 && most > 1 {
            let shown = if least == most { least.to_string() } else { format!("{least}至{most}") };
            cx.report(said.span.clone(), words! { said: cx.words(&said.span), word: cx.words(&hit.span), n: shown }).related(&hit.span);
        }
    }
}
