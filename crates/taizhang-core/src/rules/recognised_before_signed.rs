use crate::rules::prelude::*;

rule! {
    /// 县里认定的月份早于签约：没有签的不会认定。
    "recognised-before-signed", Warning, layer: Record, basis: "县认定以正式合同为前提", check,
    zh: "“{project}”的县认定月份是{recognised}，而签约日期是{signed}。没有签约就不会认定，县认定数会算到错的月份。",
    en: "{project} is said to be recognised in {recognised}, but was signed on {signed}: the county's count falls into the wrong month.",
    help_zh: "请对照县指挥办的认定表核对月份。",
    help_en: "Check the month by the county's list.",
    bad: r#"
        [[project]]
        name = "竹溪谷民宿集群项目"
        investor = "云岫文旅公司"
        amount = "5200万元"
        leader = "镇长"
        tracker = "专员甲"
        recognised = "2023-03"
        stage = { claimed = "signed", signed = "2023-04-20" }
    "#,
    good: r#"
        [[project]]
        name = "竹溪谷民宿集群项目"
        investor = "云岫文旅公司"
        amount = "5200万元"
        leader = "镇长"
        tracker = "专员甲"
        recognised = "2023-05"
        stage = { claimed = "signed", signed = "2023-04-20" }
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for project in cx.all::<Project>() {
        let (Some(recognised), Some(signed)) = (project.recognised, project.signed_on()) else { continue };
        if recognised.last() < signed {
            let words = words! { project: &project.name, recognised: recognised, signed: signed };
            cx.report(project.place(Project::RECOGNISED), words);
        }
    }
}
