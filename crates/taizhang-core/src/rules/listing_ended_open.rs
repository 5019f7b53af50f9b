use crate::kind::parcel::ParcelStage;
use crate::rules::prelude::*;

rule! {
    /// 挂牌已经截止，还没有登记成交或终止。
    "listing-ended-open", Hint, layer: Period, basis: "挂牌截止后及时登记结果", check,
    zh: "“{parcel}”{until}挂牌截止，到{as_of}已过{days}天，没有成交日期。统计仍算作正在挂牌。",
    en: "{parcel} was listed until {until}, {days} days before {as_of}, and has no day of sale: it still counts as listed.",
    help_zh: "成交的请填成交日期、成交价和竞得人；没有成交的，请把阶段改为“终止”并写日期。",
    help_en: "Give day, price and buyer of the sale, or the day on which it ended without one.",
    bad: r#"
        [[parcel]]
        name = "新圩村五号地块"
        route = "auction"
        owner = "新圩村经济联合社"
        area = "36.5亩"
        usage = "工业用地"
        stage = { claimed = "listed", announced = "2023-04-20", listed = "2023-05-12" }
        listed_until = "2023-05-25"
    "#,
    good: r#"
        [[parcel]]
        name = "新圩村五号地块"
        route = "auction"
        owner = "新圩村经济联合社"
        area = "36.5亩"
        usage = "工业用地"
        stage = { claimed = "listed", announced = "2023-05-20", listed = "2023-06-20" }
        listed_until = "2023-07-05"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    let as_of = cx.as_of;
    for parcel in cx.all::<Parcel>().iter().filter(|parcel| parcel.stage.at(as_of) == Some(ParcelStage::Listed)) {
        let Some(until) = parcel.listed_until else { continue };
        let days = as_of.since(until).map_or(0, |span| span.get_days());
        if days > 0 {
            let words = words! { parcel: &parcel.name, until: until, as_of: as_of, days: days };
            cx.report(parcel.place_of_step(Parcel::STAGE, ParcelStage::Sold), words);
        }
    }
}
