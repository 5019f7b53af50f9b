use crate::rules::prelude::*;
use std::collections::BTreeMap;

rule! {
    /// 各村、各景点的数加起来，超过了全镇的数。
    "parts-exceed-town", Warning, layer: RollUp, basis: "局部不大于全体", check,
    zh: "{period}的{indicator}，各{parts}加起来是{sum}，全镇只有{whole}，多{excess}。文稿以全镇数为准，分列的表会对不上。",
    en: "{indicator} of {period}: the {parts} add up to {sum}, the town as such has only {whole}, {excess} less: a table of both contradicts itself.",
    help_zh: "请核对有没有重复报的，再改正其中一个数。",
    help_en: "Look for what was reported twice, then mend one of them.",
    bad: r#"
        [[observation]]
        indicator = "tourism.visitors"
        period = "2023-06"
        value = "33920人次"
        [[observation]]
        indicator = "tourism.visitors"
        period = "2023-06"
        value = "21000人次"
        spot = "竹溪谷"
        [[observation]]
        indicator = "tourism.visitors"
        period = "2023-06"
        value = "15000人次"
        spot = "松岗古驿道"
    "#,
    good: r#"
        [[observation]]
        indicator = "tourism.visitors"
        period = "2023-06"
        value = "33920人次"
        [[observation]]
        indicator = "tourism.visitors"
        period = "2023-06"
        value = "21000人次"
        spot = "竹溪谷"
        [[observation]]
        indicator = "tourism.visitors"
        period = "2023-06"
        value = "12000人次"
        spot = "松岗古驿道"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    let mut sums: BTreeMap<(&str, Period, bool), (Quantity, &Record<Observation>)> = BTreeMap::new();
    let mut town: BTreeMap<(&str, Period), &Record<Observation>> = BTreeMap::new();
    for row in cx.all::<Observation>() {
        let (Some(period), Some(value)) = (row.period, row.value) else { continue };
        if Observation::part(row).is_none() {
            town.insert((&row.indicator, period), row);
            continue;
        }
        let of = (&*row.indicator, period, row.spot.is_some());
        match sums.get_mut(&of) {
            Some((sum, _)) => *sum = sum.plus(value).unwrap_or(*sum),
            None => drop(sums.insert(of, (value, row))),
        }
    }
    for ((indicator, period, spots), (sum, first)) in sums {
        let Some(own) = town.get(&(indicator, period)) else { continue };
        let Some(whole) = own.value else { continue };
        let Ok(excess) = sum.minus(whole) else { continue };
        if excess.amount.is_sign_positive() && !excess.amount.is_zero() {
            let parts = if spots { ("景点", "spots") } else { ("村", "villages") };
            let words = words! {
                period: period, indicator: cx.indicator_name(indicator), parts: parts, sum: sum, whole: whole, excess: excess,
            };
            cx.report(own.place(Observation::VALUE), words).related(first.place(Observation::VALUE));
        }
    }
}
