use crate::kind::dispatch::Genre;
use crate::rules::prelude::*;

rule! {
    /// 报告不得夹带请示事项：报告不需要批复，夹带的事会没有下文。
    "report-carries-request", Error, layer: Record, basis: "《党政机关公文处理工作条例》第十五条", check,
    zh: "报告“{title}”里有请示事项“{matter}”。报告上级可以不批复，夹带的请示没有下文，也计不进请示件数。",
    en: "The 报告 \"{title}\" asks for something (\"{matter}\"); a report is not answered.",
    help_zh: "请把这件事另写一件请示。",
    help_en: "Write a 请示 of its own for it.",
    bad: r#"
        [[dispatch]]
        way = "sent"
        genre = "report"
        title = "关于一季度进展情况的报告"
        date = "2023-04-07"
        to = "岚溪县人民政府"
        matters = ["恳请批准收储旧粮所地块"]
    "#,
    good: r#"
        [[dispatch]]
        way = "sent"
        genre = "report"
        title = "关于一季度进展情况的报告"
        date = "2023-04-07"
        to = "岚溪县人民政府"
        matters = ["一季度进展情况"]
    "#,
}

const ASKING: &[&str] = &["请示", "请批准", "请批示", "请审批", "请予", "恳请", "妥否"];

fn check(cx: &mut Cx<'_>) {
    for paper in cx.all::<Dispatch>().iter().filter(|paper| paper.genre == Some(Genre::Report)) {
        let asks = |text: &&str| ASKING.iter().any(|word| text.contains(word));
        if let Some(matter) = paper.matters.iter().map(|matter| &**matter).find(asks) {
            cx.report(paper.place(Dispatch::MATTERS), words! { title: &paper.title, matter: matter });
        }
    }
}
