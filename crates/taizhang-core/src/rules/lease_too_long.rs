use crate::kind::parcel::Route;
use crate::rules::prelude::*;
use jiff::ToSpan;
use rust_decimal::dec;

rule! {
    /// 租赁期限不得超过二十年，超过的部分无效。
    "lease-too-long", Warning, layer: Record, basis: "《中华人民共和国民法典》第七百零五条", check,
    zh: "“{name}”的租期是{term}，超过20年。超过的部分不受法律保护，文稿写出来会被退回。",
    en: "{name}: a lease of {term} exceeds 20 years; what exceeds them is void, and a paper that says so will come back.",
    help_zh: "请核对合同；期满后续租的，只写本次合同的年限。",
    help_en: "Check the contract; give only the years of this one.",
    bad: r#"
        [[parcel]]
        name = "岚里村集体地块"
        route = "lease"
        area = "31亩"
        usage = "集体经营性建设用地"
        stage = { leased = "2023-04-18" }
        term = "30年"
        [[asset]]
        name = "石桥村旧仓库"
        office = "石桥村"
        lease_from = "2023-05-01"
        lease_until = "2053-04-30"
    "#,
    good: r#"
        [[parcel]]
        name = "岚里村集体地块"
        route = "lease"
        area = "31亩"
        usage = "集体经营性建设用地"
        stage = { leased = "2023-04-18" }
        term = "20年"
        [[asset]]
        name = "石桥村旧仓库"
        office = "石桥村"
        lease_from = "2023-05-01"
        lease_until = "2043-04-30"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for parcel in cx.all::<Parcel>().iter().filter(|parcel| parcel.route == Some(Route::Lease)) {
        let years = parcel.term.and_then(|years| years.to(Unit::Year).ok());
        if let Some(term) = years.filter(|years| years.amount > dec!(20)) {
            cx.report(parcel.place(Parcel::TERM), words! { name: &parcel.name, term: term });
        }
    }
    for asset in cx.all::<Asset>() {
        let (Some(from), Some(until)) = (asset.lease_from, asset.lease_until) else { continue };
        if from.checked_add(20.years()).is_ok_and(|latest| until > latest)
            && let Ok(lease) = Period::new(from, until)
        {
            cx.report(asset.place(Asset::LEASE_UNTIL), words! { name: &asset.name, term: lease });
        }
    }
}
