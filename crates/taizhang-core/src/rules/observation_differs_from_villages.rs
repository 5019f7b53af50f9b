use crate::rules::prelude::*;
use std::collections::BTreeMap;

rule! {
    /// 全镇数应等于各村数之和：各村都报了，加起来还不到全镇的数，至少有一个数不对。加起来超过的，另有一条。
    "observation-differs-from-villages", Warning, layer: RollUp, basis: "合计＝各村相加", check,
    zh: "“{indicator}”{period}全镇写{total}，{count}个村都报了，相加只有{sum}，少{difference}。文稿用全镇的数。",
    en: "{indicator}, {period}: the town says {total}, all its {count} villages add up to {sum}, {difference} less; papers use the town's.",
    help_zh: "请核对全镇数和各村数；镇本级另有的，请在备注写明。",
    help_en: "Check the town's number and the villages'; say in the note what is the town's own.",
    bad: r#"
        code = "449926101000"
        [[division]]
        code = "449926101001"
        name = "岚里村"
        parent = "449926101000"
        [[division]]
        code = "449926101002"
        name = "石桥村"
        parent = "449926101000"
        [[observation]]
        indicator = "river.patrol"
        period = "2023-05"
        value = "60次"
        [[observation]]
        indicator = "river.patrol"
        period = "2023-05"
        value = "30次"
        village = "岚里村"
        [[observation]]
        indicator = "river.patrol"
        period = "2023-05"
        value = "25次"
        village = "石桥村"
    "#,
    good: r#"
        code = "449926101000"
        [[division]]
        code = "449926101001"
        name = "岚里村"
        parent = "449926101000"
        [[division]]
        code = "449926101002"
        name = "石桥村"
        parent = "449926101000"
        [[observation]]
        indicator = "river.patrol"
        period = "2023-05"
        value = "55次"
        [[observation]]
        indicator = "river.patrol"
        period = "2023-05"
        value = "30次"
        village = "岚里村"
        [[observation]]
        indicator = "river.patrol"
        period = "2023-05"
        value = "25次"
        village = "石桥村"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    let Some(town) = cx.ledger.head.division else { return };
    let mut parts: BTreeMap<(&str, Period, bool), Vec<&Record<Observation>>> = BTreeMap::new();
    for row in cx.all::<Observation>().iter().filter(|row| row.meta.common.village.is_some()) {
        if let Some(period) = row.period {
            parts.entry((&row.indicator, period, row.running == Some(true))).or_default().push(row);
        }
    }
    for own in cx.all::<Observation>().iter().filter(|row| row.meta.common.village.is_none()) {
        let (Some(period), Some(total)) = (own.period, own.value) else { continue };
        let Some(rows) = parts.get(&(&*own.indicator, period, own.running == Some(true))) else { continue };
        let villages = cx.ledger.tree.children(town, period.last()).filter(|node| node.code.level() == Level::Village);
        let named = |name: &str| rows.iter().filter(|row| row.meta.common.village.as_deref() == Some(name)).count();
        let mut villages = villages.map(|node| named(&node.name)).peekable();
        // Where one has not reported, or twice, there is nothing to compare; another rule tells of rows that are double.
        if villages.peek().is_none() || villages.any(|count| count != 1) || own.meta.common.note.is_some() {
            continue;
        }
        let values: Option<Vec<Quantity>> = rows.iter().map(|row| row.value).collect();
        let Some([first, rest @ ..]) = values.as_deref() else { continue };
        let Some(sum) = rest.iter().try_fold(*first, |sum, more| sum.plus(*more).ok()) else { continue };
        let Ok(difference) = total.minus(sum) else { continue };
        if difference.amount.is_sign_positive() && !difference.amount.is_zero() {
            let words = words! {
                indicator: cx.indicator_name(&own.indicator), period: period, total: total, count: rows.len(), sum: sum,
                difference: difference,
            };
            cx.report(own.place(Observation::VALUE), words);
        }
    }
}
