use crate::rules::prelude::*;

rule! {
    /// 租赁、流转、入市的年限超过法律允许的最长年限。
    "term-over-limit", Warning, layer: Record, basis: "《民法典》第七百零五条、《农村土地承包法》第二十一条等；本地规定：最长年限", check,
    zh: "“{parcel}”的年限是{term}，“{route}”最长{most}年（{basis}）。超过的部分不受保护，文稿写出来会被退回。",
    en: "{parcel} has a term of {term}; for \"{route}\" the longest is {most} years ({basis}): what exceeds it is void, and a paper that says so will come back.",
    help_zh: "请核对合同；期满后续签的，只写本次合同的年限。",
    help_en: "Check the contract; give only the years of this one.",
    bad: r#"
        [[parcel]]
        name = "岚里村集体地块"
        route = "lease"
        owner = "岚里村经济联合社"
        area = "31亩"
        usage = "集体经营性建设用地"
        stage = { claimed = "leased", leased = "2023-04-18" }
        tenant = "云岫文旅公司"
        term = "30年"
    "#,
    good: r#"
        [[parcel]]
        name = "岚里村集体地块"
        route = "lease"
        owner = "岚里村经济联合社"
        area = "31亩"
        usage = "集体经营性建设用地"
        stage = { claimed = "leased", leased = "2023-04-18" }
        tenant = "云岫文旅公司"
        term = "20年"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for parcel in cx.all::<Parcel>() {
        let (Some(route), Some(term)) = (parcel.route, parcel.term) else { continue };
        let Some(limit) = cx.practice.term(route, parcel.usage.as_deref()) else { continue };
        if term.to(Unit::Year).is_ok_and(|years| years.amount > limit.years.into()) {
            let words = words! {
                parcel: &parcel.name, term: term, route: route.opt(), most: limit.years, basis: limit.basis.as_str(),
            };
            cx.report(parcel.place(Parcel::TERM), words);
        }
    }
}
