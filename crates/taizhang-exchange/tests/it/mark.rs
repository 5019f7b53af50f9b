//! Marking: the cells are coloured and noted, and nothing else changes.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::{Cursor, Read, Write as _};

use calamine::{Data, Reader, Xlsx};
use proptest::prelude::*;
use rust_xlsxwriter::{Color, Format, Note, Workbook};
use taizhang_core::base::{CellRef, Diagnostic, Place, Severity, Words};
use taizhang_exchange::mark::{Marked, mark};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const FILE: &str = "台账.xlsx";

fn finding(sheet: &str, row: u32, column: u32, severity: Severity, zh: &'static str) -> Diagnostic {
    Diagnostic {
        code: "test",
        severity,
        place: Place::Cell { at: CellRef { file: FILE.into(), sheet: sheet.into(), row, column }, of: None },
        message: Words::new(zh, "en"),
        help: None,
        fix: None,
        related: Vec::new(),
    }
}

fn marked<'a>(xlsx: &[u8], findings: &'a [Diagnostic]) -> Marked<'a> {
    mark(xlsx, &findings.iter().collect::<Vec<_>>(), FILE).expect("a workbook as the test makes it")
}

fn parts(xlsx: &[u8]) -> BTreeMap<String, String> {
    let mut archive = ZipArchive::new(Cursor::new(xlsx)).expect("a workbook as the test makes it");
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).expect("a workbook as the test makes it");
            let (name, mut bytes) = (file.name().expect("a workbook as the test makes it").into_owned(), Vec::new());
            file.read_to_end(&mut bytes).expect("a workbook as the test makes it");
            (name, String::from_utf8_lossy(&bytes).into_owned())
        })
        .collect()
}

/// Every value of every sheet.
fn values(xlsx: &[u8]) -> Vec<(String, u32, u32, Data)> {
    let mut book = Xlsx::new(Cursor::new(xlsx)).expect("a workbook as the test makes it");
    let mut all = Vec::new();
    for sheet in book.sheet_names() {
        let range = book.worksheet_range(&sheet).expect("a workbook as the test makes it");
        let (row0, column0) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            let (row, column) = (
                row0 + u32::try_from(row).expect("a workbook as the test makes it"),
                column0 + u32::try_from(column).expect("a workbook as the test makes it"),
            );
            all.push((sheet.clone(), row + 1, column + 1, value.clone()));
        }
    }
    all
}

/// The notes, one a line: cell, then words.
fn notes(parts: &BTreeMap<String, String>) -> String {
    let mut out = String::new();
    for text in parts.iter().filter(|(name, _)| name.contains("/comments")).map(|(_, text)| text) {
        for comment in text.split("comment ref=\"").skip(1) {
            let (at, rest) = comment.split_once('"').expect("a workbook as the test makes it");
            let words: String = rest
                .split("</t>")
                .filter_map(|run| run.rsplit_once("<t")?.1.split_once('>'))
                .map(|(_, words)| words)
                .collect();
            writeln!(out, "{at} {}", words.replace('\n', "⏎")).expect("a workbook as the test makes it");
        }
    }
    out
}

/// A workbook as `rust_xlsxwriter` saves it, with a sheet to mark and one that must stay as it is.
fn by_a_writer() -> Vec<u8> {
    let mut book = Workbook::new();
    let green = Format::new().set_background_color(Color::RGB(0x00E2_EFDA)).set_bold();
    let sheet = book.add_worksheet().set_name("招商项目").expect("a workbook as the test makes it");
    sheet.write(2, 0, "编号").expect("a workbook as the test makes it");
    sheet.write_with_format(2, 1, "项目名称", &green).expect("a workbook as the test makes it");
    sheet.write(3, 1, "茶旅研学营地项目").expect("a workbook as the test makes it");
    sheet.write(3, 5, 35_000_000).expect("a workbook as the test makes it");
    sheet.write(7, 1, "旧茶厂文创园项目").expect("a workbook as the test makes it");
    sheet
        .insert_note(3, 1, &Note::new("请核对 < 名称").set_author("李会计").add_author_prefix(false))
        .expect("a workbook as the test makes it");
    let other = book.add_worksheet().set_name("资产").expect("a workbook as the test makes it");
    other.write_with_format(0, 0, "老粮站", &green).expect("a workbook as the test makes it");
    book.save_to_buffer().expect("a workbook as the test makes it")
}

