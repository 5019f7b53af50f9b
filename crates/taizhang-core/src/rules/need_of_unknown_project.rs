use crate::rules::prelude::*;

rule! {
    /// 需协调事项写的项目，招商项目里没有：归不到项目，通报里也列不出来。
    "need-of-unknown-project", Warning, layer: Ledger, basis: "要素需求按项目名称归到招商项目", check,
    zh: "“{project}”不在招商项目表里{near}。“{what}”归不到任何项目，按项目列的要素问题会漏掉它。",
    en: "{project} is no project of the register{near}: \"{what}\" belongs to none, and lists by project leave it out.",
    help_zh: "请改成与招商项目表一致的名称，或先登记这个项目。",
    help_en: "Write the name as in the register, or enter the project.",
    bad: r#"
        [[project]]
        name = "竹溪谷民宿集群项目"
        investor = "云岫文旅公司"
        [[need]]
        project = "竹溪谷民宿项目"
        date = "2023-02-10"
        what = "商住用地46亩无指标"
        sort = "land"
        asked = "县自然资源局"
        solved = "2023-04-18"
        quantity = "46亩"
    "#,
    good: r#"
        [[project]]
        name = "竹溪谷民宿集群项目"
        investor = "云岫文旅公司"
        [[need]]
        project = "竹溪谷民宿集群项目"
        date = "2023-02-10"
        what = "商住用地46亩无指标"
        sort = "land"
        asked = "县自然资源局"
        solved = "2023-04-18"
        quantity = "46亩"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    let projects = cx.projects();
    for need in cx.all::<Need>().iter().filter(|need| !projects.contains_key(&*need.project)) {
        // Of a row that is a contact too it is told already.
        if cx.followups_of(&need.project).iter().any(|row| row.date == need.date) {
            continue;
        }
        let near = cx.nearest(&need.project, projects.keys().copied());
        let words = words! { project: &need.project, near: Word::near(near), what: &need.what };
        cx.report(need.place(Need::PROJECT), words).fix(near);
    }
}
