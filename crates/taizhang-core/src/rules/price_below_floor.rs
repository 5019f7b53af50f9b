use crate::rules::prelude::*;

rule! {
    /// 成交价低于底价，或收储价低于评估价。
    "price-below-floor", Error, layer: Record, basis: "成交价不低于起始价（底价），收储价不低于评估价", check,
    zh: "“{parcel}”的{low_title}{low}低于{high_title}{high}，少{short}。价款合计会偏小，审计也过不去。",
    en: "{parcel}: the {low_title}, {low}, lies {short} below the {high_title}, {high}: sums come out too small, and no audit passes it.",
    help_zh: "请对照成交确认书、评估报告核对单位和金额。",
    help_en: "Check unit and amount against the confirmation and the appraisal.",
    bad: r#"
        [[parcel]]
        name = "新圩村五号地块"
        route = "auction"
        owner = "新圩村经济联合社"
        area = "36.5亩"
        usage = "工业用地"
        stage = { claimed = "sold", announced = "2023-02-17", listed = "2023-03-10", sold = "2023-03-24" }
        floor = "1022万元"
        price = "1002.3万元"
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
    for parcel in cx.all::<Parcel>() {
        let pairs = [
            ((parcel.price, Parcel::PRICE), (parcel.floor, Parcel::FLOOR)),
            ((parcel.reserve_price, Parcel::RESERVE_PRICE), (parcel.appraised, Parcel::APPRAISED)),
        ];
        for ((low, of_low), (high, of_high)) in pairs {
            let (Some(low), Some(high)) = (low, high) else { continue };
            let Some(short) = high.above(low) else { continue };
            let words = words! {
                parcel: &parcel.name, low_title: of_low.info(), low: low, high_title: of_high.info(), high: high, short: short,
            };
            cx.report(parcel.place(of_low), words).related(parcel.place(of_high));
        }
    }
}
