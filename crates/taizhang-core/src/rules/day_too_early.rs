use crate::rules::prelude::*;

rule! {
    /// 日期早到不可能：多半是年份少写一位，或是表格把数当成了日期。
    "day-too-early", Warning, layer: Field, basis: "台账只收1949年10月1日以后的事", check,
    zh: "{title}写的是{on}，早得不像是真的。任何一期都不会把它算进去。",
    en: "The {title}, {on}, is too early to be true: no period will count it.",
    help_zh: "请核对年份后改正。",
    help_en: "Check the year and mend it.",
    bad: r#"
        [[training]]
        topic = "农村电商培训"
        date = "1900-06-05"
        attendance = 60
    "#,
    good: r#"
        [[training]]
        topic = "农村电商培训"
        date = "2023-06-05"
        attendance = 60
    "#,
}

const EARLIEST: Date = Date::constant(1949, 10, 1);

fn check(cx: &mut Cx<'_>) {
    for table in cx.tables() {
        for row in 0..table.len() {
            for dated in Dated::of(table, row) {
                if dated.on < EARLIEST {
                    let words = words! { title: dated.title(table), on: dated.on };
                    cx.report(dated.place(table, row), words);
                }
            }
        }
    }
}
