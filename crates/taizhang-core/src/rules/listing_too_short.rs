use crate::kind::parcel::ParcelStage;
use crate::rules::prelude::*;

rule! {
    /// 挂牌时间不足法定天数。
    "listing-too-short", Warning, layer: Record, basis: "《招标拍卖挂牌出让国有建设用地使用权规定》第十八条：挂牌时间不少于10日", check,
    zh: "“{parcel}”{listed}开始挂牌，{until}截止，只有{days}天，至少要{least}天。照此写，出让程序不合规。",
    en: "{parcel} is listed from {listed} to {until}, for {days} days; {least} are required: told so, the sale was not lawful.",
    help_zh: "请对照公告原文核对起止日期。",
    help_en: "Hold both days against the notice.",
    bad: r#"
        [[parcel]]
        name = "新圩村五号地块"
        route = "auction"
        owner = "新圩村经济联合社"
        area = "36.5亩"
        usage = "工业用地"
        stage = { claimed = "sold", announced = "2023-02-17", listed = "2023-03-10", sold = "2023-03-24" }
        floor = "1022万元"
        price = "1029.3万元"
        winner = "岚溪竹业公司"
        listed_until = "2023-03-16"
    "#,
    good: r#"
        [[parcel]]
        name = "新圩村五号地块"
        route = "auction"
        owner = "新圩村经济联合社"
        area = "36.5亩"
        usage = "工业用地"
        stage = { claimed = "sold", announced = "2023-02-17", listed = "2023-03-10", sold = "2023-03-24" }
        floor = "1022万元"
        price = "1029.3万元"
        winner = "岚溪竹业公司"
        listed_until = "2023-03-23"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    let least = cx.practice.listing_days;
    for parcel in cx.all::<Parcel>() {
        let (Some(listed), Some(until)) = (parcel.stage.first(ParcelStage::Listed), parcel.listed_until) else { continue };
        let days = until.since(listed).map_or(0, |span| span.get_days());
        if days < least {
            let words = words! { parcel: &parcel.name, listed: listed, until: until, days: days, least: least };
            let related = parcel.place_of_step(Parcel::STAGE, ParcelStage::Listed);
            cx.report(parcel.place(Parcel::LISTED_UNTIL), words).related(related);
        }
    }
}
