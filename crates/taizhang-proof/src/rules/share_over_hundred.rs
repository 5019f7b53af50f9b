use crate::rules::prelude::*;

rule! {
    /// 覆盖率、普及率、占比超过100%。
    "share-over-hundred", Error, Figures, basis: "部分不超过全部", check,
    zh: "“{words}”超过了100%。",
    en: r#""{words}" is more than all."#,
    help_zh: "请核对这个数。",
    help_en: "Check the number.",
    bad: "卫生户厕普及率达112.5%，管护制度健全。",
    good: "卫生户厕普及率达97%，完成改造169户，占年度任务150户的112.7%。",
}

const SHARES: &[&str] = &["覆盖率", "普及率", "合格率", "达标率", "治理率", "成立率", "入学率", "参保率", "整改率", "到位率", "占比", "比重", "盘活率", "处理率", "满意率", "满意度"];

fn check(cx: &mut Cx<'_>) {
    for num in cx.numbers(&(0..cx.text().len())) {
        if !num.is_percent() || num.numeral.value <= Decimal::ONE_HUNDRED {
            continue;
        }
        let name = cx.name_before(num.span.start);
        let name = name.trim_end_matches(['达', '到', '为', '至', '超']);
        if let Some(share) = SHARES.iter().find(|share| name.ends_with(**share)) {
            let lead = cx.name_before(num.span.start);
            let start = num.span.start - (lead.len() - lead.rfind(share).unwrap_or(0));
            cx.report(start..num.span.end, words! { words: cx.words(&(start..num.span.end)) });
        }
    }
}
