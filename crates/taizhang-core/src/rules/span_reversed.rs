use crate::rules::prelude::*;

rule! {
    /// 止的日期早于起的日期。
    "span-reversed", Error, layer: Record, basis: "起止日期的先后", check,
    zh: "“{name}”的{end}{end_on}早于{start}{start_on}。按日期判断在不在期内会判错。",
    en: "{name}: the {end}, {end_on}, lies before the {start}, {start_on}: what is in force on a day comes out wrong.",
    help_zh: "请核对后改正，多半是年份写错了。",
    help_en: "Mend one of them; the year is probably wrong.",
    bad: r#"
        [[asset]]
        name = "圩镇旧商铺"
        office = "财政所"
        lease_from = "2032-05-01"
        lease_until = "2026-04-30"
    "#,
    good: r#"
        [[asset]]
        name = "圩镇旧商铺"
        office = "财政所"
        lease_from = "2023-05-01"
        lease_until = "2026-04-30"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for table in cx.tables() {
        let fields = &table.info().fields;
        let day = |row, field| match table.value(row, field) {
            Some(Value::Day(on)) => Some(on),
            _ => None,
        };
        let place = |row: usize, field: usize| table.meta(row).place(Some((field, fields[field].code)), None);
        for (row, (start, end)) in (0..table.len()).flat_map(|row| table.info().spans.iter().map(move |span| (row, *span))) {
            let (Some(start_on), Some(end_on)) = (day(row, start), day(row, end)) else { continue };
            if end_on < start_on {
                let words = words! {
                    name: cx.label(table, row), start: fields[start], start_on: start_on, end: fields[end], end_on: end_on,
                };
                cx.report(place(row, end), words).related(place(row, start));
            }
        }
    }
}
