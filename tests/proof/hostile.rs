//! Files that were made to hurt, and real ones bitten by chance: read without a panic, within bounds, and told.

use std::io::{Cursor, Write as _};
use std::path::Path;
use std::{fs, panic};

use proptest::prelude::*;
use taizhang_app::{Proofed, Severity};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::{hold, proof, summary};

/// What a reader may hold of a file that expands beyond measure.
const MOST: usize = 100 << 20;

fn codes(proofed: &Proofed) -> Vec<&'static str> {
    proofed.findings.iter().filter(|one| one.severity == Severity::Error).map(|one| one.code).collect()
}

/// A package of these parts.
fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in parts {
        zip.start_file(*name, options).expect("a part");
        zip.write_all(bytes).expect("it is written");
    }
    zip.finish().expect("a package").into_inner()
}

/// A document of Word with this body.
fn word(body: &str) -> Vec<u8> {
    let head = r#"<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>"#;
    package(&[("word/document.xml", format!("{head}{body}</w:body></w:document>").as_bytes())])
}

/// The parts of a package, some of their bytes changed.
fn bitten(bytes: &[u8], bites: &[(usize, usize, u8)]) -> Vec<u8> {
    let mut read = ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    for at in 0..read.len() {
        let mut part = read.by_index(at).expect("a part");
        let mut content = Vec::new();
        std::io::copy(&mut part, &mut content).expect("it is read");
        parts.push((part.name().expect("a name").into_owned(), content));
    }
    for (part, at, byte) in bites {
        let many = parts.len();
        let content = &mut parts[part % many].1;
        if !content.is_empty() {
            let at = at % content.len();
            content[at] = *byte;
        }
    }
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, content)| (name.as_str(), content.as_slice())).collect();
    package(&parts)
}

/// Inputs under which something fell once: `fixtures/fell/TARGET/what-it-was`.
#[test]
fn what_once_fell_stands() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/fell");
    for (target, hold) in hold::TARGETS {
        let files = fs::read_dir(folder.join(target)).into_iter().flatten();
        for file in files.map(|file| file.expect("an entry").path()) {
            let input = fs::read(&file).expect("an input");
            assert!(panic::catch_unwind(|| hold(&input)).is_ok(), "{}", file.display());
        }
    }
}

#[test]
fn a_bomb_is_told_and_not_unpacked() {
    let mut body = Vec::from(&b"<w:document xmlns:w=\"x\"><w:body><w:p><w:r><w:t>"[..]);
    body.resize(300 << 20, b'a');
    let bomb = package(&[("word/document.xml", &body)]);
    drop(body);
    assert!(bomb.len() < 1 << 20);
    let proofed = proof("炸弹.docx", bomb);
    assert_eq!(codes(&proofed), ["document-too-large"]);
    assert!(proofed.document.source.len() < MOST);
}

#[test]
fn deep_xml_is_told() {
    let deep = "<w:p>".repeat(200_000);
    let proofed = proof("深.docx", word(&format!("<w:p><w:r><w:t>全镇工作有序推进。</w:t></w:r></w:p>{deep}")));
    assert!(codes(&proofed).contains(&"document-damaged"), "{:?}", codes(&proofed));
    assert!(proofed.document.text.contains("全镇工作有序推进。"));
}

#[test]
fn entities_stand_for_nothing_and_fetch_nothing() {
    let laugh = |n: usize| format!("<!ENTITY l{n} \"&l{};&l{};\">", n - 1, n - 1);
    let laughs = (1..30).map(laugh).collect::<Vec<_>>().concat();
    let head = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY l0 \"哈\"><!ENTITY f SYSTEM \"file:///etc/passwd\">{laughs}]>"
    );
    let xml = format!(
        "{head}<w:document xmlns:w=\"x\"><w:body><w:p><w:r><w:t>甲&l29;乙&f;丙</w:t></w:r></w:p></w:body></w:document>"
    );
    let proofed = proof("实体.docx", package(&[("word/document.xml", xml.as_bytes())]));
    assert!(
        proofed.document.text.len() < 1000 && !proofed.document.text.contains("root:"),
        "{}",
        proofed.document.text
    );
}

#[test]
fn a_hundred_megabytes_of_text_are_told() {
    let text = "全镇工作有序推进。\n".repeat((MOST / "全镇工作有序推进。\n".len()) + 1);
    let proofed = proof("长.txt", text.into_bytes());
    assert_eq!(codes(&proofed), ["document-too-large"]);
}

#[test]
fn one_endless_line_is_read() {
    let line = "一是（“《".repeat(5_000);
    hold::text(line.as_bytes());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn a_bitten_document_is_survived(bites in prop::collection::vec((0_usize..40, any::<usize>(), any::<u8>()), 1..60)) {
        static DOCX: std::sync::LazyLock<Vec<u8>> = std::sync::LazyLock::new(|| summary("docx"));
        hold::raw(&bitten(&DOCX, &bites));
    }

    #[test]
    fn a_torn_document_is_survived(at in any::<usize>(), byte in any::<u8>(), cut in any::<bool>()) {
        static DOCX: std::sync::LazyLock<Vec<u8>> = std::sync::LazyLock::new(|| summary("docx"));
        let mut bytes = DOCX.clone();
        let at = at % bytes.len();
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        hold::raw(&bytes);
    }

    #[test]
    fn bitten_text_is_survived(bites in prop::collection::vec((any::<usize>(), any::<u8>()), 1..80)) {
        static TEXT: std::sync::LazyLock<Vec<u8>> = std::sync::LazyLock::new(|| summary("md"));
        let mut bytes = TEXT.clone();
        for (at, byte) in bites {
            let at = at % bytes.len();
            bytes[at] = byte;
        }
        hold::text(&bytes);
    }

    #[test]
    fn a_text_of_odd_signs_is_survived(text in "[一二三四是、，。（）“”《》xX×0-9%万亿元个年月日—.\\n \\t【】〔〕第约近#|*_-]{0,400}") {
        hold::text(text.as_bytes());
    }

    #[test]
    fn a_bitten_workbook_is_survived(bites in prop::collection::vec((0_usize..40, any::<usize>(), any::<u8>()), 1..60)) {
        static XLSX: std::sync::LazyLock<Vec<u8>> = std::sync::LazyLock::new(|| {
            let blank = taizhang_app::Blank { made: "2023-01-03".parse().expect("a day"), year: Some(2023), unit: None, all: true };
            taizhang_app::workbook(None, &blank).expect("a workbook")
        });
        hold::raw(&bitten(&XLSX, &bites));
    }
}
