use crate::rules::prelude::*;

rule! {
    /// 使用状态与日期说的不一样：日期说已盘活，状态写着闲置。
    "asset-state-conflict", Error, layer: Record, basis: "同一资产在同一天只有一种状态", check,
    zh: "“{asset}”的使用状态写的是“{claimed}”，但{on}已经是“{reached}”。它会既算进“{reached}”又被看作“{claimed}”。",
    en: "{asset} is said to be {claimed}, but has been {reached} since {on}: it would be both.",
    help_zh: "请核对后把使用状态改为“{reached}”，或改正日期。",
    help_en: "Set the state to {reached}, or mend the day.",
    bad: r#"
        [[asset]]
        name = "石桥村旧仓库"
        office = "石桥村"
        state = { claimed = "idle", revived = "2023-03-10" }
        way = "出租"
    "#,
    good: r#"
        [[asset]]
        name = "石桥村旧仓库"
        office = "石桥村"
        state = { claimed = "revived", idle = "2021-01-01", revived = "2023-03-10" }
        way = "出租"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for asset in cx.all::<Asset>() {
        let Some(claimed) = asset.state.claimed else { continue };
        let reached = asset.state.all().iter().rfind(|step| step.on <= cx.as_of);
        // A state claimed for which no day is known is told by the rules on missing days, unless it goes back.
        if let Some(step) = reached.filter(|step| claimed < step.to) {
            let words = words! { asset: &asset.name, claimed: claimed.opt(), reached: step.to.opt(), on: step.on };
            cx.report(asset.place(Asset::STATE), words);
        }
    }
}
