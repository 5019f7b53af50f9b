use crate::rules::prelude::*;
use std::collections::BTreeMap;

rule! {
    /// 村已经划走，原来的镇还在登记这个村的事：汇总算在现在的镇，两边都登记就会重复。
    "row-of-moved-village", Hint, layer: RollUp, basis: "事情算在那一天村所在的镇", check,
    zh: "{town}的台账里有{count}条“{village}”{day}以后的事，如“{example}”。这个村{day}起属{other}，汇总都算在{other}。",
    en: "{town} holds {count} rows of {village} dated from {day} on, such as \"{example}\"; the village has lain in {other} since, and they count there.",
    help_zh: "请两镇核对，只由{other}登记；在{town}登记属实的，不用改。",
    help_en: "Let {other} alone enter them; if they are right here, leave them.",
    bad: r#"
        [[division]]
        code = "449926101009"
        name = "河口村"
        parent = "449926101000"
        until = "2022-12-31"
        [[division]]
        code = "449926101009"
        name = "河口村"
        parent = "449926102000"
        from = "2023-01-01"
        [[town]]
        code = "449926101000"
        name = "云岫镇"
        [[town.meeting]]
        topic = "村民代表会议"
        date = "2023-03-02"
        village = "河口村"
        [[town]]
        code = "449926102000"
        name = "石岭镇"
    "#,
    good: r#"
        [[division]]
        code = "449926101009"
        name = "河口村"
        parent = "449926101000"
        until = "2022-12-31"
        [[division]]
        code = "449926101009"
        name = "河口村"
        parent = "449926102000"
        from = "2023-01-01"
        [[town]]
        code = "449926101000"
        name = "云岫镇"
        [[town.meeting]]
        topic = "村民代表会议"
        date = "2022-11-02"
        village = "河口村"
        [[town]]
        code = "449926102000"
        name = "石岭镇"
    "#,
}

/// A row of a village that had left.
struct Row<'a> {
    place: Place,
    label: String,
    left: Date,
    now: &'a str,
}

fn check(cx: &mut Cx<'_>) {
    for ledger in &cx.realm.ledgers {
        let mut rows: BTreeMap<&str, Vec<Row<'_>>> = BTreeMap::new();
        let nodes = cx.tree().all().iter().filter(|node| node.parent == ledger.head.division);
        let gone: Vec<(&Division, Date)> = nodes.filter_map(|node| Some((node, node.until?))).collect();
        if gone.is_empty() {
            continue;
        }
        for table in ledger.records.tables() {
            for row in 0..table.len() {
                let Some(village) = table.meta(row).common.village.as_deref() else { continue };
                let Some((node, left)) = gone.iter().find(|(node, _)| &*node.name == village) else { continue };
                let later = Dated::of(table, row).into_iter().filter(|dated| dated.on > *left).map(|dated| dated.on).min();
                let Some(parent) = later.and_then(|on| cx.tree().get(node.code, on)?.parent) else { continue };
                let now = cx.tree().all().iter().find(|node| node.code == parent).map_or("", |node| &*node.name);
                if Some(parent) != ledger.head.division {
                    let place = table.meta(row).place(None, None);
                    rows.entry(&node.name).or_default().push(Row { place, label: cx.label(table, row), left: *left, now });
                }
            }
        }
        for (village, rows) in rows {
            let first = &rows[0];
            let words = words! {
                town: &*ledger.head.name, count: rows.len(), village: village, example: &first.label,
                day: first.left.tomorrow().unwrap_or(first.left), other: first.now,
            };
            cx.report(first.place.clone(), words);
        }
    }
}
