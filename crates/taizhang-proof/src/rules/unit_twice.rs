use crate::rules::prelude::*;

rule! {
    /// 计量单位写重了。
    "unit-twice", Error, Numerals, basis: "单位只写一遍", check,
    zh: "“{words}”的单位写重了。",
    en: r#"the unit of "{words}" is written twice."#,
    help_zh: "请删去一个。",
    help_en: "Delete one of them.",
    bad: "合同投资额18640万元元，新签约项目4个。",
    good: "合同投资额18640万元，新签约项目4个。",
}

fn check(cx: &mut Cx<'_>) {
    for spot in &cx.scan.numerals {
        let What::Number(Numeral { unit: Some(unit), .. }) = spot.what else { continue };
        let rest = cx.rest(spot.bytes.end);
        let own = cx.words(&spot.bytes);
        let again = unit.spellings().iter().filter(|spelling| own.ends_with(**spelling)).find(|spelling| rest.starts_with(**spelling));
        let last = own.chars().next_back().filter(|c| matches!(c, '元' | '亩' | '%' | '吨' | '米'));
        let tail = again.copied().or_else(|| last.and_then(|last| rest.starts_with(last).then(|| &rest[..last.len_utf8()])));
        if let Some(tail) = tail {
            // 6个个体户
            let next = rest[tail.len()..].chars().next();
            let word = unit == Unit::Ge && next.is_some_and(|c| "体人别性案".contains(c));
            if !word && !matches!(tail, "人" | "年" | "日") {
                let span = spot.bytes.start..spot.bytes.end + tail.len();
                cx.report(span.clone(), words! { words: cx.words(&span) }).fix(own);
            }
        }
    }
}
