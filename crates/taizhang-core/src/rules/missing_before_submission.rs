use crate::rules::prelude::*;

rule! {
    /// 报送前必须填的一格还空着。别的规则已经说到的格，这里不再说。
    "missing-before-submission", Error, layer: Record, basis: "表头标蓝的，报送前必须填", check runs Last,
    zh: "“{label}”的{title}还空着，报送前要填。凡是要用{title}的数，现在都没有把它算进去。",
    en: "\"{label}\" has no {title}, which is needed before submission; figures that need it leave it out.",
    help_zh: "请填{title}；一时查不到的填“待核”，可以先保存，报送前补上。",
    help_en: "Fill in the {title}; write 待核 while it is looked up.",
    bad: r#"
        [[works]]
        name = "圩镇提升工程"
        stage = { claimed = "prepare" }
    "#,
    good: r#"
        [[works]]
        name = "圩镇提升工程"
        office = "规划建设办"
        stage = { claimed = "prepare" }
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for table in cx.tables() {
        let fields = &table.info().fields;
        let wanted: Vec<usize> = (0..fields.len()).filter(|field| fields[*field].role.submit).collect();
        for row in 0..table.len() {
            if !cx.is_wanted(table, row) {
                continue;
            }
            for field in wanted.iter().copied().filter(|field| !table.meta(row).is_open(*field)) {
                let place = table.meta(row).place(Some((field, fields[field].code)), None);
                if table.value(row, field).is_none() && table.asked(row, field) && !cx.is_told(&place) {
                    cx.report(place, words! { label: cx.label(table, row), title: fields[field] });
                }
            }
        }
    }
}
