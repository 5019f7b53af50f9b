use crate::kind::asset::AssetState;
use crate::rules::prelude::*;

rule! {
    /// 安全等级为C级、D级的房屋是危险房屋，还在使用或出租：先排险，再谈盘活。
    "unsafe-house-in-use", Warning, layer: Record, basis: "房屋安全鉴定C级为局部危房、D级为整幢危房，排除险情前不得使用、出租", check,
    zh: "“{asset}”安全等级为{safety}级，状态却是“{state}”。危房还在使用，写进盘活成效会被追问安全责任。",
    en: "{asset} is graded {safety} for safety, yet it is {state}: a dangerous house in use.",
    help_zh: "已加固并重新鉴定的，请改安全等级并附鉴定报告；没有的，请停用，把使用状态改为“闲置”并写日期。",
    help_en: "After repair give the new grade with its report; without it, take the house out of use and date that.",
    bad: r#"
        [[asset]]
        name = "旧粮所仓库"
        office = "财政所"
        state = { claimed = "revived", revived = "2023-03-15" }
        way = "调剂使用"
        safety = "D"
    "#,
    good: r#"
        [[asset]]
        name = "旧粮所仓库"
        office = "财政所"
        state = { claimed = "idle", idle = "2023-03-15" }
        safety = "D"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for asset in cx.all::<Asset>() {
        let (Some(safety), Some(state)) = (asset.safety.as_deref(), asset.state.claimed) else { continue };
        if matches!(safety, "C" | "D") && matches!(state, AssetState::InUse | AssetState::Revived) {
            let words = words! { asset: &asset.name, safety: safety, state: state.opt() };
            cx.report(asset.place(Asset::SAFETY), words);
        }
    }
}
