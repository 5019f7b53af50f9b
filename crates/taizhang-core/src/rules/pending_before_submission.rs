use crate::rules::prelude::*;

rule! {
    /// 写了“待核”的格，报送前要补上：可以先保存，需要它的数暂时空着。
    "pending-before-submission", Warning, layer: Period, basis: "待核可以保存，不可以报送", check runs Last,
    zh: "“{label}”的{title}写的是“待核”。需要它的数现在空着，报送前要补上。",
    en: "\"{label}\": the {title} is still being looked up. Figures that need it stay open; it is needed before submission.",
    help_zh: "请在报送前把{title}查实填上。",
    help_en: "Fill in the {title} before submission.",
    bad: r#"
        [[training]]
        topic = "农村电商培训"
        date = "2023-05-16"
        pending = ["attendance"]
    "#,
    good: r#"
        [[training]]
        topic = "农村电商培训"
        date = "2023-05-16"
        attendance = 61
        pending = ["content"]
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for table in cx.tables() {
        let fields = &table.info().fields;
        let needed: Vec<usize> = (0..fields.len()).filter(|field| fields[*field].role.save || fields[*field].role.submit).collect();
        for row in (0..table.len()).filter(|row| !table.meta(*row).pending.is_empty()) {
            if !cx.is_wanted(table, row) {
                continue;
            }
            for field in needed.iter().copied().filter(|field| table.meta(row).pending.has(*field)) {
                if table.asked(row, field) {
                    let stage = undated(table.value(row, field));
                    let place = table.meta(row).place(Some((field, fields[field].code)), stage);
                    let title = stage.map_or_else(|| fields[field].into(), Word::day_of);
                    cx.report(place, words! { label: cx.label(table, row), title: title });
                }
            }
        }
    }
}

/// The stage that was claimed and has no day: then it is this day that is still looked up.
fn undated(value: Option<Value>) -> Option<&'static Opt> {
    let Value::Steps { steps, claimed } = value? else { return None };
    claimed.filter(|claimed| !steps.iter().any(|(stage, _)| stage.code == claimed.code))
}
