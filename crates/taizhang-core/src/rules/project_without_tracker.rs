use crate::rules::prelude::*;

rule! {
    /// 在谈以后的项目必须有跟踪专员：一个项目一名专员。
    "project-without-tracker", Error, layer: Record, basis: "一对一跟踪服务制；在谈项目均须明确跟踪专员", check,
    zh: "“{project}”没有跟踪专员。有一个没有，文稿就不能写“均已明确跟踪专员”。",
    en: "{project} has nobody to follow it up; while one is missing, no paper may say that all have somebody.",
    help_zh: "请填跟踪专员；一时定不下来的填“待核”，报送前补上。",
    help_en: "Name who follows it up; write 待核 while it is open, and fill it in before submission.",
    bad: r#"
        [[project]]
        name = "综合能源补给站项目"
        investor = "岚溪能源公司"
        leader = "副镇长"
        stage = { claimed = "talks", talks = "2023-04-03" }
    "#,
    good: r#"
        [[project]]
        name = "综合能源补给站项目"
        investor = "岚溪能源公司"
        leader = "副镇长"
        tracker = "专员甲"
        stage = { claimed = "talks", talks = "2023-04-03" }
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for project in cx.all::<Project>() {
        if project.is_in_hand() && project.tracker.is_none() && !project.is_open(Project::TRACKER) {
            cx.report(project.place(Project::TRACKER), words! { project: &project.name });
        }
    }
}
