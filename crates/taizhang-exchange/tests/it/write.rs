//! The workbook: what stands where, and that what is written is read back.

use std::io::{Cursor, Read};
use std::path::Path;

use calamine::{Data, Reader, Xlsx};
use proptest::prelude::*;
use taizhang_core::base::Period;
use taizhang_core::catalogue::Catalogue;
use taizhang_core::kind::{Ledger, Observation};
use taizhang_exchange::mark::mark;
use taizhang_exchange::write::{Options, workbook};
use taizhang_exchange::{Import, Indicator, Source, json, read_files};
use zip::ZipArchive;

use crate::{anything, sample};

fn options() -> Options {
    Options { made: "2023-07-03".parse().expect("a workbook of ours"), year: Some(2023), with: Vec::new() }
}

fn reading() -> taizhang_exchange::Options {
    let definitions = Catalogue::shipped().all().iter();
    let indicators = definitions.map(|one| Indicator {
        code: one.code.clone(),
        name: one.name.clone(),
        unit: Some(one.unit),
        running: false,
    });
    taizhang_exchange::Options { indicators: indicators.collect(), ..taizhang_exchange::Options::default() }
}

/// Writes the ledger as a workbook and reads that: the ledger, and all findings as lines.
fn through(ledger: &Ledger) -> (Ledger, Vec<String>) {
    let xlsx = workbook(Some(ledger), &options()).expect("a workbook of ours");
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
        record.data.running = Some(record.running == Some(true));
        if record.running == Some(true) {
            record.data.period = record.period.map(|of| {
                let last = of.last();
                Period::months(last.year(), last.month(), last.month()).expect("a workbook of ours")
            });
        }
    }
    let files = json::write(&ledger);
    let text = |(name, bytes): (String, Vec<u8>)| {
        let mut lines: Vec<String> =
            String::from_utf8(bytes).expect("a workbook of ours").split("  {\n").map(str::to_owned).collect();
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
        format!(
            "{name}\n{}\n",
            text.split(",\n  \"divisions\"").next().expect("a workbook of ours").trim_end_matches(['}', '\n'])
        )
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
        .expect("a workbook of ours")
        .map(|entry| entry.expect("a workbook of ours").path())
        .map(|path| {
            (
                path.file_name().expect("a workbook of ours").to_str().expect("a workbook of ours").to_owned(),
                std::fs::read(path).expect("a workbook of ours"),
            )
        })
        .collect();
    files.sort();
    let sources: Vec<Source<'_>> = files.iter().map(|(name, bytes)| Source { name, bytes }).collect();
    let before = read_files(&sources, &reading()).value.ledger;
    assert!(before.records.tables().iter().map(|table| table.len()).sum::<usize>() > 100);
    let (after, told) = through(&before);
    assert_eq!(told, Vec::<String>::new());
    same(&before, &after);
}

#[test]
fn the_blank_workbook_is_read_as_nothing() {
    let xlsx = workbook(None, &options()).expect("a workbook of ours");
    let read = read_files(&[Source { name: "空白.xlsx", bytes: &xlsx }], &reading());
    assert_eq!(read.findings, Vec::new());
    assert_eq!(read.value.ledger.head.year, Some(2023));
    assert_eq!(&*read.value.ledger.head.name, "");
    assert_eq!(read.value.wanted, Vec::<String>::new());
    assert!(read.value.ledger.records.tables().iter().all(|table| table.is_empty()));
}

#[test]
fn sheets_stand_in_the_clerks_order_and_as_many_as_are_wanted() {
    let names = |xlsx: Vec<u8>| Xlsx::new(Cursor::new(xlsx)).expect("a workbook of ours").sheet_names().join(" ");
    insta::assert_snapshot!(
        "sheets_of_the_blank_workbook",
        names(workbook(None, &options()).expect("a workbook of ours"))
    );
    insta::assert_snapshot!(
        "sheets_of_a_town",
        names(workbook(Some(&sample::town()), &options()).expect("a workbook of ours"))
    );
    let wanted = Options { with: vec!["village".to_owned()], ..options() };
    let xlsx = workbook(None, &wanted).expect("a workbook of ours");
    let read = read_files(&[Source { name: "空白.xlsx", bytes: &xlsx }], &reading());
    assert_eq!(read.value.wanted, ["village"], "what is switched on stays so");
    assert!(names(workbook(None, &wanted).expect("a workbook of ours")).contains(" 村情 选项"));
}

#[test]
fn the_same_ledger_gives_the_same_bytes() {
    assert_eq!(
        workbook(Some(&sample::town()), &options()).expect("a workbook of ours"),
        workbook(Some(&sample::town()), &options()).expect("a workbook of ours")
    );
}

