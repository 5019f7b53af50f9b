use crate::rules::prelude::*;

rule! {
    /// 累计数比上一个月还小：累计数只增不减。
    "running-total-falls", Error, layer: Ledger, basis: "累计数逐月不减", check,
    zh: "“{indicator}”{period}的累计数是{value}，比{before_period}的{before}少{drop}。累计数不会变小，当月数会算成负数。",
    en: "{indicator}: the running total of {period}, {value}, is {drop} below the {before} of {before_period}: the month itself would be negative.",
    help_zh: "请核对这两个月的数；如果这一行填的是当月数，请把“累计数”改为“否”。",
    help_en: "Check both months; if this is the month's own number, say that it is no running total.",
    bad: r#"
        [[observation]]
        indicator = "tourism.visitors"
        period = "2023-04"
        running = true
        value = "12.6万人次"
        [[observation]]
        indicator = "tourism.visitors"
        period = "2023-05"
        running = true
        value = "3.2万人次"
    "#,
    good: r#"
        [[observation]]
        indicator = "tourism.visitors"
        period = "2022-12"
        running = true
        value = "30.1万人次"
        [[observation]]
        indicator = "tourism.visitors"
        period = "2023-04"
        running = true
        value = "12.6万人次"
        [[observation]]
        indicator = "tourism.visitors"
        period = "2023-05"
        running = true
        value = "15.8万人次"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for ((indicator, _), rows) in cx.series() {
        let running: Vec<_> = rows.iter().filter(|row| row.running == Some(true) && row.value.is_some()).collect();
        for pair in running.windows(2) {
            let (Some(before_period), Some(period)) = (pair[0].period, pair[1].period) else { continue };
            let (Some(before), Some(value)) = (pair[0].value, pair[1].value) else { continue };
            let same_year = before_period.last().year() == period.last().year();
            if let Ok(drop) = before.minus(value)
                && same_year
                && drop.amount > rust_decimal::Decimal::ZERO
            {
                let words = words! {
                    indicator: cx.indicator_name(indicator), period: period, value: value,
                    before_period: before_period, before: before, drop: drop,
                };
                cx.report(pair[1].place(Observation::VALUE), words).related(pair[0].place(Observation::VALUE));
            }
        }
    }
}
