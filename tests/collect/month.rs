//! The sample town's shares as files: sent out, filled, merged, and the ledger's own workbook after it.

use std::path::Path;

use taizhang_app::{By, Collection, Date, Env, File, Opened, Period, Sent, Sources, Split};
use taizhang_tests::workbook::{parts, typed};

fn env() -> Env {
    Env { today: Date::constant(2023, 7, 5) }
}

fn period() -> Period {
    Period::parse("2023H1").expect("a period")
}

/// The ledger as a workbook of the clerk's own.
fn ledger() -> Opened {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/workbooks/云岫镇台账.xlsx");
    taizhang_app::open(&[path]).expect("the fixture opens")
}

fn sent(opened: &Opened, only: &[&str]) -> Vec<Sent> {
    let wish = Split {
        period: period(),
        due: Some(Date::constant(2023, 7, 7)),
        by: By::Office,
        only: only.iter().map(|name| (*name).to_owned()).collect(),
    };
    taizhang_app::split(opened, &wish, &env()).expect("shares")
}

fn file(name: &str, bytes: Vec<u8>) -> File {
    File { name: name.to_owned(), bytes }
}

fn collected(opened: &Opened, files: Vec<File>) -> Collection {
    let sources = Sources { files, evidence: Vec::new() };
    taizhang_app::collect(opened, &sources, Some(period()), &env()).expect("a merge")
}

/// The cell of a record's row in a column of a share.
fn cell(xlsx: &[u8], sheet: &str, id: &str, column: &str) -> String {
    let read = taizhang_app::read(Sources { files: vec![file("x.xlsx", xlsx.to_vec())], evidence: Vec::new() });
    let tables = read.ledger.records.tables();
    let row = tables.iter().find_map(|table| {
        let at = (0..table.len()).find(|row| *table.meta(*row).id == *id)?;
        table.meta(at).origin.as_ref().filter(|origin| *origin.sheet.sheet == *sheet).map(|origin| origin.row)
    });
    format!("{column}{}", row.expect("the record is in the sheet"))
}

#[test]
fn each_office_is_sent_its_own() {
    let opened = ledger();
    let lines: Vec<String> = sent(&opened, &[]).iter().map(|one| format!("{}: {}", one.who, one.name)).collect();
    insta::assert_snapshot!("shares", lines.join("\n"));
    assert!(sent(&opened, &[]).iter().all(|one| one.records > 0 && one.owed == 0), "the sample is complete");
    // Nothing that is work of somebody's is in two shares.
    let mut ids = Vec::new();
    for one in sent(&opened, &[]) {
        let read = taizhang_app::read(Sources { files: vec![file(&one.name, one.xlsx)], evidence: Vec::new() });
        let errors: Vec<_> = read.findings.iter().filter(|one| one.severity == taizhang_app::Severity::Error).collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", one.who);
        for table in read.ledger.records.tables() {
            ids.extend((0..table.len()).map(|row| table.meta(row).id.clone()).filter(|id| !id.starts_with("ZB-")));
        }
    }
    let all = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), all);
}

#[test]
fn what_comes_back_untouched_changes_nothing() {
    let opened = ledger();
    let files = sent(&opened, &[]).into_iter().map(|one| file(&one.name, one.xlsx)).collect();
    let collection = collected(&opened, files);
    let merge = &collection.collected.merge;
    assert!(merge.changes.is_empty(), "{:#?}", merge.changes);
    assert!(merge.conflicts.is_empty() && merge.refused.is_empty() && merge.emptied.is_empty(), "{merge:#?}");
    assert_eq!(collection.anew, None);
}