/// A sheet as a clerk sees it: the filled cells of the columns in sight, row by row.
fn cells(xlsx: &[u8], sheet: &str) -> String {
    let range =
        Xlsx::new(Cursor::new(xlsx)).expect("a workbook of ours").worksheet_range(sheet).expect("a workbook of ours");
    let shown = |row: &[Data]| {
        row.iter()
            .take(16)
            .filter(|cell| **cell != Data::Empty)
            .map(|cell| cell.to_string().replace('\n', "⏎"))
            .collect::<Vec<_>>()
            .join(" | ")
    };
    range.rows().map(shown).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_stands_on_the_sheets() {
    let xlsx = workbook(Some(&sample::town()), &options()).expect("a workbook of ours");
    insta::assert_snapshot!("cover", cells(&xlsx, "说明"));
    insta::assert_snapshot!("roster", cells(&xlsx, "名册"));
    insta::assert_snapshot!("activity", cells(&xlsx, "工作动态"));
    insta::assert_snapshot!("project", cells(&xlsx, "招商项目"));
    insta::assert_snapshot!("asset", cells(&xlsx, "资产资源"));
    insta::assert_snapshot!("monthly", cells(&xlsx, "月度指标"));
    insta::assert_snapshot!("choices", cells(&xlsx, "选项"));
}

/// The part of each sheet, by its name.
fn sheets(xlsx: &[u8]) -> Vec<(String, String)> {
    let names = Xlsx::new(Cursor::new(xlsx)).expect("a workbook of ours").sheet_names();
    let mut archive = ZipArchive::new(Cursor::new(xlsx)).expect("a workbook of ours");
    let part = |(at, name): (usize, String)| {
        let mut text = String::new();
        archive
            .by_name(&format!("xl/worksheets/sheet{}.xml", at + 1))
            .expect("a workbook of ours")
            .read_to_string(&mut text)
            .expect("a workbook of ours");
        (name, text)
    };
    names.into_iter().enumerate().map(part).collect()
}

#[test]
fn every_sheet_keeps_the_manners() {
    let xlsx = workbook(Some(&sample::town()), &options()).expect("a workbook of ours");
    for (name, part) in sheets(&xlsx) {
        for absent in ["<mergeCell", "<sheetProtection", "showErrorMessage"] {
            assert!(!part.contains(absent), "{name} has {absent}");
        }
        assert!(
            !part.split("<row ").skip(1).any(|row| row
                .split('>')
                .next()
                .expect("a workbook of ours")
                .contains("hidden")),
            "{name} hides a row"
        );
        for present in ["orientation=\"landscape\"", "paperSize=\"9\"", "<pageSetUpPr fitToPage=\"1\"/>"] {
            assert!(part.contains(present), "{name} lacks {present}");
        }
        if !["说明", "选项"].contains(&name.as_str()) {
            assert!(part.contains("xSplit=\"2\" ySplit=\"3\""), "{name} is frozen");
            assert!(part.contains("<autoFilter ref=\"A3:"), "{name} has its filter on the heads");
            let in_sight =
                part.split("<col ").skip(1).filter(|column| !column.contains("hidden")).flat_map(columns).count();
            assert!((5..=18).contains(&in_sight), "{name} shows {in_sight} columns");
        }
    }
    let mut archive = ZipArchive::new(Cursor::new(&xlsx)).expect("a workbook of ours");
    let mut book = String::new();
    archive
        .by_name("xl/workbook.xml")
        .expect("a workbook of ours")
        .read_to_string(&mut book)
        .expect("a workbook of ours");
    assert!(book.contains("'招商项目'!$1:$3") || book.contains("招商项目!$1:$3"), "heads are repeated when printed");
    assert!(!book.contains("state=\"hidden\""));
}

/// The columns that a `<col` element is about.
fn columns(element: &str) -> std::ops::RangeInclusive<u32> {
    let number = |name: &str| {
        element
            .split_once(&format!("{name}=\""))
            .expect("a workbook of ours")
            .1
            .split('"')
            .next()
            .expect("a workbook of ours")
            .parse()
            .expect("a workbook of ours")
    };
    number("min")..=number("max")
}

#[test]
fn drop_downs_are_short_enough_or_stand_on_their_sheet() {
    for (name, part) in sheets(&workbook(None, &options()).expect("a workbook of ours")) {
        for formula in
            part.split("<formula1>").skip(1).map(|rest| rest.split("</formula1>").next().expect("a workbook of ours"))
        {
            assert!(formula.starts_with("OFFSET(") || formula.chars().count() <= 257, "{name}: {formula}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_ledger_survives_its_workbook(before in anything::ledger()) {
        same(&before, &through(&before).0);
    }
}

#[test]
fn our_own_workbook_can_be_marked_and_keeps_the_notes_on_its_heads() {
    let xlsx = workbook(Some(&sample::town()), &options()).expect("a workbook of ours");
    let read = read_files(&[Source { name: "台账.xlsx", bytes: &xlsx }], &reading());
    let told: Vec<_> = read.findings.iter().collect();
    let place = |bytes: &[u8]| {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a workbook of ours");
        let names = archive.file_names().map(|name| name.expect("a name in UTF-8").into_owned());
        let mut comments: Vec<String> = names.filter(|name| name.contains("comments")).collect();
        comments.sort();
        let read = |name: &String| {
            let mut text = String::new();
            archive.by_name(name).expect("a part").read_to_string(&mut text).expect("in UTF-8");
            text
        };
        comments.iter().map(read).collect::<String>()
    };
    let marked = mark(&xlsx, &told, "台账.xlsx").expect("a workbook of ours");
    let (before, after) = (place(&xlsx), place(&marked.xlsx));
    assert!(!told.is_empty() && after.contains("是您自己的列"), "the clerk's own column is told");
    assert!(
        before.matches("填报说明").count() > 3
            && after.matches("填报说明").count() == before.matches("填报说明").count()
    );
    assert_eq!(place(&mark(&marked.xlsx, &[], "台账.xlsx").expect("a workbook of ours").xlsx), before);
}
