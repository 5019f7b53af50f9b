use crate::rules::prelude::*;

rule! {
    /// 计划、督办写的对象是项目或工程，台账里没有这个名字：下一期答不上做没做到。
    "plan-object-unknown", Hint, layer: Ledger, basis: "计划对象与台账名称一致", check,
    zh: "“{label}”写的对象“{object}”不在招商项目、建设项目里{near}。下一期对照计划时，查不到它的进展。",
    en: "\"{label}\" is about {object}, which is neither project nor works of the ledger{near}.",
    help_zh: "请改成与台账一致的名称；台账里还没有的，请先登记。",
    help_en: "Write the name as in the register, or enter it first.",
    bad: r#"
        [[project]]
        name = "冷水鱼养殖加工项目"
        investor = "岚溪渔业公司"
        [[plan]]
        content = "推动投产"
        concerns = "冷水鱼养殖项目"
        goal = "1个"
        office = "招商办"
        status = "running"
        due = "2023-12-29"
    "#,
    good: r#"
        [[project]]
        name = "冷水鱼养殖加工项目"
        investor = "岚溪渔业公司"
        [[plan]]
        content = "推动投产"
        concerns = "冷水鱼养殖加工项目"
        goal = "1个"
        office = "招商办"
        status = "running"
        due = "2023-12-29"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for plan in cx.all::<Plan>() {
        unknown(cx, &plan.content, plan.concerns.as_deref(), || plan.place(Plan::CONCERNS));
    }
    for task in cx.all::<Task>() {
        unknown(cx, &task.content, task.concerns.as_deref(), || task.place(Task::CONCERNS));
    }
}

fn unknown(cx: &mut Cx<'_>, label: &str, concerns: Option<&str>, place: impl Fn() -> Place) {
    let (projects, works) = (cx.projects(), cx.works());
    let named = |name: &&str| name.ends_with("项目") || name.ends_with("工程");
    for object in names(concerns.unwrap_or_default()).filter(named) {
        if projects.contains_key(object) || works.contains_key(object) {
            continue;
        }
        let near = cx.nearest(object, projects.keys().chain(works.keys()).copied());
        cx.report(place(), words! { label: label, object: object, near: Word::near(near) }).fix(near);
    }
}