/// A workbook as others save it: prefixed names, inline strings, no numbers of rows and cells, no styles.
fn by_hand(sheet: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let rels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let files = [
        (
            "[Content_Types].xml",
            format!(
                r#"<Types xmlns="{package}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/sheet.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"#
            ),
        ),
        (
            "_rels/.rels",
            format!(
                r#"<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{rels}/officeDocument" Target="/xl/workbook.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                r#"<x:workbook xmlns:x="{main}" xmlns:r="{rels}"><x:sheets><x:sheet name="甲&amp;乙" sheetId="1" r:id="rId1"/></x:sheets></x:workbook>"#
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                r#"<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{rels}/worksheet" Target="sheet.xml"/></Relationships>"#
            ),
        ),
        ("xl/sheet.xml", format!(r#"<x:worksheet xmlns:x="{main}">{sheet}</x:worksheet>"#)),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(name, SimpleFileOptions::default()).expect("a workbook as the test makes it");
        zip.write_all(text.as_bytes()).expect("a workbook as the test makes it");
    }
    zip.finish().expect("a workbook as the test makes it").into_inner()
}

#[test]
fn cells_are_coloured_and_noted_and_all_else_is_kept() {
    let before = by_a_writer();
    let findings = [
        finding("招商项目", 4, 6, Severity::Error, "合同投资额填的是 35000000。"),
        finding("招商项目", 4, 6, Severity::Hint, "也看一看。"),
        finding("招商项目", 4, 2, Severity::Warning, "名称与第 8 行相近。"),
        finding("招商项目", 8, 0, Severity::Hint, "这一行没有进展。"),
        finding("招商项目", 6, 3, Severity::Error, "没有填 <投资方>。"),
    ];
    let after = marked(&before, &findings);
    assert!(after.left.is_empty());
    assert_eq!(values(&before), values(&after.xlsx));
    let (before, after) = (parts(&before), parts(&after.xlsx));
    let changed: BTreeSet<_> =
        after.iter().filter(|(name, text)| before.get(*name) != Some(text)).map(|(name, _)| name.as_str()).collect();
    let expected = ["xl/comments1.xml", "xl/drawings/vmlDrawing1.vml", "xl/styles.xml", "xl/worksheets/sheet1.xml"];
    assert_eq!(changed, BTreeSet::from(expected));
    insta::assert_snapshot!("notes_beside_a_clerks", notes(&after));
    let rows = after["xl/worksheets/sheet1.xml"]
        .split_once("<sheetData>")
        .expect("a workbook as the test makes it")
        .1
        .split_once("</sheetData>")
        .expect("a workbook as the test makes it")
        .0;
    insta::assert_snapshot!("marked_rows", rows.replace("<row", "\n<row").replace("<c ", "\n  <c "));
    let fills = after["xl/styles.xml"]
        .split_once("<fills")
        .expect("a workbook as the test makes it")
        .1
        .split_once("</cellXfs>")
        .expect("a workbook as the test makes it")
        .0;
    insta::assert_snapshot!("marked_styles", fills.replace("<fill>", "\n<fill>").replace("<xf ", "\n<xf "));
}

#[test]
fn a_workbook_without_styles_and_with_prefixes_is_marked() {
    let sheet = "<x:sheetData><x:row><x:c t=\"inlineStr\"><x:is><x:t>项目</x:t></x:is></x:c></x:row></x:sheetData><x:tableParts count=\"0\"/>";
    let before = by_hand(sheet);
    let findings = [finding("甲&乙", 1, 1, Severity::Error, "甲"), finding("甲&乙", 3, 28, Severity::Warning, "乙")];
    let after = marked(&before, &findings);
    assert_eq!(values(&before), values(&after.xlsx));
    let parts = parts(&after.xlsx);
    insta::assert_snapshot!("marked_by_hand", parts["xl/sheet.xml"].replace("<x:", "\n<x:"));
    insta::assert_snapshot!("types_of_parts", parts["[Content_Types].xml"].replace('<', "\n<"));
    let targets: Vec<_> = parts["xl/_rels/sheet.xml.rels"].split("Target=").skip(1).map(|rest| &rest[..28]).collect();
    assert_eq!(targets, ["\"/xl/drawings/vmlDrawing1.vm", "\"/xl/comments1.xml\"/></Relat"]);
}

#[test]
fn an_empty_sheet_takes_marks() {
    let after = marked(&by_hand("<x:sheetData/>"), &[finding("甲&乙", 2, 0, Severity::Hint, "空")]).xlsx;
    assert!(
        parts(&after)["xl/sheet.xml"]
            .contains(r#"<x:sheetData><x:row r="2"><x:c r="A2" s="1"/></x:row></x:sheetData>"#)
    );
}

#[test]
fn findings_of_no_cell_of_the_file_are_handed_back() {
    let mut findings = vec![
        finding("招商项目", 4, 6, Severity::Error, "在"),
        finding("没有这张表", 4, 6, Severity::Error, "不在"),
        finding("招商项目", 0, 6, Severity::Error, "不在"),
    ];
    findings.push(Diagnostic { place: Place::Whole, ..findings[0].clone() });
    let left = marked(&by_a_writer(), &findings).left.len();
    assert_eq!(left, 3);
}

#[test]
fn marking_again_replaces_and_marking_nothing_takes_off() {
    let clean = by_a_writer();
    let first = [finding("招商项目", 3, 2, Severity::Error, "一"), finding("招商项目", 4, 2, Severity::Error, "二")];
    let second = [finding("招商项目", 3, 2, Severity::Hint, "三")];
    let once = marked(&clean, &first).xlsx;
    assert_eq!(parts(&once), parts(&marked(&once, &first).xlsx), "the same marks again change nothing");
    let twice = marked(&once, &second).xlsx;
    let direct = marked(&clean, &second).xlsx;
    assert_eq!(notes(&parts(&twice)), notes(&parts(&direct)));
    let off = parts(&marked(&twice, &[]).xlsx);
    let clean = parts(&clean);
    for part in ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/worksheets/_rels/sheet1.xml.rels"] {
        assert_eq!(off[part], clean[part], "{part} is as it was");
    }
    assert_eq!(notes(&off), "B4 请核对 &lt; 名称\n");
    assert_eq!(off["xl/drawings/vmlDrawing1.vml"], clean["xl/drawings/vmlDrawing1.vml"]);
}

#[test]
fn notes_of_ours_alone_go_with_their_parts() {
    let clean = by_hand("<x:sheetData><x:row r=\"1\"><x:c r=\"A1\"><x:v>1</x:v></x:c></x:row></x:sheetData>");
    let off = marked(&marked(&clean, &[finding("甲&乙", 1, 1, Severity::Error, "一")]).xlsx, &[]).xlsx;
    let names: Vec<_> =
        parts(&off).into_keys().filter(|name| name.contains("comment") || name.contains("vml")).collect();
    assert_eq!(names, Vec::<String>::new());
    assert!(!parts(&off)["xl/sheet.xml"].contains("legacyDrawing"));
}

#[test]
fn nothing_to_do_gives_the_same_bytes() {
    let clean = by_a_writer();
    assert_eq!(clean, marked(&clean, &[]).xlsx);
}

fn severity() -> impl Strategy<Value = Severity> {
    prop_oneof![Just(Severity::Error), Just(Severity::Warning), Just(Severity::Hint)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn values_survive_any_marks(places in prop::collection::vec((1_u32..30, 0_u32..12, severity()), 0..30)) {
        let before = by_a_writer();
        let findings: Vec<_> =
            places.iter().map(|(row, column, severity)| finding("招商项目", *row, *column, *severity, "字")).collect();
        let after = marked(&before, &findings).xlsx;
        prop_assert_eq!(values(&before), values(&after));
        let noted: BTreeSet<_> = places.iter().filter(|(_, column, _)| *column > 0).map(|(row, column, _)| (*row, *column)).collect();
        let words = notes(&parts(&after));
        for (row, column) in noted {
            let at = CellRef { file: "".into(), sheet: "".into(), row, column }.cell();
            prop_assert!(words.lines().any(|line| line.starts_with(&format!("{at} "))), "{} in {}", at, words);
        }
        prop_assert_eq!(&parts(&marked(&after, &[]).xlsx)["xl/comments1.xml"], &parts(&before)["xl/comments1.xml"]);
    }
}
