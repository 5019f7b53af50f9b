use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::rules::prelude::*;

rule! {
    /// 基础数据超过两年没有更新：文稿引用的还是老数。
    "base-figure-stale", Hint, layer: Period, basis: "基础数据按年更新", check,
    zh: "“{label}”最近的数是{year}年的，到{as_of}已经过了两年以上。文稿引用时用的还是{year}年的数。",
    en: "The latest {label} is of {year}, more than two years before {as_of}; papers still cite it.",
    help_zh: "请补最近年份的数和来源。",
    help_en: "Enter the number of the last year, and its source.",
    bad: r#"
        [[profile]]
        subject = "云岫镇"
        item = "常住人口"
        year = 2019
        value = "17048人"
        source = "统计年报"
    "#,
    good: r#"
        [[profile]]
        subject = "云岫镇"
        item = "常住人口"
        year = 2022
        value = "17048人"
        source = "统计年报"
    "#,
}

/// Years after which a base figure is old: the last census-based series come with a lag of one.
const YEARS: i16 = 2;

fn check(cx: &mut Cx<'_>) {
    let mut latest: BTreeMap<(&str, &str), &Record<Profile>> = BTreeMap::new();
    for row in cx.all::<Profile>().iter().filter(|row| row.value.is_some() && row.year.is_some()) {
        let known = latest.entry((&row.subject, &row.item)).or_insert(row);
        if row.year > known.year {
            *known = row;
        }
    }
    for row in latest.into_values() {
        let Some(year) = row.year.map(|year| year.normalize()) else { continue };
        if Decimal::from(cx.as_of.year() - YEARS) > year {
            let words = words! { label: <Profile as Questions>::label(row), year: year, as_of: cx.as_of };
            cx.report(row.place(Profile::YEAR), words);
        }
    }
}
