use crate::rules::prelude::*;

rule! {
    /// 增资扩产只计增加的部分，要写明是哪个项目的增资，且那个项目在台账里。
    "increment-without-parent", Warning, layer: Ledger, basis: "口径：增资扩产只计增量，不另计项目数", check,
    zh: "“{project}”写的增资所属项目“{parent}”不在台账里{near}。增资要与原项目合看，找不到原项目就可能重复计数。",
    en: "{project} is said to enlarge \"{parent}\", which is not in the ledger{near}: the two cannot be seen together and may be counted twice.",
    help_zh: "请改成原项目在台账里的名称；原项目还没有登记的，请先补登。",
    help_en: "Write the name as in the ledger, or enter the first project.",
    bad: r#"
        [[project]]
        name = "山泉水厂项目"
        investor = "云岫饮品公司"
        [[project]]
        name = "山泉水厂二期项目"
        investor = "云岫饮品公司"
        parent = "山泉水项目"
    "#,
    good: r#"
        [[project]]
        name = "山泉水厂项目"
        investor = "云岫饮品公司"
        [[project]]
        name = "山泉水厂二期项目"
        investor = "云岫饮品公司"
        parent = "山泉水厂项目"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    let projects = cx.projects();
    for project in cx.all::<Project>() {
        let Some(parent) = project.parent.as_deref() else { continue };
        if parent != project.name && projects.contains_key(parent) {
            continue;
        }
        let near = cx.nearest(parent, projects.keys().copied().filter(|name| *name != project.name));
        let words = words! { project: &project.name, parent: parent, near: Word::near(near) };
        cx.report(project.place(Project::PARENT), words).fix(near);
    }
}
