use crate::rules::prelude::*;

rule! {
    /// 完成率、占比和它的分子、分母对不上。
    "rate-differs", Error, Figures, basis: "比率要算得对", check,
    zh: "{part}占{whole}应为{right}%，这里写{said}。",
    en: "{part} of {whole} is {right}%, not {said}.",
    help_zh: "请核对这三个数。",
    help_en: "Check the three numbers.",
    bad: "上期计划到期11项，完成9项，完成率72.7%。",
    good: "上期计划到期11项，完成9项，完成率81.8%。",
}

fn check(cx: &mut Cx<'_>) {
    for para in cx.doc.paras.iter().filter(|para| para.is_prose()) {
        for sentence in cx.split(&para.span, &['。']) {
            let numbers = cx.numbers(&sentence);
            for (at, said) in numbers.iter().enumerate().filter(|(_, num)| num.is_percent() && num.exact().is_some()) {
                if let Some((part, whole)) = behind(cx, &numbers[..at], said) {
                    compare(cx, part, whole, said);
                }
            }
        }
    }
}

/// Part and whole of a rate, where the text says plainly which they are.
fn behind<'n>(cx: &Cx<'_>, before: &'n [Num], said: &Num) -> Option<(&'n Num, &'n Num)> {
    let last = before.last()?;
    let gap = cx.words(&(last.span.end..said.span.start));
    let value = |num: &&Num| !cx.is_change(num) && num.exact().is_some();
    let alike = |num: &&Num| num.dimension() == last.dimension() && value(num);
    // 占年度任务4个的50%, 完成年度任务12宗的41.7%
    if gap == "的" && !last.is_percent() {
        let name = cx.name_before(last.span.start);
        let of_whole = ["占", "完成", "任务", "目标"].iter().any(|word| name.contains(word));
        let part = before[..before.len() - 1].iter().rev().find(alike)?;
        return (of_whole && value(&last)).then_some((part, last));
    }
    // 到期11项，完成9项，完成率81.8%
    let name = cx.name_before(said.span.start);
    let name = name.trim_end_matches(['为', '达', '到', '仅']);
    let stem = name.strip_suffix('率').or_else(|| name.strip_suffix("比例"))?;
    let stem: String = stem.chars().rev().take(2).collect::<Vec<_>>().into_iter().rev().collect();
    let pair = before.len().checked_sub(2).map(|from| &before[from..])?;
    let [first, second] = pair else { return None };
    let named = |num: &Num| cx.name_before(num.span.start).contains(stem.as_str());
    let fits = stem.chars().count() == 2 && value(&first) && value(&second) && first.dimension() == second.dimension() && !second.is_percent();
    match (named(first), named(second)) {
        (false, true) if fits => Some((second, first)),
        (true, false) if fits && first.numeral.value <= second.numeral.value => Some((first, second)),
        _ => None,
    }
}

fn compare(cx: &mut Cx<'_>, part: &Num, whole: &Num, said: &Num) {
    let Some(unit) = whole.numeral.unit else { return };
    let (Some(part_value), Some(whole_value)) = (part.within(unit), whole.within(unit)) else { return };
    let Some(computed) = rate(part_value, whole_value) else { return };
    let printed = (said.numeral.value, said.band);
    if !agrees(printed, computed) {
        let words = words! {
            part: cx.words(&part.span), whole: cx.words(&whole.span), said: cx.words(&said.span),
            right: write::amount(computed.0, 1),
        };
        cx.report(said.span.clone(), words).related(&part.span).related(&whole.span);
    }
}
