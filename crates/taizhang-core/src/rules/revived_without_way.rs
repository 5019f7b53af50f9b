use crate::kind::asset::AssetState;
use crate::rules::prelude::*;

rule! {
    /// 已盘活的资产没有盘活方式：文稿按出租、合作等分类写。
    "revived-without-way", Warning, layer: Record, basis: "盘活须有方式、日期和收益", check,
    zh: "“{asset}”已盘活，没有写盘活方式。按出租、合作经营等分类的宗数加起来会比总数少1宗。",
    en: "{asset} was revived in no way given: the numbers by way add up to one less than the total.",
    help_zh: "请选一种盘活方式。",
    help_en: "Choose the way.",
    bad: r#"
        [[asset]]
        name = "岚里村旧校舍"
        office = "岚里村"
        state = { claimed = "revived", revived = "2023-06-15" }
    "#,
    good: r#"
        [[asset]]
        name = "岚里村旧校舍"
        office = "岚里村"
        state = { claimed = "revived", revived = "2023-06-15" }
        way = "出租"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for asset in cx.all::<Asset>() {
        let revived = asset.state.claimed == Some(AssetState::Revived) || asset.state.first(AssetState::Revived).is_some();
        if revived && asset.way.is_none() && !asset.is_open(Asset::WAY) {
            cx.report(asset.place(Asset::WAY), words! { asset: &asset.name });
        }
    }
}
