use crate::rules::prelude::*;

rule! {
    /// 正文里的计量单位用中文名称。
    "latin-unit", Hint, Numerals, basis: "GB 3100、公文惯例", check,
    zh: "“{words}”宜写作“{right}”。",
    en: r#""{words}" is better written "{right}"."#,
    help_zh: "请改用中文单位。",
    help_en: "Use the Chinese name.",
    bad: "硬化道路5.6km，修建步道。",
    good: "硬化道路5.6公里，修建步道。",
}

fn check(cx: &mut Cx<'_>) {
    for num in cx.numbers(&(0..cx.text().len())) {
        let Some(unit) = num.numeral.unit else { continue };
        let own = cx.words(&num.span);
        let spelling = unit.spellings().iter().find(|spelling| own.ends_with(**spelling) && spelling.is_ascii() && spelling.chars().any(char::is_alphabetic));
        let prose = cx.doc.para_at(num.span.start).is_some_and(super::super::structure::Para::is_prose);
        if let Some(spelling) = spelling.filter(|_| prose) {
            let right = format!("{}{}", &own[..own.len() - spelling.len()], unit.zh());
            cx.report(num.span.clone(), words! { words: own, right: &right }).fix(right.clone());
        }
    }
}
