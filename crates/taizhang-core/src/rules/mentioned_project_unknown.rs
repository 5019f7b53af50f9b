use crate::rules::prelude::*;

rule! {
    /// 会议、走访、资产里提到的项目不在台账里：从走访新增在谈项目这类数就连不起来。
    "mentioned-project-unknown", Warning, layer: Ledger, basis: "提到的项目按名称归到招商项目", check,
    zh: "“{label}”提到的项目“{project}”不在招商项目里{near}。“从中新增在谈项目”这类数靠它连起来，现在连不上。",
    en: "\"{label}\" mentions \"{project}\", which is no project of the ledger{near}: what came of it cannot be counted.",
    help_zh: "请改成与招商项目一致的名称；新项目请先登记，还没有成为线索的请写到主要内容里。",
    help_en: "Write the name as in the register, or enter the project; what is no lead yet belongs into the content.",
    bad: r#"
        [[project]]
        name = "冷水鱼养殖加工项目"
        investor = "岚溪渔业公司"
        [[visit]]
        topic = "接待岚溪渔业公司"
        sort = "in"
        date = "2023-02-16"
        projects = ["冷水鱼养殖项目"]
    "#,
    good: r#"
        [[project]]
        name = "冷水鱼养殖加工项目"
        investor = "岚溪渔业公司"
        [[visit]]
        topic = "接待岚溪渔业公司"
        sort = "in"
        date = "2023-02-16"
        projects = ["冷水鱼养殖加工项目"]
    "#,
}

fn check(cx: &mut Cx<'_>) {
    let projects = cx.projects();
    for mention in cx.mentions(Names::Project).into_iter().filter(|mention| !projects.contains_key(&*mention.name)) {
        let near = cx.nearest(&mention.name, projects.keys().copied());
        let words = words! { label: mention.label(), project: &mention.name, near: Word::near(near) };
        cx.report(mention.place(), words).fix(near);
    }
}
