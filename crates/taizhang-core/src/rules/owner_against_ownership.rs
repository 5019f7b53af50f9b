use crate::kind::asset::Ownership;
use crate::rules::prelude::*;

rule! {
    /// 权属性质与权属单位对不上：村的资产是集体的，政府部门的资产是国有的。
    "owner-against-ownership", Warning, layer: Record, basis: "国有资产和集体资产分别统计", check,
    zh: "“{asset}”的权属性质是“{ownership}”，权属单位是“{owner}”，两者对不上。国有、集体分别统计，它会算到错的一边。",
    en: "{asset} is {ownership} property, yet owned by {owner}: state and collective assets are counted apart, and this one falls on the wrong side.",
    help_zh: "请对照权证改正其中一个。",
    help_en: "Mend one of them by the deed.",
    bad: r#"
        [[asset]]
        name = "岚里村旧校舍"
        office = "岚里村"
        ownership = "state"
        owner = "岚里村经济联合社"
    "#,
    good: r#"
        [[asset]]
        name = "岚里村旧校舍"
        office = "岚里村"
        ownership = "collective"
        owner = "岚里村经济联合社"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for asset in cx.all::<Asset>() {
        let (Some(ownership), Some(owner)) = (asset.ownership, asset.owner.as_deref()) else { continue };
        let wrong = match ownership {
            Ownership::State => asset.owner_is_collective(),
            Ownership::Collective => asset.owner_is_state(),
            Ownership::Other => false,
        };
        if wrong {
            let words = words! { asset: &asset.name, ownership: ownership.opt(), owner: owner };
            cx.report(asset.place(Asset::OWNERSHIP), words).related(asset.place(Asset::OWNER));
        }
    }
}
