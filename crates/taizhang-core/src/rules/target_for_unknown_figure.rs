use crate::rules::prelude::*;

rule! {
    /// 目标任务写的指标不在口径册里：完成率就没有分子。
    "target-for-unknown-figure", Warning, layer: Ledger, basis: "任务与口径册的数据一一对应", check,
    zh: "口径册里没有“{figure}”{near}。这个任务对不上完成数，完成率算不出来。",
    en: "The catalogue has no figure \"{figure}\"{near}: nothing is done towards this target, and there is no rate.",
    help_zh: "请改成口径册里的名称。",
    help_en: "Use the catalogue's name.",
    bad: r#"
        [[target]]
        figure = "新签约项目"
        period = "2023"
        value = "6个"
    "#,
    good: r#"
        [[target]]
        figure = "新签约招商项目数"
        period = "2023"
        value = "6个"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    let catalogue = cx.catalogue;
    for target in cx.all::<Target>() {
        if target.figure.is_empty() || catalogue.get(&target.figure).is_some() {
            continue;
        }
        let said = catalogue.all().iter().find(|definition| definition.said.contains(&target.figure));
        let near = said.map(|definition| definition.name.as_str());
        let near = near.or_else(|| cx.nearest(&target.figure, catalogue.all().iter().map(|definition| definition.name.as_str())));
        cx.report(target.place(Target::FIGURE), words! { figure: &target.figure, near: Word::near(near) }).fix(near);
    }
}
