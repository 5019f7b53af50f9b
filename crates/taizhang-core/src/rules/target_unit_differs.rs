use crate::rules::prelude::*;

rule! {
    /// 任务数与指标的单位不能换算：完成率算不出来。
    "target-unit-differs", Error, layer: Ledger, basis: "任务数与完成数单位一致", check,
    zh: "“{figure}”{period}的任务数写的是{value}，这个指标以“{unit}”计。单位不能换算，完成率算不出来。",
    en: "The target of {figure} for {period}, {value}, does not measure in {unit}: no rate can be told.",
    help_zh: "请按下达文件改成以“{unit}”计的数。",
    help_en: "Give it in {unit}, as in the paper.",
    bad: r#"
        [[target]]
        figure = "tourism.visitors"
        period = "2023"
        value = "36万元"
    "#,
    good: r#"
        [[target]]
        figure = "tourism.visitors"
        period = "2023"
        value = "36万人次"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for target in cx.all::<Target>() {
        let (Some(value), Some(period)) = (target.value, target.period) else { continue };
        let Some(definition) = cx.catalogue.get(&target.figure) else { continue };
        if value.unit.dimension() != definition.unit.dimension() {
            let words = words! { figure: &definition.name, period: period, value: value, unit: definition.unit.zh() };
            cx.report(target.place(Target::VALUE), words);
        }
    }
}
