use crate::rules::prelude::*;

rule! {
    /// 总数减去已办的，和“其余”的数对不上。
    "remainder-differs", Error, Figures, basis: "加减相符", check,
    words: &["其余", "剩余", "余下的", "另外"],
    zh: "{whole}减去{part}应为{right}{unit}，这里写“其余{rest}”。",
    en: "{whole} less {part} leaves {right}{unit}, not {rest}.",
    help_zh: "请核对这三个数。",
    help_en: "Check the three numbers.",
    bad: "梳理问题9项，已协调解决6项；其余2项正在办理。",
    good: "梳理问题9项，已协调解决6项；其余3项正在办理。",
}

fn check(cx: &mut Cx<'_>) {
    for hit in cx.hits() {
        let sentence = cx.between(hit.span.start, &['。', '\n']);
        let Some(rest) = cx.numbers(&(hit.span.end..sentence.end)).into_iter().next().filter(|num| num.span.start == hit.span.end) else { continue };
        let Some(left) = rest.exact() else { continue };
        let before = cx.numbers(&(sentence.start..hit.span.start));
        let same: Vec<&Num> = before.iter().filter(|num| num.exact().is_some_and(|exact| exact.unit == left.unit) && !cx.is_change(num)).collect();
        let [whole, parts @ ..] = same.as_slice() else { continue };
        let [part] = parts else { continue };
        let right = whole.numeral.value - part.numeral.value;
        if right != left.amount && right >= Decimal::ZERO {
            let words = words! {
                whole: cx.words(&whole.span), part: cx.words(&part.span), rest: cx.words(&rest.span),
                right: write::amount(right, 4), unit: left.unit.zh(),
            };
            cx.report(rest.span.clone(), words).related(&whole.span);
        }
    }
}
