use crate::rules::prelude::*;
use std::collections::BTreeSet;

rule! {
    /// 盘点的资产，资产台账里没有：盘出来的要先入账。
    "stocktake-of-unknown-asset", Warning, layer: Ledger, basis: "盘点按名称归到资产", check,
    zh: "盘点了“{asset}”，资产台账里没有这一宗{near}。已盘宗数会比资产总数多，盘点完成率可能超过100%。",
    en: "{asset} was checked but is no asset of the ledger{near}: more would be checked than there are.",
    help_zh: "请改成与台账一致的名称；是新盘出来的，请先在资产资源里登记。",
    help_en: "Write the name as in the ledger, or enter the asset that was found.",
    bad: r#"
        [[asset]]
        name = "旧粮所"
        office = "财政所"
        [[stocktake]]
        asset = "旧粮站"
        on = "2023-04-18"
        result = "match"
    "#,
    good: r#"
        [[asset]]
        name = "旧粮所"
        office = "财政所"
        [[stocktake]]
        asset = "旧粮所"
        on = "2023-04-18"
        result = "match"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    let known: BTreeSet<&str> = cx.all::<Asset>().iter().map(|asset| &*asset.name).collect();
    // A ledger of rounds alone, as an office sends it, knows no assets.
    if known.is_empty() {
        return;
    }
    for row in cx.all::<Stocktake>().iter().filter(|row| !known.contains(&*row.asset)) {
        let near = cx.nearest(&row.asset, known.iter().copied());
        cx.report(row.place(Stocktake::ASSET), words! { asset: &row.asset, near: Word::near(near) }).fix(near);
    }
}
