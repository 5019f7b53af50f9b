//! What must hold of whatever is read: tests hold it to inputs that once fell, `tests/fuzz` to inputs nobody thought of.
//!
//! An input is the text of a file, or the parts of a package apart by `BETWEEN`: random bytes never make a package.

use std::io::{Cursor, Write as _};
use std::path::Path;
use std::sync::LazyLock;

use quick_xml::events::Event;
use taizhang_app::view::Lang;
use taizhang_app::{Beside, Diagnostic, Draft, Env, File, Form, Opened, Period, Place, Proofed, Sources};
use taizhang_package::Parts;
use taizhang_package::xml::{pieces, spliced};
use taizhang_proof::{Document, Medium};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// What stands between the parts of a package in an input: a byte that XML cannot hold.
const BETWEEN: u8 = 0x1e;

/// The last row and column that a sheet can have.
const LAST: (u32, u32) = (1_048_576, 16_384);

/// A part of a package: its name, and what is in it where the input says nothing.
type Part = (&'static str, &'static str);

/// The parts of a document of Word.
const DOCUMENT: &[Part] = &[
    ("word/document.xml", ""),
    ("word/styles.xml", ""),
    ("word/numbering.xml", ""),
    ("word/comments.xml", "<w:comments/>"),
    ("customXml/item1.xml", ""),
    ("[Content_Types].xml", "<Types/>"),
    ("word/_rels/document.xml.rels", "<Relationships/>"),
];

/// The parts of a workbook as the other office writes it.
const SPREADSHEET: &[Part] = &[("content.xml", ""), ("mimetype", "application/vnd.oasis.opendocument.spreadsheet")];

/// The parts of a workbook: what an input gives first is what readers look at most.
const WORKBOOK: &[Part] = &[
    ("xl/worksheets/sheet1.xml", ""),
    ("xl/sharedStrings.xml", "<sst/>"),
    ("xl/styles.xml", "<styleSheet/>"),
    (
        "xl/workbook.xml",
        "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
         <sheets><sheet name=\"招商项目\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
    ),
    (
        "xl/_rels/workbook.xml.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
         <Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings\" Target=\"sharedStrings.xml\"/>\
         <Relationship Id=\"rId3\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/>\
         </Relationships>",
    ),
    (
        "_rels/.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/>\
         </Relationships>",
    ),
    (
        "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>",
    ),
];

/// What is done with the bytes of a target.
type Hold = fn(&[u8]);

/// Every sort of input, by the name of its target.
pub(crate) const TARGETS: &[(&str, Hold)] = &[
    ("docx", docx),
    ("form", form),
    ("html", html),
    ("ledger", ledger),
    ("ods", ods),
    ("raw", raw),
    ("text", text),
    ("xlsx", xlsx),
];

/// A document of Word.
fn docx(input: &[u8]) {
    a_draft("稿.docx", &package(DOCUMENT, input));
}

/// A draft as plain text and as Markdown.
pub(crate) fn text(input: &[u8]) {
    a_draft("稿.txt", input);
    a_draft("稿.md", input);
}

/// A web page.
fn html(input: &[u8]) {
    a_draft("稿.html", input);
}

/// A workbook.
fn xlsx(input: &[u8]) {
    a_ledger("台账.xlsx", &package(WORKBOOK, input));
}

/// A workbook as the other office writes it.
fn ods(input: &[u8]) {
    a_ledger("台账.ods", &package(SPREADSHEET, input));
}

/// A ledger in JSON.
fn ledger(input: &[u8]) {
    a_ledger("台账.json", input);
}

/// Somebody's form, filled from the sample town.
fn form(input: &[u8]) {
    let form = File { name: "表.xlsx".to_owned(), bytes: package(WORKBOOK, input) };
    let wish = Form { period: period(), as_of: None };
    drop(taizhang_app::fill(&form, &TOWN, wish, None, &today()));
}

/// Any bytes, as a draft and as a ledger: what a file is, its content says.
pub(crate) fn raw(input: &[u8]) {
    a_draft("稿.docx", input);
    a_ledger("台账.xlsx", input);
}

/// A package of the parts that an input gives, in the order of `parts`; what it leaves out is as `parts` says.
fn package(parts: &[Part], input: &[u8]) -> Vec<u8> {
    let mut given = input.split(|byte| *byte == BETWEEN);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, otherwise) in parts {
        let content = given.next().filter(|own| !own.is_empty()).unwrap_or(otherwise.as_bytes());
        zip.start_file(*name, stored).expect("a part");
        zip.write_all(content).expect("memory takes it");
    }
    zip.finish().expect("a package").into_inner()
}

/// The day that it always is.
fn today() -> Env {
    Env { today: "2023-07-05".parse().expect("a day") }
}

/// The period that is always asked for.
fn period() -> Period {
    "2023H1".parse().expect("a period")
}

/// The sample town.
static TOWN: LazyLock<Opened> = LazyLock::new(|| {
    let above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(|folder| folder.join("fixtures/yunxiu"));
    let folder = above.into_iter().find(|folder| folder.is_dir()).expect("the sample's folder");
    taizhang_app::open(&[folder]).expect("the sample")
});

