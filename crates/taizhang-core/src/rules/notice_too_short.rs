use crate::kind::parcel::ParcelStage;
use crate::rules::prelude::*;

rule! {
    /// 出让公告到挂牌开始不足法定天数。
    "notice-too-short", Warning, layer: Record, basis: "《招标拍卖挂牌出让国有建设用地使用权规定》第八条：至少在挂牌开始日前20日发布公告", check,
    zh: "“{parcel}”{announced}公告，{listed}开始挂牌，只隔{days}天，至少要{least}天。照此写，出让程序不合规。",
    en: "{parcel} was announced on {announced} and listed on {listed}, {days} days later; {least} are required: told so, the sale was not lawful.",
    help_zh: "请对照公告原文核对两个日期，改正填错的一个。",
    help_en: "Hold both days against the notice and mend the wrong one.",
    bad: r#"
        [[parcel]]
        name = "新圩村五号地块"
        route = "auction"
        owner = "新圩村经济联合社"
        area = "36.5亩"
        usage = "工业用地"
        stage = { claimed = "sold", announced = "2023-03-01", listed = "2023-03-10", sold = "2023-03-24" }
        floor = "1022万元"
        price = "1029.3万元"
        winner = "岚溪竹业公司"
        listed_until = "2023-03-23"
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
    let least = cx.practice.notice_days;
    for parcel in cx.all::<Parcel>() {
        let of = |stage| parcel.stage.first(stage);
        let (Some(announced), Some(listed)) = (of(ParcelStage::Announced), of(ParcelStage::Listed)) else { continue };
        let days = listed.since(announced).map_or(0, |span| span.get_days());
        if (0..least).contains(&days) {
            let words = words! { parcel: &parcel.name, announced: announced, listed: listed, days: days, least: least };
            let related = parcel.place_of_step(Parcel::STAGE, ParcelStage::Announced);
            cx.report(parcel.place_of_step(Parcel::STAGE, ParcelStage::Listed), words).related(related);
        }
    }
}
