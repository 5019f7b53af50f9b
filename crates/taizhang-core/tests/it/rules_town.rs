//! Rules over the sample town: a ledger in good order is left in peace but for what is wrong with it on purpose.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use jiff::civil::Date;
use serde_json::Value as Json;
use taizhang_core::base::{Diagnostic, Division, Period};
use taizhang_core::kind::read::{self, Given, Read};
use taizhang_core::kind::{self, FieldInfo, Ledger, Meta, Shape, Value};
use taizhang_core::rules::check;

pub(crate) fn town() -> Ledger {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/yunxiu");
    let json = |name: &str| -> Json {
        let text = fs::read_to_string(folder.join(format!("{name}.json"))).expect("the file is there");
        serde_json::from_str(&text).expect("the file is JSON")
    };
    let mut ledger = Ledger::default();
    for node in json("town")["divisions"].as_array().expect("a list") {
        let code = |name: &str| node[name].as_str().map(|code| code.parse().expect("a code"));
        let day = |name: &str| node[name].as_str().map(|day| day.parse().expect("a day"));
        let name = node["name"].as_str().expect("a name").into();
        let parent = code("parent");
        ledger.tree.take(Division {
            code: code("code").expect("a code"),
            name,
            parent,
            from: day("from"),
            until: day("until"),
        });
    }
    for info in kind::all() {
        for row in json(info.code).as_array().expect("a list") {
            let table = ledger.records.table_mut(info.code).expect("a kind");
            let at = table.add(Meta::new(row["id"].as_str().expect("an id")));
            for place in row["evidence"].as_array().into_iter().flatten() {
                table.meta_mut(at).evidence.push(place.as_str().expect("a place").into());
            }
            for name in row["pending"].as_array().into_iter().flatten() {
                let field = info.field(name.as_str().expect("a code")).expect("a field");
                table.meta_mut(at).pending.insert(field);
            }
            for (place, field) in info.fields.iter().enumerate() {
                if let Some(value) = row.get(field.code) {
                    table.set(at, place, Some(value_of(field, value))).expect("it fits");
                }
            }
        }
    }
    ledger
}

fn value_of(field: &FieldInfo, json: &Json) -> Value {
    if let Shape::Steps(options) = field.shape {
        let option = |name: &Json| read::option(options, name.as_str().expect("a stage")).expect("a stage");
        let step = |step: &Json| (option(&step["to"]), step["on"].as_str().expect("a day").parse().expect("a day"));
        let steps = json["steps"].as_array().map(|steps| steps.iter().map(step).collect()).unwrap_or_default();
        return Value::Steps { steps, claimed: json.get("claimed").filter(|claimed| !claimed.is_null()).map(option) };
    }
    let word = |json: &Json| json.as_str().map_or_else(|| json.to_string(), str::to_owned);
    let text = match json {
        Json::Array(lines) => {
            let line = |line: &Json| match line.get("what") {
                Some(what) => format!("{}{}", word(what), word(&line["amount"])),
                None => word(line),
            };
            lines.iter().map(line).collect::<Vec<_>>().join("\n")
        }
        other => word(other),
    };
    match read::read(field, Given::Text(&text), None) {
        Ok(Read::Value(value, _)) => value,
        other => panic!("{}: {text}: {other:?}", field.code),
    }
}

fn found(ledger: &Ledger) -> Vec<Diagnostic> {
    let half = Period::months(2023, 1, 6).expect("a half-year");
    check(ledger, Some(half), Date::constant(2023, 6, 30))
}

#[test]
fn the_sample_town_is_in_order_but_for_what_is_wrong_on_purpose() {
    let mut text = String::new();
    for finding in found(&town()) {
        writeln!(text, "{} {} {}", finding.severity.code(), finding.code, finding.place).expect("a String");
        writeln!(text, "  {}", finding.message.zh).expect("a String");
    }
    insta::assert_snapshot!("rules_town", text);
}

/// The town with a field of a record changed, or emptied.
fn with(kind: &str, id: &str, field: &str, text: &str) -> Ledger {
    let mut ledger = town();
    let table = ledger.records.table_mut(kind).expect("a kind");
    let row = (0..table.len()).find(|row| &*table.meta(*row).id == id).expect("a record");
    let at = table.info().field(field).expect("a field");
    let value = (!text.is_empty()).then(|| value_of(table.info().fields[at], &Json::from(text)));
    table.set(row, at, value).expect("it fits");
    ledger
}

/// What a change adds to the findings, and what it takes away.
fn changes(before: &[Diagnostic], spoilt: &Ledger) -> String {
    let after = found(spoilt);
    let line = |sign: &str, finding: &Diagnostic| format!("{sign}{} {}", finding.code, finding.place);
    let fresh = after.iter().filter(|finding| !before.contains(finding)).map(|finding| line("+", finding));
    let gone = before.iter().filter(|finding| !after.contains(finding)).map(|finding| line("-", finding));
    fresh.chain(gone).collect::<Vec<_>>().join(", ")
}

#[test]
fn a_single_slip_is_found_where_it_was_made() {
    let slips = [
        ("project", "ZS-2023-01", "amount", "80000000万元"),
        ("project", "ZS-2023-01", "leader", ""),
        ("project", "ZS-2023-01", "recognised", "2023-01"),
        ("project", "ZS-2023-25", "amount", "0"),
        ("followup", "GZ-2022-001", "project", "没有这个项目"),
        ("waiver", "FX-2023-01", "until", "2023-05-31"),
        ("waiver", "FX-2023-01", "record", "ZS-2022-01"),
        ("waiver", "FX-2023-01", "reason", ""),
        ("works", "GC-2023-04", "progress", ""),
        ("declaration", "SM-2022-02", "period", "2023H1"),
        ("asset", "ZC-2022-22", "village", "岚理村"),
        ("project", "ZS-2023-03", "name", "冷水鱼养殖项目"),
        ("body", "JG-2023-01", "established", ""),
    ];
    let before = found(&town());
    let told: Vec<String> = slips
        .iter()
        .map(|(kind, id, field, text)| {
            format!("{id}.{field} = {text:?}\n    {}", changes(&before, &with(kind, id, field, text)))
        })
        .collect();
    insta::assert_snapshot!("rules_slips", told.join("\n"));
}

#[test]
fn the_order_in_which_records_came_changes_nothing() {
    let mut turned = with("project", "ZS-2023-01", "amount", "80000000万元");
    turned.records.of_mut::<kind::Project>().reverse();
    turned.records.of_mut::<kind::Followup>().reverse();
    turned.records.of_mut::<kind::Observation>().reverse();
    assert_eq!(found(&turned), found(&with("project", "ZS-2023-01", "amount", "80000000万元")));
}

#[test]
fn a_record_behind_the_period_is_not_asked_for_completeness() {
    let incomplete = with("training", "PX-2023-03", "attendance", "");
    let until = |month| Period::months(2023, 1, month).expect("months");
    let codes = |period| -> Vec<&str> {
        let found = check(&incomplete, Some(period), Date::constant(2023, 6, 30));
        found.iter().map(|finding| finding.code).filter(|code| *code == "missing-before-submission").collect()
    };
    assert_eq!(codes(until(6)), ["missing-before-submission"]);
    assert_eq!(codes(until(1)), [] as [&str; 0], "the training came later");
}
