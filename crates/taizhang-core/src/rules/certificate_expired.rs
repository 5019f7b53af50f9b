use crate::kind::brand::BrandStage;
use crate::rules::prelude::*;

rule! {
    /// 认证过了有效期还算在认证品牌里。
    "certificate-expired", Hint, layer: Period, basis: "认证以有效期内为准", check,
    zh: "品牌“{brand}”的证书{until}到期，到{as_of}已经过期，状态还是“认证”。认证品牌数现在还把它算在内。",
    en: "The certificate of \"{brand}\" ended on {until}, before {as_of}, but it still counts as certified.",
    help_zh: "续展了的，请改有效期；没有续展的，请填失效日期。",
    help_en: "Give the new day, or the day it lapsed.",
    bad: r#"
        [[brand]]
        name = "云岫高山茶"
        sort = "region"
        owner = "富村公司"
        stage = { claimed = "certified", planned = "2021-11-10", certified = "2022-11-18" }
        certificate = "绿色食品"
        certificate_no = "LB-44-22110183"
        valid_until = "2023-05-31"
    "#,
    good: r#"
        [[brand]]
        name = "云岫高山茶"
        sort = "region"
        owner = "富村公司"
        stage = { claimed = "certified", planned = "2021-11-10", certified = "2022-11-18" }
        certificate = "绿色食品"
        certificate_no = "LB-44-22110183"
        valid_until = "2025-11-17"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for brand in cx.all::<Brand>() {
        let Some(until) = brand.valid_until.filter(|until| *until < cx.as_of) else { continue };
        if brand.stage.at(cx.as_of) == Some(BrandStage::Certified) {
            cx.report(brand.place(Brand::VALID_UNTIL), words! { brand: &brand.name, until: until, as_of: cx.as_of });
        }
    }
}
