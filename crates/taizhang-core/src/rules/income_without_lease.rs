use crate::rules::prelude::*;

rule! {
    /// 出租的资产有年收益，却没有合同起止：收益从哪天算到哪天说不清。
    "income-without-lease", Hint, layer: Record, basis: "租金收益以合同为据", check,
    zh: "“{asset}”年收益{income}，盘活方式是出租，没有合同起止日期。本年实际收益算不出来，合同到期也提醒不到。",
    en: "{asset} yields {income} a year by lease, but no lease is dated: this year's part cannot be told, nor when it ends.",
    help_zh: "请按合同填合同起、合同止。",
    help_en: "Give the first and last day of the lease.",
    bad: r#"
        [[asset]]
        name = "岚里村旧校舍"
        office = "岚里村"
        state = { claimed = "revived", revived = "2023-06-15" }
        way = "出租"
        income = "6.5万元"
    "#,
    good: r#"
        [[asset]]
        name = "岚里村旧校舍"
        office = "岚里村"
        state = { claimed = "revived", revived = "2023-06-15" }
        way = "出租"
        income = "6.5万元"
        lease_from = "2023-06-15"
        lease_until = "2028-06-14"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for asset in cx.all::<Asset>() {
        let Some(income) = asset.income.filter(|_| asset.way.as_deref() == Some("出租")) else { continue };
        let dated = asset.lease_until.is_some() || asset.is_open(Asset::LEASE_UNTIL);
        if !dated {
            cx.report(asset.place(Asset::LEASE_UNTIL), words! { asset: &asset.name, income: income });
        }
    }
}
