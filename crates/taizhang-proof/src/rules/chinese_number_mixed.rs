use crate::rules::prelude::*;

rule! {
    /// 同一段里，有的数用汉字，有的用阿拉伯数字。
    "chinese-number-mixed", Hint, Numerals, basis: "GB/T 15835—2011 4.1", check,
    zh: "“{words}”用了汉字数字，这一段别处用阿拉伯数字。",
    en: r#""{words}" is in characters, the others of the paragraph in digits."#,
    help_zh: "请统一用阿拉伯数字。",
    help_en: "Use digits throughout.",
    bad: "上半年，新签约项目四个，在谈项目23个，盘活资产5宗。",
    good: "上半年，新签约项目4个，在谈项目23个，盘活资产5宗。",
}

fn check(cx: &mut Cx<'_>) {
    for para in cx.doc.paras.iter().filter(|para| para.is_prose()) {
        let numbers = cx.numbers(&para.span);
        let text = cx.text();
        let arabic = |num: &&Num| text[num.span.clone()].contains(|c: char| c.is_ascii_digit());
        let digits: Vec<Option<Unit>> = numbers.iter().filter(arabic).map(|num| num.numeral.unit).collect();
        if digits.len() < 2 {
            continue;
        }
        for num in numbers.iter().filter(|num| !arabic(num)) {
            let own = cx.words(&num.span);
            let closes = cx.at(num.span.end).is_none_or(|c| "，。；、（".contains(c));
            // 一个、两项 are words; a number at the end of a clause that others count in digits is one.
            let counted = num.numeral.unit.is_some() && digits.contains(&num.numeral.unit) && num.numeral.value > Decimal::ONE;
            if counted && closes && num.numeral.upto.is_none() && num.numeral.hedge.is_none() && !own.starts_with(['两', '一']) {
                cx.report(num.span.clone(), words! { words: own });
            }
        }
    }
}
