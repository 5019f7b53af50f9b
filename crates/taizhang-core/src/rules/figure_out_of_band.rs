use crate::catalogue::Evaluator;
use crate::rules::prelude::*;
use rust_decimal::Decimal;

rule! {
    /// 算出来的数超出一个镇半年的常见范围：不一定错，要看一眼。
    "figure-out-of-band", Hint, layer: Period, basis: "口径册的经验区间，按一个镇、不超过半年计", check,
    zh: "{period}的“{figure}”算出来是{value}，一个镇不超过半年的数一般在{low}到{high}之间。",
    en: "{figure} comes to {value} for {period}; for a town and up to half a year it is usually between {low} and {high}.",
    help_zh: "请看一看它由哪些行算出来，有没有多填、重填或单位写错；确实如此的，不用改。",
    help_en: "Look at the rows behind it; if they are right, leave it.",
    bad: r#"
        period = "2023-05"
        [[observation]]
        indicator = "tourism.visitors"
        period = "2023-05"
        value = "1200人次"
        [[observation]]
        indicator = "tourism.income"
        period = "2023-05"
        value = "620万元"
        [[declaration]]
        subject = "全部"
        period = "2023-05"
        nil = false
    "#,
    good: r#"
        period = "2023-05"
        [[observation]]
        indicator = "tourism.visitors"
        period = "2023-05"
        value = "42000人次"
        [[observation]]
        indicator = "tourism.income"
        period = "2023-05"
        value = "620万元"
        [[declaration]]
        subject = "全部"
        period = "2023-05"
        nil = false
    "#,
}

const HALF_A_YEAR: i32 = 184;

/// To the 分, which is fine enough to see that it is out of all measure.
fn rounded(value: Quantity) -> Quantity {
    Quantity::new(value.amount.round_dp(2), value.unit)
}

fn check(cx: &mut Cx<'_>) {
    let days = |period: &Period| period.last().since(period.first()).map_or(i32::MAX, |span| span.get_days());
    let Some(period) = cx.period.filter(|period| days(period) < HALF_A_YEAR) else { return };
    let catalogue = cx.catalogue;
    let evaluator = Evaluator::new(catalogue, cx.ledger, cx.as_of);
    for definition in catalogue.all() {
        let Some((low, high)) = definition.band else { continue };
        let figure = evaluator.figure(&definition.code, period);
        let Some(value) = figure.and_then(|figure| figure.reading.known()) else { continue };
        let (low, high) = (Decimal::from(low), Decimal::from(high));
        if value.amount < low || value.amount > high {
            let bound = |amount| Quantity::new(amount, definition.unit);
            let words = words! {
                period: period, figure: &definition.name, value: rounded(value), low: bound(low), high: bound(high),
            };
            cx.report(Place::Whole, words);
        }
    }
}
