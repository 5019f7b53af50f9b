use crate::rules::prelude::*;

rule! {
    /// 所在村要与名册或区划里的名称一致，否则算不到那个村。
    "village-unknown", Warning, layer: Ledger, basis: "区划和名册是村（社区）名称的唯一来源", check,
    zh: "所在村写的是“{village}”，名册和区划里没有这个村（社区）{near}。这一行现在算不到任何一个村。",
    en: "\"{village}\" is no village of the roster or the divisions{near}: this row is counted for no village.",
    help_zh: "请改成与名册一致的名称；属全镇的，请留空。",
    help_en: "Write the name as in the roster, or leave it empty for the town as such.",
    bad: r#"
        [[body]]
        name = "岚里村"
        sort = "village"
        [[asset]]
        name = "旧校舍"
        office = "财政所"
        village = "岚理村"
    "#,
    good: r#"
        [[body]]
        name = "岚里村"
        sort = "village"
        [[asset]]
        name = "旧校舍"
        office = "财政所"
        village = "岚里村"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    let villages = cx.villages();
    if villages.is_empty() {
        return;
    }
    for table in cx.tables() {
        for row in 0..table.len() {
            let meta = table.meta(row);
            let Some(village) = meta.common.village.as_deref().filter(|village| !villages.contains(village)) else { continue };
            let near = cx.nearest(village, villages.iter().copied());
            let field = table.info().own + Common::VILLAGE.index();
            let place = meta.place(Some((field, Common::VILLAGE.info().code)), None);
            cx.report(place, words! { village: village, near: Word::near(near) }).fix(near);
        }
    }
}
