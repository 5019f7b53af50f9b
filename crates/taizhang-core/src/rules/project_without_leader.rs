use crate::rules::prelude::*;

rule! {
    /// 在谈以后的项目必须有包干领导：文稿说“均已明确包干领导”，要每个都有。
    "project-without-leader", Error, layer: Record, basis: "领导包干制；在谈项目均须明确包干领导", check,
    zh: "“{project}”没有包干领导。有一个没有，文稿就不能写“均已明确包干领导”。",
    en: "{project} has no leader in charge; while one is missing, no paper may say that all have one.",
    help_zh: "请填包干领导的姓名或职务；一时定不下来的填“待核”，报送前补上。",
    help_en: "Name the leader in charge; write 待核 while it is open, and fill it in before submission.",
    bad: r#"
        [[project]]
        name = "旧茶厂文创园项目"
        investor = "岚溪文创公司"
        tracker = "专员乙"
        stage = { claimed = "talks", talks = "2023-02-10" }
    "#,
    good: r#"
        [[project]]
        name = "旧茶厂文创园项目"
        investor = "岚溪文创公司"
        leader = "镇人大主席"
        tracker = "专员乙"
        stage = { claimed = "talks", talks = "2023-02-10" }
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for project in cx.all::<Project>() {
        if project.is_in_hand() && project.leader.is_none() && !project.is_open(Project::LEADER) {
            cx.report(project.place(Project::LEADER), words! { project: &project.name });
        }
    }
}
