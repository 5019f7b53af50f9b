use crate::rules::prelude::*;
use std::collections::{BTreeSet, HashMap};
use std::fmt::Write as _;

rule! {
    /// 两行的关键内容完全一样：同一件事登记了两次，就会计两次。
    "key-twice", Error, layer: Ledger, basis: "口径：一件事只计一次", check,
    zh: "“{label}”与{other}的{keys}都相同。现在按两件{kind}统计，会多计一次。",
    en: "\"{label}\" and {other} have the same {keys}: {kind} is counted twice.",
    help_zh: "若是同一件事，请删去一行；若确是两件，请把名称或日期写到能分清，或在任一行的备注写“非同一”。",
    help_en: "If they are one, delete a row; if they are two, make names or days tell them apart, or write 非同一 in the note of either.",
    bad: r#"
        [[meeting]]
        topic = "招商专题推进会"
        sort = "investment"
        date = "2023-06-05"
        attendance = 25
        [[meeting]]
        topic = "招商专题推进会"
        sort = "investment"
        date = "2023-06-05"
        attendance = 25
    "#,
    good: r#"
        [[meeting]]
        topic = "招商专题推进会"
        sort = "investment"
        date = "2023-06-05"
        attendance = 25
        [[meeting]]
        topic = "招商专题推进会"
        sort = "investment"
        date = "2023-06-12"
        attendance = 22
    "#,
}

fn check(cx: &mut Cx<'_>) {
    for table in cx.tables() {
        let info = table.info();
        let role = |field: usize| info.fields[field].role;
        let mut keys: Vec<usize> = (0..info.own).filter(|field| role(*field).key || role(*field).when).collect();
        keys.sort_by_key(|field| !role(*field).key);
        let mut seen: HashMap<String, usize> = HashMap::new();
        let mut told: BTreeSet<[Place; 2]> = BTreeSet::new();
        for row in 0..table.len() {
            let Some(key) = key(table, row, &keys) else { continue };
            let Some(first) = seen.get(&key).copied() else {
                seen.insert(key, row);
                continue;
            };
            let apart = table.meta(first).is_told_apart() || table.meta(row).is_told_apart();
            // Offices declare the same things, each for itself.
            if apart || table.known_by(first) != table.known_by(row) {
                continue;
            }
            let place = |row: usize| table.meta(row).place(Some((keys[0], info.fields[keys[0]].code)), None);
            // Told of the lower row of a sheet, whatever ids the two have.
            let (first, row) = if place(row) < place(first) { (row, first) } else { (first, row) };
            // A row of a cross table is many records, and one thing that is there twice.
            if !told.insert([bare(place(first)), bare(place(row))]) {
                continue;
            }
            let words = words! {
                label: cx.label(table, row), other: place(first),
                keys: Word::list(keys.iter().map(|field| info.fields[*field])), kind: (info.zh, info.code),
            };
            cx.report(place(row), words).related(place(first));
        }
    }
}

/// The cell, whatever record stands there.
fn bare(place: Place) -> Place {
    match place {
        Place::Cell { at, .. } => Place::Cell { at, of: None },
        other => other,
    }
}

/// What tells the record from others, as one text; none where a part of it is missing. Villages report the same things.
fn key(table: &dyn Table, row: usize, keys: &[usize]) -> Option<String> {
    let mut key = String::new();
    for field in keys {
        match table.value(row, *field)? {
            Value::Text(text) => key.push_str(&text),
            Value::Day(day) => write!(key, "{day}").expect("a String takes everything"),
            other => write!(key, "{other:?}").expect("a String takes everything"),
        }
        key.push('\u{1f}');
    }
    key.push_str(table.part(row).unwrap_or_default());
    (!keys.is_empty()).then_some(key)
}
