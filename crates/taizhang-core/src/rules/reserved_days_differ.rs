use crate::kind::asset::AssetState;
use crate::kind::parcel::ParcelStage;
use crate::rules::prelude::*;

rule! {
    /// 同一宗收储，资产台账和地块台账写的日期不一样。
    "reserved-days-differ", Warning, layer: Ledger, basis: "一事一日：收储日期以收储合同为准", check,
    zh: "“{asset}”的收储日期是{asset_on}，地块“{parcel}”的收储合同日期是{parcel_on}。两张表按日期统计，会落在不同的月份。",
    en: "{asset} was reserved on {asset_on}, the contract for the parcel {parcel} is of {parcel_on}: counted by day, the two fall apart.",
    help_zh: "请对照收储合同，把两处改成一致。",
    help_en: "Hold both against the contract and make them agree.",
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
        state = { claimed = "reserved", planned = "2023-04-19", reserved = "2023-05-19" }
        way = "收储"
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
    for parcel in cx.all::<Parcel>() {
        let (Some(name), Some(parcel_on)) = (parcel.asset.as_deref(), parcel.stage.first(ParcelStage::Contracted)) else { continue };
        for asset in cx.all::<Asset>().iter().filter(|asset| asset.name == name) {
            let Some(asset_on) = asset.state.first(AssetState::Reserved).filter(|on| *on != parcel_on) else { continue };
            let words = words! { asset: &asset.name, asset_on: asset_on, parcel: &parcel.name, parcel_on: parcel_on };
            let related = parcel.place_of_step(Parcel::STAGE, ParcelStage::Contracted);
            cx.report(asset.place_of_step(Asset::STATE, AssetState::Reserved), words).related(related);
        }
    }
}
