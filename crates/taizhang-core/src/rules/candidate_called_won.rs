use crate::rules::prelude::*;

rule! {
    /// 申报、候选、公示都不是荣誉：没有认定，不能写“荣获”“获评”。
    "candidate-called-won", Warning, layer: Record, basis: "候选不等于认定", check,
    zh: "“{honour}”还在“{stage}”，进展里写了“{word}”。候选、公示都不是荣誉，照抄进文稿就是虚报。",
    en: "\"{honour}\" is at \"{stage}\", but its progress says {word}: a candidate has won nothing.",
    help_zh: "已经认定的，请填认定日期和文号；没有认定的，请写“入选候选名单”“正在公示”。",
    help_en: "Give day and number of the award, or say that it is a candidate.",
    bad: r#"
        [[honour]]
        name = "省级休闲农业与乡村旅游示范点"
        subject = "竹溪谷"
        level = "省级"
        issuer = "广东省农业农村厅"
        stage = { claimed = "candidate", applied = "2023-04-20", candidate = "2023-06-09" }
        progress = "竹溪谷荣获省级示范点"
    "#,
    good: r#"
        [[honour]]
        name = "省级休闲农业与乡村旅游示范点"
        subject = "竹溪谷"
        level = "省级"
        issuer = "广东省农业农村厅"
        stage = { claimed = "candidate", applied = "2023-04-20", candidate = "2023-06-09" }
        progress = "竹溪谷列入候选名单"
    "#,
}

const WON: &[&str] = &["荣获", "获评", "获得", "被评为", "被授予", "成功创建", "成功入选"];

fn check(cx: &mut Cx<'_>) {
    for honour in cx.all::<Honour>().iter().filter(|honour| !honour.is_won()) {
        let progress = honour.meta.common.progress.as_deref().unwrap_or_default();
        let stage = honour.stage.claimed.or(honour.stage.last().map(|step| step.to));
        if let (Some(word), Some(stage)) = (WON.iter().copied().find(|word| progress.contains(word)), stage) {
            let words = words! { honour: &honour.name, stage: stage.opt(), word: word };
            cx.report(honour.place_of_common(Common::PROGRESS), words);
        }
    }
}
