use crate::rules::prelude::*;

rule! {
    /// 分项相加，和“合计”“共”的数对不上。
    "sum-differs", Error, Figures, basis: "加减相符", check,
    words: &["合计", "共计", "总计"],
    zh: "前面{n}项相加是{right}{unit}，这里写{said}，{difference}。",
    en: "the {n} items before add up to {right}{unit}, not {said} ({difference}).",
    help_zh: "请核对合计和各分项。",
    help_en: "Check the total and its parts.",
    bad: "岚里村年收益6.5万元，石桥村年收益2.7万元，合计9.8万元。",
    good: "岚里村年收益6.5万元，石桥村年收益2.7万元，合计9.2万元。",
}

fn check(cx: &mut Cx<'_>) {
    for hit in cx.hits() {
        let sentence = cx.between(hit.span.start, &['。', '\n']);
        let Some(total) = cx.numbers(&(hit.span.end..sentence.end)).into_iter().next() else { continue };
        let gap = cx.words(&(hit.span.end..total.span.start));
        let Some(said) = total.exact().filter(|_| gap.chars().count() <= 1) else { continue };
        let before = cx.numbers(&(sentence.start..hit.span.start));
        let same = |num: &&Num| num.exact().is_some_and(|exact| exact.unit == said.unit) && !cx.is_change(num);
        let parts: Vec<&Num> = before.iter().filter(same).collect();
        if parts.len() < 2 || sums_up(&parts, &total) {
            continue;
        }
        let right: Decimal = parts.iter().map(|part| part.numeral.value).sum();
        let difference = said.amount - right;
        let words = words! {
            n: parts.len(), right: write::amount(right, 6), unit: said.unit.zh(), said: cx.words(&total.span),
            difference: off(difference, said.unit),
        };
        let mut report = cx.report(total.span.clone(), words);
        for part in parts {
            report = report.related(&part.span);
        }
    }
}

/// Whether the last so many of the parts give the total, within what rounding leaves open.
fn sums_up(parts: &[&Num], total: &Num) -> bool {
    let (mut sum, mut band) = (Decimal::ZERO, total.band);
    for part in parts.iter().rev() {
        sum += part.numeral.value;
        band += part.band;
        // Whole numbers of money and land are written to the last one where they are added up.
        let rounded = !total.numeral.value.fract().is_zero() && band > total.band;
        let off = (sum - total.numeral.value).abs();
        if off.is_zero() || (rounded && parts.len() > 4 && off <= total.band) {
            return true;
        }
    }
    false
}

/// 多0.6万元, 少2个.
fn off(difference: Decimal, unit: Unit) -> Word {
    let amount = format!("{}{unit}", write::amount(difference.abs(), 6));
    if difference > Decimal::ZERO { Word::new(format!("多{amount}"), format!("{amount} more")) } else { Word::new(format!("少{amount}"), format!("{amount} less")) }
}
