//! Documents of Word: what is read of them, and what is put into them.

use std::io::{Cursor, Read, Write};

use taizhang_proof::{annotated, check, mended, read};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::told;

/// A document of these paragraphs, with numbers and styles.
fn docx(body: &str) -> Vec<u8> {
    const W: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;
    let parts = [
        ("[Content_Types].xml", r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#.to_owned()),
        ("word/document.xml", format!("<w:document {W}><w:body>{body}</w:body></w:document>")),
        ("word/styles.xml", format!(r#"<w:styles {W}><w:style w:styleId="a1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="b2"><w:name w:val="own"/><w:basedOn w:val="a1"/></w:style></w:styles>"#)),
        ("word/numbering.xml", format!(r#"<w:numbering {W}><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>"#)),
        ("docProps/app.xml", "<a>kept</a>".to_owned()),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name, SimpleFileOptions::default()).expect("memory takes it");
        zip.write_all(text.as_bytes()).expect("memory takes it");
    }
    zip.finish().expect("memory takes it").into_inner()
}

fn part(bytes: &[u8], name: &str) -> Option<String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut text = String::new();
    archive.by_name(name).ok()?.read_to_string(&mut text).expect("text");
    Some(text)
}

const BODY: &str = concat!(
    r#"<w:p><w:pPr><w:pStyle w:val="b2"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr><w:r><w:t>工作措施</w:t></w:r></w:p>"#,
    r#"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>上半年，全镇推进</w:t></w:r><w:r><w:t>各项工作</w:t></w:r><w:r><w:t>工作，收入&lt;5万元。</w:t></w:r></w:p>"#,
    r#"<w:p><w:ins><w:r><w:t>新增,</w:t></w:r></w:ins><w:del><w:r><w:delText>删去，，</w:delText></w:r></w:del><w:r><w:t>项目4个。</w:t></w:r></w:p>"#,
    r#"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>村</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>收益</w:t></w:r></w:p></w:tc></w:tr>"#,
    r#"<w:tr><w:tc><w:p><w:r><w:t>岚里村</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>6.5</w:t></w:r></w:p></w:tc></w:tr>"#,
    r#"<w:tr><w:tc><w:p><w:r><w:t>石桥村</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>2.7</w:t></w:r></w:p></w:tc></w:tr>"#,
    r#"<w:tr><w:tc><w:p><w:r><w:t>合计</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>9.8</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"#,
    r#"<w:p><w:pPr><w:pStyle w:val="a1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr><w:r><w:t>主要成效</w:t></w:r></w:p>"#,
);

#[test]
fn paragraphs_are_lines_and_numbers_and_tables_are_seen() {
    let read = read("a.docx", &docx(BODY));
    assert_eq!(read.findings.iter().map(told).collect::<Vec<_>>(), ["tracked-changes-left 3:1+8"]);
    let document = read.value;
    let found: Vec<String> = check(&document).iter().map(|one| told(&one.diagnostic)).collect();
    assert_eq!(found, ["repeated-word 2:11+4", "half-width-mark 3:3+1", "table-total-differs 11:1+3"]);
    let labels: Vec<u32> =
        document.paras.iter().filter_map(|para| para.label.as_ref()).map(|label| label.number).collect();
    assert_eq!(labels, [1, 2]);
}

#[test]
fn words_are_mended_where_they_stand_and_all_else_is_kept() {
    let bytes = docx(BODY);
    let document = read("a.docx", &bytes).value;
    let new = mended(&document, &bytes, &check(&document)).expect("it can be changed");
    let xml = part(&new, "word/document.xml").expect("the document");
    assert!(xml.contains(r"<w:rPr><w:b/></w:rPr><w:t>上半年，全镇推进</w:t>"), "{xml}");
    assert!(xml.contains("各项工作</w:t></w:r><w:r><w:t xml:space=\"preserve\">，收入&lt;5万元。"), "{xml}");
    assert!(xml.contains("<w:delText>删去，，</w:delText>") && xml.contains("新增，"), "{xml}");
    assert_eq!(part(&new, "docProps/app.xml"), part(&bytes, "docProps/app.xml"));
    let again: Vec<String> = check(&read("a.docx", &new).value).iter().map(|one| told(&one.diagnostic)).collect();
    assert_eq!(again, ["table-total-differs 11:1+3"]);
}

#[test]
fn findings_become_comments_at_their_words() {
    let bytes = docx(BODY);
    let document = read("a.docx", &bytes).value;
    let found = check(&document);
    let comment = |one: &taizhang_proof::Finding| one.diagnostic.message.zh.to_string();
    let new = annotated(&document, &bytes, &found, comment).expect("it can be changed").expect("a document of Word");
    let xml = part(&new, "word/document.xml").expect("the document");
    // The repeated word runs over two runs: the mark begins in the one and ends in the other.
    assert!(
        xml.contains(r#"各项</w:t></w:r><w:commentRangeStart w:id="0"/><w:r><w:t xml:space="preserve">工作</w:t>"#),
        "{xml}"
    );
    assert!(xml.contains(r#"工作</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:r><w:t xml:space="preserve">，收入&lt;5万元。"#), "{xml}");
    let comments = part(&new, "word/comments.xml").expect("the comments");
    assert_eq!(comments.matches("<w:comment ").count(), found.len());
    assert!(part(&new, "[Content_Types].xml").expect("types").contains("comments+xml"));
    assert!(part(&new, "word/_rels/document.xml.rels").expect("relationships").contains("comments"));
    // The words are the same, and comments are told.
    let again = read("a.docx", &new);
    assert_eq!(again.value.source, document.source);
    assert!(again.findings.iter().any(|one| one.code == "comments-left"));
    // A second round adds to what is there.
    let twice = annotated(&again.value, &new, &found, comment).expect("it can be changed").expect("a document of Word");
    assert_eq!(
        part(&twice, "word/comments.xml").expect("the comments").matches("<w:comment ").count(),
        2 * found.len()
    );
}