#[test]
fn the_month_is_merged_into_the_clerks_own_workbook() {
    let opened = ledger();
    let office = sent(&opened, &["招商办"]).remove(0).xlsx;
    let of = |id: &str, column: &str| cell(&office, "招商项目", id, column);
    let (amount, leader, investor) = (of("ZS-2023-05", "F"), of("ZS-2023-06", "L"), of("ZS-2023-09", "C"));
    let fresh = [
        ("B21", "米粉加工厂项目"),
        ("C21", "岚溪县云香米业有限公司"),
        ("F21", "900"),
        ("G21", "在谈"),
        ("L21", "李嘉颖"),
        ("M21", "彭子轩"),
    ];
    let mut cells: Vec<(&str, &str, &str)> =
        vec![("招商项目", &amount, "3300"), ("招商项目", &leader, "罗国雄"), ("招商项目", &investor, "")];
    cells.extend(fresh.iter().map(|(at, text)| ("招商项目", *at, *text)));
    let one = file("招商办.xlsx", typed(&office, &cells));
    let other = file("招商办（另一份）.xlsx", typed(&office, &[("招商项目", &amount, "三千三百五十万元")]));
    let collection = collected(&opened, vec![one.clone(), other.clone()]);
    assert_eq!(collection.anew, None, "it goes into the clerk's own workbook");
    let view = taizhang_app::view::Merged::of(&collection, taizhang_app::view::Lang::Zh);
    let told: Vec<String> = view
        .diagnostics
        .iter()
        .map(|one| {
            format!("{} {} {}\n  {}", one.severity, one.code, one.message, one.help.as_deref().unwrap_or_default())
        })
        .collect();
    let records = |records: &[taizhang_app::view::RecordView]| {
        let part = |part: &taizhang_app::view::PartView| {
            let old = part.old.clone().unwrap_or_else(|| "（空）".to_owned());
            format!("  {}: {old} → {} ({})", part.title, part.new, part.place.cell.as_deref().unwrap_or_default())
        };
        let record = |one: &taizhang_app::view::RecordView| {
            let parts: Vec<String> = one.parts.iter().map(part).collect();
            format!("{} {} {}\n{}", one.kind, one.id, one.label, parts.join("\n"))
        };
        records.iter().map(record).collect::<Vec<_>>().join("\n")
    };
    insta::assert_snapshot!(
        "merged",
        format!(
            "{:?}\n\nnew\n{}\n\nchanged\n{}\n\n{}",
            view.counts,
            records(&view.new),
            records(&view.changed),
            told.join("\n")
        )
    );
    // Everything else of the workbook is as it was: only sheets in which something changed, and what marks need.
    let (before, after) = (parts(&opened.files()[0].bytes), parts(&collection.xlsx));
    let differs = |(name, bytes): &&(String, Vec<u8>)| after.iter().all(|(own, fresh)| own != name || fresh != bytes);
    let changed: Vec<&str> = before.iter().filter(differs).map(|(name, _)| name.as_str()).collect();
    insta::assert_snapshot!("parts_that_changed", changed.join("\n"));
    // Merged again, there is nothing to do.
    let merged = taizhang_app::read(Sources {
        files: vec![file("云岫镇台账.xlsx", collection.xlsx.clone())],
        evidence: Vec::new(),
    });
    let again = collected(&merged, vec![other, one]);
    assert!(again.collected.merge.changes.is_empty(), "{:#?}", again.collected.merge.changes);
    assert_eq!(again.collected.merge.conflicts.len(), 1);
}

#[test]
fn a_file_without_what_was_sent_out_is_held_against_the_ledger() {
    let opened = ledger();
    let office = sent(&opened, &["招商办"]).remove(0).xlsx;
    let names = parts(&office);
    let workbook = names.iter().find(|(name, _)| name == "xl/workbook.xml").expect("the part");
    let count = String::from_utf8_lossy(&workbook.1).matches("<sheet ").count();
    assert!(count > 3);
    let share = taizhang_app::read(Sources { files: vec![file("x.xlsx", office)], evidence: Vec::new() });
    let blank = taizhang_app::Blank { made: env().today, ..taizhang_app::Blank::default() };
    let plain = taizhang_app::workbook(Some(&share.ledger), &blank).expect("a workbook");
    let collection = collected(&opened, vec![file("招商办.xlsx", plain)]);
    let codes: Vec<&str> = collection.collected.findings.iter().map(|one| one.code).collect();
    assert_eq!(codes, ["merge-no-base"], "{:#?}", collection.collected.findings);
}
