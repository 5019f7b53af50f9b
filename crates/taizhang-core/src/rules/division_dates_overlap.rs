use crate::rules::prelude::*;
use std::collections::BTreeMap;

rule! {
    /// 一个区划代码在同一段时间里登记了两次：村划归他镇，旧的没有写截止日期。
    "division-dates-overlap", Error, layer: RollUp, basis: "一个区划在同一天只属于一个上级", check,
    zh: "代码{code}在同一段时间里登记了两次：“{first}”和“{second}”。同一天属于两个上级，汇总会重复加或加错。",
    en: "{code} stands twice for the same days, as {first} and as {second}: it would be added up twice, or in the wrong place.",
    help_zh: "请给调整前的一条写截止日期，给调整后的一条写起始日期。",
    help_en: "Give the old entry its last day and the new one its first.",
    bad: r#"
        [[division]]
        code = "449926101001"
        name = "岚里村"
        parent = "449926102000"
        [[division]]
        code = "449926101001"
        name = "岚里社区"
        parent = "449926101000"
        from = "2023-01-01"
    "#,
    good: r#"
        [[division]]
        code = "449926101001"
        name = "岚里村"
        parent = "449926102000"
        until = "2022-12-31"
        [[division]]
        code = "449926101001"
        name = "岚里社区"
        parent = "449926101000"
        from = "2023-01-01"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    let mut of_code: BTreeMap<DivisionCode, Vec<&Division>> = BTreeMap::new();
    for node in cx.ledger.tree.all() {
        of_code.entry(node.code).or_default().push(node);
    }
    for (code, mut nodes) in of_code {
        nodes.sort_by_key(|node| node.from);
        for pair in nodes.windows(2) {
            let apart = pair[0].until.is_some_and(|until| pair[1].from.is_some_and(|from| until < from));
            if !apart {
                let words = words! { code: code.as_str(), first: &*pair[0].name, second: &*pair[1].name };
                cx.report(Place::Whole, words);
            }
        }
    }
}
