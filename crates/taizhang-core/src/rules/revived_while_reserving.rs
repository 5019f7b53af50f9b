use crate::kind::asset::AssetState;
use crate::rules::prelude::*;

rule! {
    /// 收储还在办，资产却写成已盘活：一宗不能既盘活又收储。
    "revived-while-reserving", Error, layer: Ledger, basis: "同一资产在同一天只有一种状态", check,
    zh: "“{asset}”{on}写成已盘活，但地块“{parcel}”还在收储（{stage}）。盘活宗数多计1宗，与“加快收储”也对不上。",
    en: "{asset} is revived since {on}, while the parcel {parcel} is still being taken in ({stage}): one too many is counted as revived.",
    help_zh: "请把使用状态改为“拟盘活”或“收储”；收储已终止的，请在地块里填终止日期。",
    help_en: "Set the asset to planned or reserved, or give the day on which taking it in was given up.",
    bad: r#"
        [[parcel]]
        name = "旧粮所地块"
        route = "auction"
        owner = "云岫镇人民政府"
        area = "9.6亩"
        usage = "商业服务业用地"
        stage = { claimed = "contracted", approved = "2023-05-19", contracted = "2023-06-14" }
        asset = "旧粮所"
        [[asset]]
        name = "旧粮所"
        office = "财政所"
        state = { claimed = "revived", revived = "2023-05-30" }
        way = "出租"
    "#,
    good: r#"
        [[parcel]]
        name = "旧粮所地块"
        route = "auction"
        owner = "云岫镇人民政府"
        area = "9.6亩"
        usage = "商业服务业用地"
        stage = { claimed = "contracted", approved = "2023-05-19", contracted = "2023-06-14" }
        asset = "旧粮所"
        [[asset]]
        name = "旧粮所"
        office = "财政所"
        state = { claimed = "reserved", planned = "2023-05-19", reserved = "2023-06-14" }
        way = "收储"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    let as_of = cx.as_of;
    for parcel in cx.all::<Parcel>().iter().filter(|parcel| parcel.is_reserving(as_of)) {
        let Some(name) = parcel.asset.as_deref() else { continue };
        for asset in cx.all::<Asset>().iter().filter(|asset| asset.name == name) {
            let stands = asset.state.all().iter().rfind(|step| step.on <= as_of);
            let (Some(step), Some(stage)) = (stands.filter(|step| step.to == AssetState::Revived), parcel.stage.at(as_of)) else {
                continue;
            };
            let words = words! { asset: &asset.name, on: step.on, parcel: &parcel.name, stage: Word::stage(stage.opt()) };
            cx.report(asset.place_of_step(Asset::STATE, AssetState::Revived), words).related(parcel.place(Parcel::STAGE));
        }
    }
}
