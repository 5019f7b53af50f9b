use crate::rules::prelude::*;
use rust_decimal::Decimal;

rule! {
    /// 任务数是0或负数：完成率算不出来，也不参加排名。
    "target-not-positive", Warning, layer: Field, basis: "任务数为0的不计完成率", check,
    zh: "“{figure}”{period}的任务数写的是{value}。任务数不大于0，完成率算不出来。",
    en: "The target of {figure} for {period} is {value}: no rate can be told over it.",
    help_zh: "没有下达任务的，请删去这一行；写错的，请按下达文件改。",
    help_en: "Delete the row if no target was set, else mend it by the paper.",
    bad: r#"
        [[target]]
        figure = "新签约招商项目数"
        period = "2023"
        value = "0个"
    "#,
    good: r#"
        [[target]]
        figure = "新签约招商项目数"
        period = "2023"
        value = "6个"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for target in cx.all::<Target>() {
        let (Some(value), Some(period)) = (target.value, target.period) else { continue };
        if value.amount <= Decimal::ZERO {
            let words = words! { figure: cx.indicator_name(&target.figure), period: period, value: value };
            cx.report(target.place(Target::VALUE), words);
        }
    }
}
