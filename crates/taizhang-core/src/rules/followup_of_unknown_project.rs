use crate::rules::prelude::*;

rule! {
    /// 跟踪记录写的项目不在台账里：阶段变化和到位资金都归不到项目上。
    "followup-of-unknown-project", Error, layer: Ledger, basis: "跟踪按项目名称归到招商项目", check,
    zh: "这一行写的项目“{project}”不在招商项目里{near}。它带来的阶段变化、到位资金和对接次数现在都不算。",
    en: "\"{project}\" is no project of the ledger{near}: its steps, funds and contacts are not counted.",
    help_zh: "请改成与招商项目一致的名称；新项目请先登记。",
    help_en: "Write the name as in the register, or enter the project first.",
    bad: r#"
        [[project]]
        name = "竹溪谷民宿集群项目"
        investor = "云岫文旅公司"
        [[followup]]
        project = "竹溪谷民宿项目"
        date = "2023-06-08"
        content = "商谈用地方案"
    "#,
    good: r#"
        [[project]]
        name = "竹溪谷民宿集群项目"
        investor = "云岫文旅公司"
        [[followup]]
        project = "竹溪谷民宿集群项目"
        date = "2023-06-08"
        content = "商谈用地方案"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    let projects = cx.projects();
    for row in cx.all::<Followup>() {
        if row.project.is_empty() || projects.contains_key(&*row.project) {
            continue;
        }
        let near = cx.nearest(&row.project, projects.keys().copied());
        let words = words! { project: &row.project, near: Word::near(near) };
        cx.report(row.place(Followup::PROJECT), words).fix(near);
    }
}
