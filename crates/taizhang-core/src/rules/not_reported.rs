use crate::rules::prelude::*;

rule! {
    /// 本期没有登记，也没有零报：空白是“未报”，不是0。
    "not-reported", Hint, layer: Period, basis: "未报≠0；没有的要零报", check,
    zh: "{period}没有登记{kinds}，也没有零报。这些数在文稿里是“未报”，不会写成0。",
    en: "Nothing of {kinds} is entered for {period}, and no nil report: these figures are not reported, not 0.",
    help_zh: "请补登；确实没有的，请在报齐声明里写零报。",
    help_en: "Enter them, or declare that there was nothing.",
    bad: r#"
        period = "2023-05"
        [[meeting]]
        topic = "指挥办第二次会议"
        sort = "office"
        date = "2023-05-22"
        attendance = 18
        [[visit]]
        topic = "赴深圳招商"
        sort = "out"
        date = "2023-04-12"
        [[declaration]]
        subject = "培训"
        period = "2023-05"
        nil = true
    "#,
    good: r#"
        period = "2023-05"
        [[declaration]]
        subject = "全部"
        period = "2023-05"
        nil = false
    "#,
}

fn check(cx: &mut Cx<'_>) {
    let Some(period) = cx.period else { return };
    // Who lies above the towns adds to what they report, and need not report it again.
    if !cx.realm.is_empty() || cx.ledger.head.division.is_some_and(|code| code.level() > Level::Town) {
        return;
    }
    let declared = |info: &KindInfo| {
        let mut declarations = cx.all::<Declaration>().iter();
        declarations.any(|said| said.is_about(info) && said.period.is_some_and(|of| of.covers(&period)))
    };
    let mut silent = Vec::new();
    for table in cx.tables() {
        // Kinds whose every fact has its day; registers may well stand still for a month.
        let dated = table.info().when().is_some_and(|when| table.info().fields[when].role.save);
        let happened = |row: usize| Dated::of(table, row).iter().any(|dated| period.holds(dated.on));
        if dated && !declared(table.info()) && !(0..table.len()).any(happened) {
            silent.push((table.info().zh, table.info().code));
        }
    }
    if !silent.is_empty() {
        cx.report(Place::Whole, words! { period: period, kinds: Word::list(silent) });
    }
}
