use crate::rules::prelude::*;

rule! {
    /// 需协调事项要写提请哪个单位：文稿写“已分别提请……研究”。
    "need-without-office", Warning, layer: Record, basis: "需协调事项须有提请单位", check,
    zh: "“{project}”的需协调事项“{need}”没有写提请哪个单位。没解决时，文稿说不出提请了谁。",
    en: "{project} needs \"{need}\" of nobody named: while it is open, no paper can say who was asked.",
    help_zh: "请填提请单位；镇里自己协调的，填镇里的责任单位。",
    help_en: "Name the office asked, or the town's own.",
    bad: r#"
        [[project]]
        name = "竹溪谷民宿集群项目"
        investor = "云岫文旅公司"
        [[need]]
        project = "竹溪谷民宿集群项目"
        date = "2023-06-08"
        what = "办理林地使用手续"
        sort = "forest"
    "#,
    good: r#"
        [[project]]
        name = "竹溪谷民宿集群项目"
        investor = "云岫文旅公司"
        [[need]]
        project = "竹溪谷民宿集群项目"
        date = "2023-06-08"
        what = "办理林地使用手续"
        sort = "forest"
        asked = "县林业局"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for row in cx.all::<Need>() {
        if row.asked.is_none() && !row.is_open(Need::ASKED) {
            cx.report(row.place(Need::ASKED), words! { project: &row.project, need: &row.what });
        }
    }
}
