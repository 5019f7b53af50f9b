use crate::rules::prelude::*;
use std::collections::BTreeMap;

rule! {
    /// 同一个上级下有两个同名的村：所在村一列只写名称，分不清是哪一个。
    "division-name-twice", Warning, layer: RollUp, basis: "所在村按名称归到区划", check,
    zh: "有两个单位都叫“{name}”（{first}、{second}）。所在村一列只写名称，两个村的数会混在一起。",
    en: "Two divisions are called {name} ({first}, {second}): rows name villages by name, and theirs would be mixed.",
    help_zh: "请给其中一个加上区分的字，如“东”“西”，台账里也照此写。",
    help_en: "Tell them apart by name, here and in the rows.",
    bad: r#"
        [[division]]
        code = "449926101001"
        name = "新村"
        parent = "449926101000"
        [[division]]
        code = "449926101002"
        name = "新村"
        parent = "449926101000"
    "#,
    good: r#"
        [[division]]
        code = "449926101001"
        name = "东新村"
        parent = "449926101000"
        [[division]]
        code = "449926101002"
        name = "西新村"
        parent = "449926101000"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    let mut seen: BTreeMap<(&str, Option<DivisionCode>), DivisionCode> = BTreeMap::new();
    let day = cx.as_of;
    for node in cx.ledger.tree.all().iter().filter(|node| node.stood(day)) {
        match seen.insert((&node.name, node.parent), node.code) {
            Some(first) if first != node.code => {
                cx.report(Place::Whole, words! { name: &*node.name, first: first.as_str(), second: node.code.as_str() });
            }
            _ => {}
        }
    }
}
