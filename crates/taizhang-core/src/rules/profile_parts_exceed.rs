use crate::rules::prelude::*;

rule! {
    /// 各村之和不超过全镇：同一年、同一项的村级数加起来比全镇数还大，必有一个不对。
    "profile-parts-exceed", Warning, layer: Ledger, basis: "部分之和不大于整体", check,
    zh: "{year}年“{item}”各村相加是{sum}，比全镇的{whole}还多{over}。文稿引用的是全镇数，和各村数对不上。",
    en: "The villages' {item} of {year} add up to {sum}, {over} more than the town's {whole}.",
    help_zh: "请核对全镇数和各村数的来源、口径是否相同。",
    help_en: "Check whether both come from the same source.",
    bad: r#"
        [[division]]
        code = "449926101000"
        name = "云岫镇"
        [[division]]
        code = "449926101201"
        name = "岚里村"
        [[division]]
        code = "449926101202"
        name = "石桥村"
        
        [[profile]]
        subject = "云岫镇"
        item = "常住人口"
        year = 2022
        value = "3000人"
        source = "统计年报"
        [[profile]]
        subject = "岚里村"
        item = "常住人口"
        year = 2022
        value = "1800人"
        source = "统计年报"
        [[profile]]
        subject = "石桥村"
        item = "常住人口"
        year = 2022
        value = "1500人"
        source = "统计年报"
    "#,
    good: r#"
        [[division]]
        code = "449926101000"
        name = "云岫镇"
        [[division]]
        code = "449926101201"
        name = "岚里村"
        [[division]]
        code = "449926101202"
        name = "石桥村"
        
        [[profile]]
        subject = "云岫镇"
        item = "常住人口"
        year = 2022
        value = "3300人"
        source = "统计年报"
        [[profile]]
        subject = "岚里村"
        item = "常住人口"
        year = 2022
        value = "1800人"
        source = "统计年报"
        [[profile]]
        subject = "石桥村"
        item = "常住人口"
        year = 2022
        value = "1500人"
        source = "统计年报"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    let rows = cx.all::<Profile>();
    let is_town = |name: &str| cx.ledger.tree.all().iter().any(|node| *node.name == *name && node.code.level() == Level::Town);
    for town in rows.iter().filter(|row| is_town(&row.subject)) {
        let Some(whole) = town.value else { continue };
        let of_villages = |row: &&Record<Profile>| row.item == town.item && row.year == town.year && cx.villages().contains(&*row.subject) && !is_town(&row.subject);
        let parts: Vec<Quantity> = rows.iter().filter(of_villages).filter_map(|row| row.value).collect();
        let Some((first, rest)) = parts.split_first() else { continue };
        let Some(sum) = rest.iter().try_fold(*first, |sum, more| sum.plus(*more).ok()) else { continue };
        let Ok(over) = sum.minus(whole) else { continue };
        if over.amount > rust_decimal::Decimal::ZERO {
            let year = town.year.unwrap_or_default().normalize();
            let words = words! { year: year, item: &town.item, sum: sum, whole: whole, over: over };
            cx.report(town.place(Profile::VALUE), words);
        }
    }
}
