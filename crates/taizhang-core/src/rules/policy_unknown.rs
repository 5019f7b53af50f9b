use crate::rules::prelude::*;

rule! {
    /// 督办事项、公文写的上级要求不在政策要求里：落实了哪一项，连不起来。
    "policy-unknown", Hint, layer: Ledger, basis: "任务与上级要求按名称或编号对应", check,
    zh: "“{label}”写的上级要求“{policy}”不在请示公文的上级要求里{near}。这一件落实了哪项要求，统计不到。",
    en: "\"{label}\" serves \"{policy}\", which is no requirement of the ledger{near}.",
    help_zh: "请改成上级要求的名称或编号；还没有登记的，请先登记。",
    help_en: "Write its title or id as in the ledger, or enter it first.",
    bad: r#"
        [[policy]]
        title = "全县国有资产盘点工作方案"
        sort = "document"
        issuer = "岚溪县财政局"
        issued_on = "2023-06-03"
        [[task]]
        content = "完成资产登记"
        office = "财政所"
        status = "running"
        due = "2023-07-31"
        policy = "国有资产盘点方案"
    "#,
    good: r#"
        [[policy]]
        title = "全县国有资产盘点工作方案"
        sort = "document"
        issuer = "岚溪县财政局"
        issued_on = "2023-06-03"
        [[task]]
        content = "完成资产登记"
        office = "财政所"
        status = "running"
        due = "2023-07-31"
        policy = "全县国有资产盘点工作方案"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for task in cx.all::<Task>() {
        unknown(cx, &task.content, task.policy.as_deref(), || task.place(Task::POLICY));
    }
    for paper in cx.all::<Dispatch>() {
        unknown(cx, &paper.title, paper.policy.as_deref(), || paper.place(Dispatch::POLICY));
    }
}

fn unknown(cx: &mut Cx<'_>, label: &str, policy: Option<&str>, place: impl Fn() -> Place) {
    let known = cx.all::<Policy>();
    let Some(policy) = policy.filter(|said| !known.iter().any(|policy| Policy::is_meant(policy, said))) else { return };
    let near = cx.nearest(policy, known.iter().map(|known| &*known.title));
    cx.report(place(), words! { label: label, policy: policy, near: Word::near(near) }).fix(near);
}
