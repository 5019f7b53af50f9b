use crate::rules::prelude::*;

rule! {
    /// 还没有成交，就写了竞得人或成交价：公开出让之前不能有受让方。
    "buyer-before-sale", Error, layer: Record, basis: "《招标拍卖挂牌出让国有建设用地使用权规定》：公开、公平、公正", check,
    zh: "“{parcel}”还没有成交，{field}已经填了“{value}”。公开出让之前写明受让方，文稿发出去就是内定。",
    en: "{parcel} is not sold yet, and {field} already says \"{value}\": a paper that names a buyer before a public sale tells of a sale that was none.",
    help_zh: "请把这一格清空；已经成交的，请填成交日期。",
    help_en: "Empty the cell, or give the day of the sale.",
    bad: r#"
        [[parcel]]
        name = "新圩村五号地块"
        route = "auction"
        owner = "新圩村经济联合社"
        area = "36.5亩"
        usage = "工业用地"
        stage = { claimed = "listed", announced = "2023-05-10", listed = "2023-06-01" }
        winner = "岚溪竹业公司"
    "#,
    good: r#"
        [[parcel]]
        name = "新圩村五号地块"
        route = "auction"
        owner = "新圩村经济联合社"
        area = "36.5亩"
        usage = "工业用地"
        stage = { claimed = "listed", announced = "2023-05-10", listed = "2023-06-01" }
    "#,
}

fn check(cx: &mut Cx<'_>) {
    // Of an earlier day that is asked for, a ledger that knows of the sale by now is no fault.
    let as_of = cx.ledger.head.as_of.map_or(cx.as_of, |own| own.max(cx.as_of));
    for parcel in cx.all::<Parcel>().iter().filter(|parcel| parcel.is_sold_in_public() && !parcel.sold_by(as_of)) {
        let winner = parcel.winner.as_deref().map(|winner| (Parcel::WINNER, Word::from(winner)));
        let price = parcel.price.map(|price| (Parcel::PRICE, Word::from(price)));
        for (field, value) in winner.into_iter().chain(price) {
            cx.report(parcel.place(field), words! { parcel: &parcel.name, field: field.info(), value: value });
        }
    }
}
