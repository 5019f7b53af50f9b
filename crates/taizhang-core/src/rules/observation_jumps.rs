use crate::rules::prelude::*;
use rust_decimal::Decimal;

rule! {
    /// 当月数一下子变成上期的十倍以上或十分之一以下：多半是单位写错了。
    "observation-jumps", Warning, layer: Ledger, basis: "相邻两期相差不到十倍", check,
    zh: "“{indicator}”{period}是{value}，{before_period}是{before}，相差十倍以上，多半是单位写错了。现在按{value}计入合计。",
    en: "{indicator}: {value} in {period} against {before} in {before_period} is tenfold or a tenth: the unit is probably wrong. {value} is added up.",
    help_zh: "请核对单位；确实变化这么大的，请在备注写明原因，并在放行表登记。",
    help_en: "Check the unit; if it is true, say why in the note and enter a waiver.",
    bad: r#"
        [[observation]]
        indicator = "tourism.income"
        period = "2023-04"
        value = "620万元"
        [[observation]]
        indicator = "tourism.income"
        period = "2023-05"
        value = "7100000万元"
    "#,
    good: r#"
        [[observation]]
        indicator = "tourism.income"
        period = "2023-04"
        value = "620万元"
        [[observation]]
        indicator = "tourism.income"
        period = "2023-05"
        value = "710万元"
    "#,
}

/// Below this, tenfold is nothing strange.
const SMALL: Decimal = Decimal::ONE_HUNDRED;

fn check(cx: &mut Cx<'_>) {
    for ((indicator, _), rows) in cx.series() {
        let own: Vec<_> = rows.iter().filter(|row| row.running != Some(true) && row.value.is_some()).collect();
        let mut jumped = false;
        for pair in own.windows(2) {
            // Back from a number that jumped is no second fault.
            if std::mem::take(&mut jumped) {
                continue;
            }
            let (Some(before_period), Some(period)) = (pair[0].period, pair[1].period) else { continue };
            let (Some(before), Some(value)) = (pair[0].value, pair[1].value) else { continue };
            let Ok(now) = value.to(before.unit) else { continue };
            let (low, high) = (now.amount.min(before.amount), now.amount.max(before.amount));
            let tenfold = low.checked_mul(Decimal::TEN).is_some_and(|ten| ten <= high);
            if low > Decimal::ZERO && tenfold && high >= SMALL {
                let words = words! {
                    indicator: cx.indicator_name(indicator), period: period, value: value, before_period: before_period, before: before,
                };
                jumped = true;
                cx.report(pair[1].place(Observation::VALUE), words).related(pair[0].place(Observation::VALUE));
            }
        }
    }
}
