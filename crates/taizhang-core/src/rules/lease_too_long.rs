use crate::rules::prelude::*;
use jiff::ToSpan;

rule! {
    /// 租赁期限不得超过二十年，超过的部分无效。
    "lease-too-long", Warning, layer: Record, basis: "《中华人民共和国民法典》第七百零五条", check,
    zh: "“{name}”的租期是{term}，超过20年。超过的部分不受法律保护，文稿写出来会被退回。",
    en: "{name}: a lease of {term} exceeds 20 years; what exceeds them is void, and a paper that says so will come back.",
    help_zh: "请核对合同；期满后续租的，只写本次合同的年限。",
    help_en: "Check the contract; give only the years of this one.",
    bad: r#"
        [[asset]]
        name = "石桥村旧仓库"
        office = "石桥村"
        lease_from = "2023-05-01"
        lease_until = "2053-04-30"
    "#,
    good: r#"
        [[asset]]
        name = "石桥村旧仓库"
        office = "石桥村"
        lease_from = "2023-05-01"
        lease_until = "2043-04-30"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for asset in cx.all::<Asset>() {
        let (Some(from), Some(until)) = (asset.lease_from, asset.lease_until) else { continue };
        if from.checked_add(20.years()).is_ok_and(|latest| until > latest)
            && let Ok(lease) = Period::new(from, until)
        {
            cx.report(asset.place(Asset::LEASE_UNTIL), words! { name: &asset.name, term: lease });
        }
    }
}
