use crate::kind::asset::AssetState;
use crate::rules::prelude::*;

rule! {
    /// 租赁合同已到期，状态还写在用或已盘活：续签了没有，要说清。
    "lease-ended", Warning, layer: Period, basis: "合同到期须续签或收回", check,
    zh: "“{asset}”的合同{until}已到期，到{as_of}已过{days}天，状态还是“{state}”。如果没有续签，它已不产生收益。",
    en: "{asset}: the lease ended on {until}, {days} days before {as_of}, yet it is {state}. Without a new lease it yields nothing.",
    help_zh: "已续签的，请改合同止；没有续签的，请把使用状态改为“闲置”并写日期。",
    help_en: "Give the new last day, or set the state to idle with its day.",
    bad: r#"
        [[asset]]
        name = "圩镇旧商铺"
        office = "财政所"
        state = { claimed = "in_use" }
        lease_from = "2020-05-01"
        lease_until = "2023-04-30"
    "#,
    good: r#"
        [[asset]]
        name = "圩镇旧商铺"
        office = "财政所"
        state = { claimed = "in_use" }
        lease_from = "2020-05-01"
        lease_until = "2026-04-30"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for asset in cx.all::<Asset>() {
        let (Some(until), Some(state)) = (asset.lease_until, asset.state.claimed) else { continue };
        let days = cx.as_of.since(until).map_or(0, |span| span.get_days());
        if days > 0 && matches!(state, AssetState::InUse | AssetState::Revived) {
            let words = words! { asset: &asset.name, until: until, as_of: cx.as_of, days: days, state: state.opt() };
            cx.report(asset.place(Asset::LEASE_UNTIL), words);
        }
    }
}
