use crate::rules::prelude::*;

rule! {
    /// 挂牌早于成立：没有成立的机构挂不了牌。
    "plaque-before-established", Warning, layer: Record, basis: "先成立后挂牌", check,
    zh: "“{body}”{plaque}挂牌，成立日期却是{established}。没有成立就挂不了牌，两个日期至少有一个不对。",
    en: "{body} put up its plaque on {plaque}, before it was established on {established}.",
    help_zh: "请对照成立文件改正。",
    help_en: "Mend one of them by the founding paper.",
    bad: r#"
        [[body]]
        name = "云岫镇“百千万工程”指挥部"
        sort = "command"
        established = "2023-03-20"
        plaque = "2023-02-28"
    "#,
    good: r#"
        [[body]]
        name = "云岫镇“百千万工程”指挥部"
        sort = "command"
        established = "2023-02-20"
        plaque = "2023-02-28"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for body in cx.all::<Body>() {
        let (Some(established), Some(plaque)) = (body.established, body.plaque) else { continue };
        if plaque < established {
            let words = words! { body: &body.name, plaque: plaque, established: established };
            cx.report(body.place(Body::PLAQUE), words).related(body.place(Body::ESTABLISHED));
        }
    }
}
