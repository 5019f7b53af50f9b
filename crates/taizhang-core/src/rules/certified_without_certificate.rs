use crate::kind::brand::BrandStage;
use crate::rules::prelude::*;

rule! {
    /// 已认证的品牌要写认证名称和证书编号。
    "certified-without-certificate", Warning, layer: Record, basis: "认证须有证书", check,
    zh: "品牌“{brand}”填的是已认证，没有填{missing}。认证品牌数照算，查起来拿不出证书。",
    en: "The brand \"{brand}\" counts as certified without {missing}.",
    help_zh: "请对照证书填{missing}；还没有拿证的，请把状态改回“注册”或“打造中”。",
    help_en: "Take {missing} from the certificate, or set the state back.",
    bad: r#"
        [[brand]]
        name = "云岫高山茶"
        sort = "region"
        owner = "富村公司"
        stage = { claimed = "certified", planned = "2021-11-10", certified = "2022-11-18" }
        certificate = "绿色食品"
    "#,
    good: r#"
        [[brand]]
        name = "云岫高山茶"
        sort = "region"
        owner = "富村公司"
        stage = { claimed = "certified", planned = "2021-11-10", certified = "2022-11-18" }
        certificate = "绿色食品"
        certificate_no = "LB-44-22110183"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for brand in cx.all::<Brand>() {
        let certified = brand.stage.first(BrandStage::Certified).is_some();
        let asked = [
            (Brand::CERTIFICATE, brand.certificate.is_none()),
            (Brand::CERTIFICATE_NO, brand.certificate_no.is_none()),
        ];
        let missing = asked.into_iter().filter(|(field, missing)| certified && *missing && !brand.is_open(*field));
        let missing: Vec<_> = missing.map(|(field, _)| field).collect();
        if let Some(first) = missing.first() {
            let place = brand.place(*first);
            let fields = missing.iter().map(|field| field.info());
            cx.report(place, words! { brand: &brand.name, missing: Word::list(fields) });
        }
    }
}
