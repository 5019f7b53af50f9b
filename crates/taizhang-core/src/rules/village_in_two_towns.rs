use crate::rules::prelude::*;
use std::collections::BTreeMap;

rule! {
    /// 一个村同一天列在两个镇的区划里：调出的镇没有写截止日期，或者调入的镇写早了。
    "village-in-two-towns", Error, layer: RollUp, basis: "一个村同一天只属于一个镇", check,
    zh: "“{village}”（{code}）{day}起同时列在{first}和{second}的区划里。两镇的数都会算上这个村，汇总可能重复。",
    en: "{village} ({code}) lies in {first} and in {second} from {day} on: both count it, and the county may count it twice.",
    help_zh: "请调出的镇在区划里写截止日期，调入的镇写起始日期；县里的区划以批文为准。",
    help_en: "The town that gave it up writes its last day, the other its first.",
    bad: r#"
        [[town]]
        code = "449926101000"
        name = "云岫镇"
        [[town.division]]
        code = "449926101009"
        name = "河口村"
        parent = "449926101000"
        [[town]]
        code = "449926102000"
        name = "石岭镇"
        [[town.division]]
        code = "449926101009"
        name = "河口村"
        parent = "449926102000"
        from = "2023-01-01"
    "#,
    good: r#"
        [[town]]
        code = "449926101000"
        name = "云岫镇"
        [[town.division]]
        code = "449926101009"
        name = "河口村"
        parent = "449926101000"
        until = "2022-12-31"
        [[town]]
        code = "449926102000"
        name = "石岭镇"
        [[town.division]]
        code = "449926101009"
        name = "河口村"
        parent = "449926102000"
        from = "2023-01-01"
    "#,
}

fn check(cx: &mut Cx<'_>) {
    let mut claims: BTreeMap<DivisionCode, Vec<(&str, &Division)>> = BTreeMap::new();
    for ledger in &cx.realm.ledgers {
        let mine = ledger.tree.all().iter().filter(|node| node.parent == ledger.head.division);
        for node in mine.filter(|node| node.code.level() == Level::Village) {
            claims.entry(node.code).or_default().push((&ledger.head.name, node));
        }
    }
    for (code, claims) in claims {
        for (at, (first, one)) in claims.iter().enumerate() {
            for (second, other) in claims[at + 1..].iter().filter(|(second, _)| second != first) {
                let from = one.from.max(other.from);
                let until = [one.until, other.until].into_iter().flatten().min();
                if from.zip(until).is_some_and(|(from, until)| until < from) {
                    continue;
                }
                let day = from.map_or_else(|| Word::from(("登记之日", "the beginning")), Word::from);
                let words = words! {
                    village: &*one.name, code: code.as_str(), day: day, first: *first, second: *second,
                };
                cx.report(Place::Whole, words);
            }
        }
    }
}
