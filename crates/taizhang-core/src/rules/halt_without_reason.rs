use crate::rules::prelude::*;

rule! {
    /// 项目暂停或终止要写原因：不能悄悄从名单里消失。
    "halt-without-reason", Warning, layer: Record, basis: "暂停、终止的项目须注明原因", check,
    zh: "“{project}”的阶段是“{stage}”，没有写原因。在谈项目比上期减少时，文稿要说得出为什么。",
    en: "{project} stands at \"{stage}\" without a reason: papers must be able to say why the number of projects fell.",
    help_zh: "请在暂停（终止）原因里写一句话。",
    help_en: "Give the reason in a sentence.",
    bad: r#"
        [[project]]
        name = "旧茶厂文创园项目"
        investor = "岚溪文创公司"
        stage = { claimed = "lost", talks = "2022-11-02", lost = "2023-05-08" }
    "#,
    good: r#"
        [[project]]
        name = "旧茶厂文创园项目"
        investor = "岚溪文创公司"
        stage = { claimed = "lost", talks = "2022-11-02", lost = "2023-05-08" }
        halt = "权属未理清，投资方退出"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for project in cx.all::<Project>() {
        let Some(stage) = project.stands().filter(|stage| stage.is_halted()) else { continue };
        if project.halt.is_none() && !project.is_open(Project::HALT) {
            cx.report(project.place(Project::HALT), words! { project: &project.name, stage: stage.opt() });
        }
    }
}
