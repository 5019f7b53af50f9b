//! The workbook: what stands where, and that what is written is read back.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Cursor, Read};
use std::path::Path;

use calamine::{Data, Reader, Xlsx};
use proptest::prelude::*;
use rust_decimal::Decimal;
use taizhang_core::base::{Period, Quantity, Unit};
use taizhang_core::catalogue::Catalogue;
use taizhang_core::kind::{self, Amounts, FieldInfo, FieldType, Ledger, Meta, Observation, Shape, Value};
use taizhang_exchange::write::{Options, workbook};
use taizhang_exchange::{Import, Indicator, Source, json, layout, read_files};
use zip::ZipArchive;

use crate::sample;

fn options() -> Options {
    Options { made: "2023-07-03".parse().unwrap(), year: Some(2023), with: Vec::new() }
}

fn reading() -> taizhang_exchange::Options {
    let definitions = Catalogue::shipped().all().iter();
    let indicators = definitions.map(|one| Indicator {
        code: one.code.clone(),
        name: one.name.clone(),
        unit: Some(one.unit),
        running: false,
    });
    taizhang_exchange::Options { indicators: indicators.collect(), evidence: Vec::new(), year: None }
}

/// Writes the ledger as a workbook and reads that: the ledger, and all findings as lines.
fn through(ledger: &Ledger) -> (Ledger, Vec<String>) {
    let xlsx = workbook(Some(ledger), &options()).unwrap();
    let read = read_files(&[Source { name: "台账.xlsx", bytes: &xlsx }], &reading());
    let Import { ledger, .. } = read.value;
    let told = read.findings.iter().map(|finding| format!("{} {} {}", finding.code, finding.place, finding.message.zh));
    // A clerk's own column is told, and comes back.
    (ledger, told.filter(|line: &String| !line.starts_with("column-unknown")).collect())
}

/// The ledger as text. What a cross table does not keep is left out: 编号 of its records, and from when a total runs.
fn text(ledger: &Ledger) -> String {
    let mut ledger = ledger.clone();
    for record in ledger.records.of_mut::<Observation>() {
        if record.running == Some(true) {
            record.data.period = record.period.map(|of| {
                let last = of.last();
                Period::months(last.year(), last.month(), last.month()).unwrap()
            });
        }
    }
    let files = json::write(&ledger);
    let text = |(name, bytes): (String, Vec<u8>)| {
        let mut lines: Vec<String> = String::from_utf8(bytes).unwrap().split("  {\n").map(str::to_owned).collect();
        if name.starts_with("observation") || name.starts_with("target") {
            for line in &mut lines {
                *line = line
                    .lines()
                    .filter(|line| !line.contains("\"id\":"))
                    .collect::<Vec<_>>()
                    .join("\n")
                    .trim_end_matches([',', ']', '\n'])
                    .to_owned();
            }
            lines.sort();
        }
        // The tree is planted anew from head and roster.
        let text = lines.join("  {\n");
        format!("{name}\n{}\n", text.split(",\n  \"divisions\"").next().unwrap().trim_end_matches(['}', '\n']))
    };
    files.into_iter().map(text).collect()
}

fn same(before: &Ledger, after: &Ledger) {
    let (before, after) = (text(before), text(after));
    let differs = before.lines().zip(after.lines()).position(|(one, other)| one != other);
    let around =
        |text: &str, at: usize| text.lines().skip(at.saturating_sub(12)).take(24).collect::<Vec<_>>().join("\n");
    if let Some(at) = differs {
        panic!("written:\n{}\n\nread:\n{}", around(&before, at), around(&after, at));
    }
    assert_eq!(before.lines().count(), after.lines().count());
}

#[test]
fn a_ledger_survives_its_workbook() {
    let before = sample::town();
    let (after, told) = through(&before);
    assert_eq!(told, Vec::<String>::new());
    same(&before, &after);
}

#[test]
fn the_sample_town_survives_its_workbook() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/yunxiu");
    let mut files: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), std::fs::read(path).unwrap()))
        .collect();
    files.sort();
    let sources: Vec<Source<'_>> = files.iter().map(|(name, bytes)| Source { name, bytes }).collect();
    let before = read_files(&sources, &reading()).value.ledger;
    assert!(before.records.tables().iter().map(|table| table.len()).sum::<usize>() > 100);
    let (after, told) = through(&before);
    assert_eq!(told, Vec::<String>::new());
    same(&before, &after);
}
