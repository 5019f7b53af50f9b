use crate::rules::prelude::*;

rule! {
    /// 事情的日期晚于台账的截至日期：多半是年月写错，也可能是本期之后的事。
    "day-in-future", Warning, layer: Period, basis: "口径：数据只算到截至日期", check,
    zh: "{title}写的是{on}，晚于截至日期{as_of}。没有到的日期不计数。",
    en: "The {title}, {on}, lies after {as_of}, until which data count: it is not counted.",
    help_zh: "如果年份或月份写错了，请改正；如果是以后的打算，请写到下一步或预计日期里。",
    help_en: "Mend the year or month; what is only intended belongs to the next step or the expected day.",
    bad: r#"
        [[meeting]]
        topic = "指挥部第三次会议"
        sort = "command"
        date = "2032-06-05"
        attendance = 25
    "#,
    good: r#"
        [[meeting]]
        topic = "指挥部第三次会议"
        sort = "command"
        date = "2023-06-05"
        attendance = 25
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for table in cx.tables() {
        for row in 0..table.len() {
            for dated in Dated::of(table, row) {
                if dated.on > cx.as_of {
                    let words = words! { title: dated.title(table), on: dated.on, as_of: cx.as_of };
                    cx.report(dated.place(table, row), words);
                }
            }
        }
    }
}