/// Does with a draft all that can be done with one.
fn a_draft(name: &str, bytes: &[u8]) {
    let draft = draft(name, bytes);
    let proofed = taizhang_app::proof(&draft, &Beside::default());
    let document = &proofed.document;
    for finding in &proofed.findings {
        assert_lies_in(document, finding);
    }
    for slot in taizhang_app::slots(&draft) {
        let line = document.source.split('\n').nth(slot.line as usize - 1).expect("its line");
        // Marks of Markdown inside of it are none of its words.
        assert_eq!(line.chars().nth(slot.column as usize - 1), slot.text.chars().next(), "{slot:?}");
    }
    // A file that can be read can be mended, and made a template of.
    drop(taizhang_app::template(&draft));
    assert_mends(&draft, &proofed);
    drop(taizhang_proof::bound::manifest(bytes));
    let commented = taizhang_app::annotated(&draft, &proofed, Lang::Zh);
    if let Some(commented) = commented.ok().filter(|_| is_well_formed(bytes, DOCUMENT)) {
        let again = taizhang_proof::read(name, &commented).value;
        assert_eq!(again.source, document.source, "comments change no word");
        assert!(is_well_formed(&commented, DOCUMENT), "comments leave it whole");
    }
}

/// Whether all that is read of a package is XML that its own program would open.
fn is_well_formed(bytes: &[u8], parts: &[Part]) -> bool {
    let Ok(mut package) = Parts::open(bytes) else { return false };
    let whole = |(name, _): &Part| package.whole(name).ok().and_then(|xml| String::from_utf8(xml).ok());
    parts.iter().filter_map(whole).all(|xml| is_xml(&xml))
}

fn is_xml(xml: &str) -> bool {
    let Ok(pieces) = pieces(xml) else { return false };
    let mut open = Vec::new();
    for piece in &pieces {
        match &piece.event {
            Event::Start(tag) | Event::Empty(tag) if tag.attributes().any(|own| own.is_err()) => return false,
            // In both formats `t` is an element of words, and holds no other.
            Event::Start(_) | Event::Empty(_) if open.last() == Some(&"t") => return false,
            Event::Start(tag) => open.push(tag.local_name().into_inner()),
            Event::End(_) => drop(open.pop()),
            _ => {}
        }
    }
    open.is_empty()
}

/// A mended copy says what the draft says with its sure edits made. Blanks may go with the words around them.
fn assert_mends(draft: &Draft, proofed: &Proofed) {
    let Ok(mended) = taizhang_app::mended(draft, proofed) else { return };
    let document = &proofed.document;
    let is_page = document.medium == Medium::Html;
    // Where tags do not match, or what is left of one is a word, nobody can tell which words are whose.
    let is_odd = document.medium == Medium::Word && !is_well_formed(&draft.file.bytes, DOCUMENT)
        || is_page && document.source.contains(['&', '<']);
    if is_odd {
        return;
    }
    let edits = taizhang_proof::safe(&taizhang_proof::check(document));
    let wanted = spliced(&document.source, edits.into_iter().map(|edit| (edit.source, edit.new)).collect());
    let again = taizhang_proof::read(&draft.file.name, &mended).value;
    let words = |text: &str| text.split_whitespace().collect::<String>();
    assert_eq!(words(&again.source), words(&wanted), "the edits and nothing else");
}

/// A finding in a text points at characters that are there.
fn assert_lies_in(document: &Document, finding: &Diagnostic) {
    let Place::Text { file, line, column, length } = &finding.place else { return };
    if *file != document.name {
        return;
    }
    let own = document.source.split('\n').nth(*line as usize - 1);
    let characters = own.map(|own| own.chars().count());
    let last = *column as usize - 1 + *length as usize;
    assert!(characters.is_some_and(|characters| last <= characters), "{finding:?} beyond {characters:?}");
}

fn draft(name: &str, bytes: &[u8]) -> Draft {
    Draft { file: File { name: name.to_owned(), bytes: bytes.to_vec() }, exceptions: None }
}

/// Reads a ledger of one file, checks it, and marks what was found in it.
fn a_ledger(name: &str, bytes: &[u8]) {
    let file = File { name: name.to_owned(), bytes: bytes.to_vec() };
    let opened = taizhang_app::read(Sources { files: vec![file], evidence: Vec::new() });
    let checked = taizhang_app::check(&opened, Some(period()), &today());
    for finding in &checked.findings {
        assert_is_somewhere(&opened, finding);
    }
    let marked = taizhang_app::mark(&opened, &checked.findings);
    let Some(marked) = marked.ok().filter(|_| is_well_formed(bytes, WORKBOOK)) else { return };
    let file = File { name: name.to_owned(), bytes: marked.bytes };
    let again = taizhang_app::read(Sources { files: vec![file], evidence: Vec::new() });
    assert_eq!(again.digest(), opened.digest(), "marks change no record");
}

/// A finding in a workbook points at a cell that a sheet can have; one in a text, at a line of it.
fn assert_is_somewhere(opened: &Opened, finding: &Diagnostic) {
    match &finding.place {
        Place::Cell { at, .. } => {
            assert!((1..=LAST.0).contains(&at.row) && at.column <= LAST.1, "{finding:?}");
        }
        Place::Text { file, line, .. } => {
            let text = opened.texts.get(&**file).expect("its text");
            assert!((*line as usize) <= text.split('\n').count(), "{finding:?}");
        }
        _ => {}
    }
}
