//! Files that are no ledger: findings or exit 2, never a panic, never much memory.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;

use crate::shell::Shell;

/// A package with these parts.
fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(bytes).expect("its bytes");
    }
    zip.finish().expect("a package").into_inner()
}

/// A workbook whose one sheet unpacks to a gigabyte.
fn bomb() -> Vec<u8> {
    const WORKBOOK: &[u8] = br#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="x" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    const RELS: &[u8] = br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
    const TYPES: &[u8] = br#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
    const ROOT: &[u8] = br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    for (name, bytes) in [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", ROOT),
        ("xl/workbook.xml", WORKBOOK),
        ("xl/_rels/workbook.xml.rels", RELS),
    ] {
        zip.start_file(name, options).expect("a part");
        zip.write_all(bytes).expect("its bytes");
    }
    zip.start_file("xl/worksheets/sheet1.xml", options.large_file(true)).expect("a part");
    zip.write_all(b"<worksheet><sheetData>").expect("its bytes");
    let blanks = vec![b' '; 1 << 20];
    for _ in 0..1024 {
        zip.write_all(&blanks).expect("its bytes");
    }
    zip.finish().expect("a package").into_inner()
}

/// Puts the file there and checks it; gives the codes of what was found, or says that it could not be done.
fn found(shell: &Shell, name: &str, bytes: &[u8]) -> String {
    shell.put(name, bytes);
    let run = shell.run(&format!("check {name} --date 2023-07-05 --format json"));
    let found = run.json();
    let codes: Vec<_> = found["diagnostics"]
        .as_array()
        .expect("findings")
        .iter()
        .filter_map(|one| one["code"].as_str().map(str::to_owned))
        .collect();
    // Whatever it is, no paper comes of it unasked.
    let compiled = shell.run(&format!("compile summary {name} --period 2023H1 --date 2023-07-05 -o {name}.docx"));
    format!("{name}: exit {}, {}; compile: exit {}", run.exit, codes.join(" "), compiled.exit)
}

#[test]
fn files_that_are_no_ledger() {
    let shell = Shell::with_town("wrong");
    shell.run("workbook yunxiu -o town.xlsx --date 2023-07-05");
    shell.run("compile summary yunxiu --period 2023H1 --date 2023-07-05 -o paper.docx");
    let workbook = shell.bytes("town.xlsx");
    let ole = [
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(),
        &[0; 504],
        "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0".as_bytes(),
    ]
    .concat();
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("nothing.xlsx", Vec::new()),
        ("renamed.xlsx", shell.bytes("paper.docx")),
        ("cut.xlsx", workbook[..workbook.len() / 2].to_vec()),
        ("tail.xlsx", workbook[workbook.len() / 2..].to_vec()),
        ("password.xlsx", ole),
        ("bomb.xlsx", bomb()),
        ("parts.xlsx", package(&[("readme.txt", b"no workbook")])),
        ("sheetless.xlsx", package(&[("xl/workbook.xml", b"<workbook/>")])),
        ("bad-xml.xlsx", package(&[("xl/workbook.xml", b"<workbook><sheets></workbook>")])),
        ("picture.xlsx", b"\x89PNG\r\n\x1a\n....".to_vec()),
        ("noise.csv", (0..=255).collect()),
        ("lone.csv", "，，，\n".into()),
        ("lone.json", "[1, 2".into()),
    ];
    let told: Vec<_> = cases.iter().map(|(name, bytes)| found(&shell, name, bytes)).collect();
    insta::assert_snapshot!("wrong_files", told.join("\n"));
    for name in shell.list(".") {
        assert!(!name.ends_with(".xlsx.docx"), "{name}: a paper came of no ledger");
    }
}

#[test]
fn every_cut_of_a_workbook_is_survived() {
    let shell = Shell::with_town("cuts");
    shell.run("workbook yunxiu -o town.xlsx --date 2023-07-05");
    let workbook = shell.bytes("town.xlsx");
    for sixteenth in 0..16 {
        shell.put("cut.xlsx", &workbook[..workbook.len() * sixteenth / 16]);
        assert_ne!(shell.run("check cut.xlsx --date 2023-07-05").exit, 0);
        let mut flipped = workbook.clone();
        let at = workbook.len() * sixteenth / 16;
        flipped[at] ^= 0x55;
        shell.put("flipped.xlsx", flipped);
        shell.run("check flipped.xlsx --date 2023-07-05");
    }
}
