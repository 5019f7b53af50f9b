use crate::rules::prelude::*;

rule! {
    /// 签了管护书，却没有写谁管护。
    "tree-signed-without-keeper", Warning, layer: Record, basis: "管护书须有责任人", check,
    zh: "“{tree}”{on}签了管护书，没有写管护责任人。签订数算进去了，出了事找不到人。",
    en: "{tree} has an agreement of {on} and nobody named to keep it: it counts as signed, and nobody answers for it.",
    help_zh: "请照管护书填管护责任人。",
    help_en: "Name the keeper as in the agreement.",
    bad: r#"
        [[tree]]
        number = "449926-0017"
        species = "樟树"
        signed_on = "2023-03-12"
        age = "520年"
        grade = "first"
    "#,
    good: r#"
        [[tree]]
        number = "449926-0017"
        species = "樟树"
        keeper = "岚里村委会"
        signed_on = "2023-03-12"
        age = "520年"
        grade = "first"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for tree in cx.all::<VeteranTree>().iter().filter(|tree| tree.keeper.is_none() && !tree.is_open(VeteranTree::KEEPER)) {
        if let Some(on) = tree.signed_on {
            cx.report(tree.place(VeteranTree::KEEPER), words! { tree: VeteranTree::label(tree), on: on });
        }
    }
}
