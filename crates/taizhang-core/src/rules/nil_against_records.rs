use crate::rules::prelude::*;

rule! {
    /// 零报了，台账里却有：两个说法至少有一个不对。
    "nil-against-records", Error, layer: Period, basis: "零报指本期确实没有", check,
    zh: "“{subject}”{period}是零报，但台账里这一时段有{count}条，如“{example}”。零报和台账对不上，文稿不知道信哪个。",
    en: "{subject} was declared nil for {period}, yet the ledger holds {count}, such as \"{example}\": a paper cannot tell which to believe.",
    help_zh: "确有其事的，请把“零报”改为“否”；登错日期的，请改日期。",
    help_en: "Make it no nil report, or mend the day.",
    bad: r#"
        [[declaration]]
        subject = "会议"
        period = "2023-05"
        nil = true
        [[meeting]]
        topic = "指挥办第二次会议"
        sort = "office"
        date = "2023-05-22"
        attendance = 18
    "#,
    good: r#"
        [[declaration]]
        subject = "会议"
        period = "2023-04"
        nil = true
        [[meeting]]
        topic = "指挥办第二次会议"
        sort = "office"
        date = "2023-05-22"
        attendance = 18
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for declaration in cx.all::<Declaration>().iter().filter(|declaration| declaration.nil == Some(true)) {
        let Some(period) = declaration.period else { continue };
        for table in cx.tables().into_iter().filter(|table| declaration.is_about(table.info())) {
            let happened = |row: &usize| Dated::of(table, *row).iter().any(|dated| period.holds(dated.on));
            let mut rows = (0..table.len()).filter(happened);
            let Some(first) = rows.next() else { continue };
            let words = words! {
                subject: (table.info().zh, table.info().code), period: period,
                count: 1 + rows.count(), example: table.label(first),
            };
            cx.report(declaration.place(Declaration::NIL), words).related(table.meta(first).place(None, None));
        }
    }
}
