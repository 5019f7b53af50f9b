use crate::rules::prelude::*;

rule! {
    /// 其中数不大于总数：实到不多于应到，合格不多于抽检。
    "part-over-whole", Warning, layer: Record, basis: "部分不大于整体", check,
    zh: "“{label}”的{part}是{part_value}，比{whole}{whole_value}还多。两个数至少有一个不对，算出来的比率会超过100%。",
    en: "{label}: {part} {part_value} is more than {whole} {whole_value}; one of the two is wrong.",
    help_zh: "请核对这两个数，改正填错的一个。",
    help_en: "Check both and mend the wrong one.",
    bad: r#"
        [[training]]
        topic = "旅游联盟餐饮服务培训"
        date = "2023-04-28"
        attendance = 68
        certificates = 86
    "#,
    good: r#"
        [[training]]
        topic = "旅游联盟餐饮服务培训"
        date = "2023-04-28"
        attendance = 68
        certificates = 42
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for table in cx.tables() {
        let fields = &table.info().fields;
        let number = |row, field| match table.value(row, field) {
            Some(Value::Number(number)) => Some(number),
            _ => None,
        };
        let pairs = |row| table.info().parts.iter().map(move |pair| (row, *pair));
        for (row, (part, whole)) in (0..table.len()).flat_map(pairs) {
            let (Some(part_value), Some(whole_value)) = (number(row, part), number(row, whole)) else { continue };
            if part_value > whole_value {
                let words = words! {
                    label: cx.label(table, row), part: fields[part], part_value: part_value,
                    whole: fields[whole], whole_value: whole_value,
                };
                let place = |field: usize| table.meta(row).place(Some((field, fields[field].code)), None);
                cx.report(place(part), words).related(place(whole));
            }
        }
    }
}
