use crate::kind::asset::AssetState;
use crate::rules::prelude::*;

rule! {
    /// 已盘活的资产没有盘活日期：盘活宗数按日期计，没有日期就不算。
    "revived-without-date", Error, layer: Record, basis: "口径：盘活宗数按盘活日期统计", check,
    zh: "“{asset}”的使用状态是“已盘活”，但没有盘活日期。盘活宗数按盘活日期统计，现在没有把它算进去。",
    en: "{asset} is said to be revived without the day: revived assets are counted by that day, and this one is left out.",
    help_zh: "请填合同或移交单上的盘活日期；还在谈的，请把使用状态改为“拟盘活”。",
    help_en: "Give the day of the contract, or set the state to planned.",
    bad: r#"
        [[asset]]
        name = "岚里村旧校舍"
        office = "岚里村"
        state = { claimed = "revived" }
        way = "出租"
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
        let revived = asset.state.claimed == Some(AssetState::Revived);
        if revived && asset.state.first(AssetState::Revived).is_none() && !asset.is_open(Asset::STATE) {
            cx.report(asset.place_of_step(Asset::STATE, AssetState::Revived), words! { asset: &asset.name });
        }
    }
}
