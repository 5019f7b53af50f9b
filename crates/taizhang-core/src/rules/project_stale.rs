use crate::rules::prelude::*;

rule! {
    /// 在谈项目超过30天没有跟踪：是没有去谈，还是谈了没有登记，要说得清。
    "project-stale", Hint, layer: Period, basis: "在谈项目至少每30天跟踪一次", check,
    zh: "“{project}”还在谈，最近一次登记是{last}，到{as_of}已{days}天。周通报会把它列为久未跟踪。",
    en: "{project} is talked about, but nothing was entered since {last}, {days} days before {as_of}: the bulletin lists it as stale.",
    help_zh: "请补登对接情况；不再谈的，请把阶段改为“暂停”或“终止”并写原因。",
    help_en: "Enter the contacts made, or set the stage to held or lost and say why.",
    bad: r#"
        [[project]]
        name = "旧茶厂文创园项目"
        investor = "岚溪文创公司"
        leader = "镇人大主席"
        tracker = "专员乙"
        stage = { claimed = "talks", talks = "2023-02-10" }
        [[followup]]
        project = "旧茶厂文创园项目"
        date = "2023-04-11"
        content = "现场踏勘"
    "#,
    good: r#"
        [[project]]
        name = "旧茶厂文创园项目"
        investor = "岚溪文创公司"
        leader = "镇人大主席"
        tracker = "专员乙"
        stage = { claimed = "talks", talks = "2023-02-10" }
        [[followup]]
        project = "旧茶厂文创园项目"
        date = "2023-06-11"
        content = "现场踏勘"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    if cx.all::<Followup>().is_empty() {
        return; // a town that keeps no contacts here is not stale, it keeps them elsewhere
    }
    for project in cx.all::<Project>() {
        if !project.stands().is_some_and(|stage| Project::TALKING.contains(&stage)) {
            continue;
        }
        let contacts = cx.followups_of(&project.name).iter().filter_map(|row| row.date);
        let steps = project.stage.all().iter().map(|step| step.on);
        let Some(last) = contacts.chain(steps).filter(|on| *on <= cx.as_of).max() else { continue };
        let days = cx.as_of.since(last).map_or(0, |span| span.get_days());
        if days > Project::STALE_AFTER {
            let words = words! { project: &project.name, last: last, as_of: cx.as_of, days: days };
            cx.report(project.place(Project::STAGE), words);
        }
    }
}
