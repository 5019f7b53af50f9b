use crate::rules::prelude::*;
use std::collections::BTreeSet;

rule! {
    /// 区划的上级绕成一圈：汇总时谁也加不到谁。
    "division-loop", Error, layer: RollUp, basis: "区划是一棵树", check,
    zh: "“{name}”的上级一级级往上，又回到“{name}”（{chain}）。汇总会绕圈，这几个单位的数都加不上去。",
    en: "{name} lies, by way of {chain}, in itself: nothing of these divisions can be added up.",
    help_zh: "请在区划表里改正其中一个上级。",
    help_en: "Mend the parent of one of them.",
    bad: r#"
        [[division]]
        code = "449926101000"
        name = "云岫镇"
        parent = "449926101001"
        [[division]]
        code = "449926101001"
        name = "岚里村"
        parent = "449926101000"
    "#,
    good: r#"
        [[division]]
        code = "449926101000"
        name = "云岫镇"
        parent = "449926000000"
        [[division]]
        code = "449926101001"
        name = "岚里村"
        parent = "449926101000"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    let (tree, day) = (&cx.ledger.tree, cx.as_of);
    let mut told: BTreeSet<DivisionCode> = BTreeSet::new();
    for node in tree.all().iter().filter(|node| node.stood(day)) {
        let above = tree.above(node.code, day);
        let bites = above.iter().any(|division| division.code == node.code);
        if bites && !above.iter().any(|division| told.contains(&division.code)) {
            told.insert(node.code);
            let chain = Word::list(above.iter().map(|division| &*division.name));
            cx.report(Place::Whole, words! { name: &*node.name, chain: chain });
        }
    }
}
