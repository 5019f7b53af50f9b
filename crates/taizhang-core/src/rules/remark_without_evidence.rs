use crate::rules::prelude::*;

rule! {
    /// 领导批示要有批示件：没有批示件的，不能写进文稿。
    "remark-without-evidence", Warning, layer: Record, basis: "批示须有依据", check,
    zh: "“{title}”写了{who}的批示，没有批示件。没有佐证的批示不计入领导批示件数，文稿也不写。",
    en: "\"{title}\" carries a remark of {who} without the paper it stands on: it is not counted and not told.",
    help_zh: "请把批示件放进“佐证”文件夹，文件名以编号开头；不便复制的写“存放：……”。",
    help_en: "Put the paper into 佐证, its name beginning with the 编号, or say where it lies.",
    bad: r#"
        [[dispatch]]
        way = "sent"
        genre = "request"
        title = "关于收储旧粮所地块的请示"
        number = "云岫府〔2023〕12号"
        date = "2023-06-20"
        to = "岚溪县人民政府"
        matters = ["收储旧粮所地块"]
        remark = "请逐项研究，限时答复。"
        remark_by = "岚溪县县长"
        remarked_on = "2023-06-25"
    "#,
    good: r#"
        [[dispatch]]
        way = "sent"
        genre = "request"
        title = "关于收储旧粮所地块的请示"
        number = "云岫府〔2023〕12号"
        date = "2023-06-20"
        to = "岚溪县人民政府"
        matters = ["收储旧粮所地块"]
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for paper in cx.all::<Dispatch>().iter().filter(|paper| paper.remark.is_some()) {
        if paper.meta.evidence.is_empty() {
            let who = paper.remark_by.as_deref().map_or_else(|| Word::from(("领导", "a leader")), Word::from);
            cx.report(paper.place(Dispatch::REMARK), words! { title: &paper.title, who: who });
        }
    }
}
