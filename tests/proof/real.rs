//! Real papers, which are no part of the project: a masked summary with its oracle, and clean reports. Run by hand:
//! `PROOF_SAMPLES=FOLDER cargo nextest run --test proof --run-ignored only`, where FOLDER holds `seed/` and `corpus/`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use taizhang_app::{Beside, Draft, Place, Severity};

fn samples() -> Option<PathBuf> {
    std::env::var_os("PROOF_SAMPLES").map(PathBuf::from)
}

fn draft(path: &Path) -> Draft {
    taizhang_app::draft(path).expect("the draft")
}

/// The rows of a table, by the names of its columns.
fn rows(path: &Path) -> Vec<BTreeMap<String, String>> {
    let text = fs::read_to_string(path).expect("the table");
    let mut lines = text.lines();
    let head: Vec<&str> = lines.next().expect("a head").split('\t').collect();
    let row = |line: &str| {
        head.iter().zip(line.split('\t')).map(|(name, value)| ((*name).to_owned(), value.to_owned())).collect()
    };
    lines.map(row).collect()
}

#[test]
#[ignore = "needs real papers"]
fn slots_of_the_masked_summary_are_found_and_typed() {
    let Some(folder) = samples() else { return };
    let slots = taizhang_app::slots(&draft(&folder.join("seed/summary-2023h1.txt")));
    let wanted = rows(&folder.join("seed/slots.tsv"));
    let found = |row: &&BTreeMap<String, String>, typed: bool| {
        slots.iter().any(|slot| {
            let here = slot.line.to_string() == row["line"]
                && slot.column.to_string() == row["col"]
                && slot.text == row["raw"];
            here && (!typed || slot.kind == row["inferred_type"])
        })
    };
    let all = wanted.iter().filter(|row| found(row, false)).count();
    let typed = wanted.iter().filter(|row| found(row, true)).count();
    assert_eq!((all, slots.len()), (wanted.len(), wanted.len()));
    assert!(typed * 10 >= wanted.len() * 9, "{typed} of {}", wanted.len());
}

#[test]
#[ignore = "needs real papers"]
fn what_is_certainly_wrong_in_the_masked_summary_is_told() {
    let Some(folder) = samples() else { return };
    let proofed = taizhang_app::proof(&draft(&folder.join("seed/summary-2023h1.txt")), &Beside::default());
    let certain = rows(&folder.join("seed/defects.tsv")).into_iter().filter(|row| row["certainty"] == "certain");
    // Two are constraints of blanks: they can be wrong once these are filled.
    let missed: Vec<String> = certain
        .filter(|row| !row["severity"].ends_with("fill"))
        .filter(|row| {
            let (line, column): (u32, Option<u32>) = (row["line"].parse().expect("a line"), row["col"].parse().ok());
            let length = u32::try_from(row["phrase"].chars().count()).expect("short");
            !proofed.findings.iter().any(|one| match &one.place {
                Place::Text { line: own, column: from, length: long, .. } => {
                    let near = column.is_none_or(|column| *from <= column + length + 1 && column <= from + long + 1);
                    // A line that breaks off is told as a whole.
                    *own == line
                        && (near || one.code == "line-broken-in-sentence" && row["rule"] == "layout.hard_break")
                }
                _ => false,
            })
        })
        .map(|row| format!("{} {}:{} {}", row["id"], row["line"], row["col"], row["phrase"]))
        .collect();
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
#[ignore = "needs real papers"]
fn clean_reports_raise_at_most_one_alarm_in_ten_thousand_characters() {
    let Some(folder) = samples() else { return };
    let (mut characters, mut alarms) = (0, Vec::new());
    for path in taizhang_app::drafts(&[folder.join("corpus")]).expect("reports") {
        let proofed = taizhang_app::proof(&draft(&path), &Beside::default());
        characters += proofed.document.source.chars().count();
        let grave = proofed.findings.into_iter().filter(|one| one.severity != Severity::Hint);
        alarms.extend(grave.map(|one| format!("{} {} {}", one.place, one.code, one.message.zh)));
    }
    assert!(alarms.len() * 10_000 <= characters, "{} in {characters}: {alarms:#?}", alarms.len());
}
