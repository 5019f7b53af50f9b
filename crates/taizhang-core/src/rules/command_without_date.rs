use crate::kind::body::BodySort;
use crate::rules::prelude::*;

rule! {
    /// 指挥机构、工作组没有成立日期：成立个数和成立率按日期计。
    "command-without-date", Warning, layer: Record, basis: "口径：指挥机构按成立日期统计", check,
    zh: "“{body}”没有成立日期。哪一期新成立、成立率从什么时候起，都说不清。",
    en: "{body} has no day of establishment: neither when it came nor the rate of villages that have one can be told.",
    help_zh: "请按成立文件填成立日期。",
    help_en: "Take it from the founding paper.",
    bad: r#"
        [[body]]
        name = "云岫镇“百千万工程”指挥部"
        sort = "command"
    "#,
    good: r#"
        [[body]]
        name = "云岫镇“百千万工程”指挥部"
        sort = "command"
        established = "2023-02-20"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    let dated = |body: &&Record<Body>| matches!(body.sort, Some(BodySort::Command | BodySort::Group | BodySort::Squad));
    for body in cx.all::<Body>().iter().filter(dated) {
        if body.established.is_none() && !body.is_open(Body::ESTABLISHED) {
            cx.report(body.place(Body::ESTABLISHED), words! { body: &body.name });
        }
    }
}
