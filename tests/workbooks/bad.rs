//! Bad workbooks: every planted fault is told at its cell, all in one pass, and nothing else is.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use taizhang_exchange::MESSAGES;

use crate::fixtures;
use crate::planted::{self, FOUND};

#[test]
fn what_is_planted_is_told_and_nothing_else() {
    let mut report = String::new();
    for (case, found) in FOUND.iter() {
        let differences = case.differences(found);
        if !differences.is_empty() {
            writeln!(report, "{}\n{}", case.name, differences.join("\n")).expect("a text");
        }
    }
    assert!(report.is_empty(), "\n{report}");
}

#[test]
fn every_file_has_its_findings_as_data() {
    let named: BTreeSet<String> = planted::cases().into_iter().map(|case| case.name).collect();
    let entries = fs::read_dir(fixtures().join("bad")).expect("a folder").map(|entry| entry.expect("an entry"));
    let there: BTreeSet<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    let there: BTreeSet<String> =
        there.into_iter().filter(|name| name.starts_with(|c: char| c.is_ascii_digit())).collect();
    assert_eq!(there, named);
    assert!(named.len() >= 60, "{}", named.len());
}

/// What needs a file beside the workbook, a ledger in JSON or a layout that was learnt, is held elsewhere.
const ELSEWHERE: &[&str] = &["evidence-unmatched", "json-broken", "json-unknown", "layout-broken"];

#[test]
fn every_message_of_reading_is_planted_somewhere() {
    let planted = planted::codes();
    let missing: Vec<&str> = MESSAGES
        .iter()
        .map(|message| message.code)
        .filter(|code| !planted.contains(*code) && !ELSEWHERE.contains(code))
        // What is told of returned workbooks and of forms is tested with them.
        .filter(|code| !code.starts_with("merge-") && !code.starts_with("fill-"))
        .collect();
    assert_eq!(missing, Vec::<&str>::new());
}

/// Words of programmers, and of clerks who scold.
const NEVER: &[&str] = &["格式错误", "非法", "字段", "无效值", "null", "None"];

#[test]
fn every_finding_is_said_as_a_clerk_would() {
    for (case, found) in FOUND.iter() {
        for one in found {
            let help = one.help.as_ref().unwrap_or_else(|| panic!("{}: {} says nothing to do", case.name, one.code));
            for words in [&one.message, help] {
                let zh = words.zh.replace("跟踪记录", "");
                assert!(zh.ends_with(['。', '？']), "{}: {}: {zh}", case.name, one.code);
                assert!(!words.en.is_empty(), "{}: {} has no English", case.name, one.code);
                for never in NEVER.iter().chain(&["记录"]) {
                    assert!(!zh.contains(never), "{}: {} says {never}: {zh}", case.name, one.code);
                }
            }
        }
    }
}

#[test]
fn a_column_that_is_wrong_all_the_way_down_is_summed_up() {
    let mut table = "项目名称,投资方,合同投资额（万元）,当前阶段\n".to_owned();
    for n in 1..=2000 {
        writeln!(table, "第{n}号项目,第{n}家企业,面议,线索").expect("a text");
    }
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("招商项目.csv");
    fs::write(&path, table).expect("a file");
    let opened = taizhang_app::open(&[path]).expect("a table");
    assert_eq!((opened.rows.all, opened.rows.usable), (2000, 0));
    assert_eq!(opened.findings.len(), 501);
    let last = opened.findings.last().expect("the sum");
    assert_eq!(last.place.to_string(), "招商项目!C502");
    assert!(last.message.zh.contains("还有 1500 格"), "{}", last.message.zh);
}
