//! Reading: encodings, lines and their places, structure, and whatever else people send.

use proptest::prelude::*;
use taizhang_proof::{Medium, Role, check, read};

use crate::{document, told};

const TEXT: &str = "云岫镇2023年上半年工作总结\n\n上半年，全镇新签约项目4个。\n";

#[test]
fn every_encoding_of_a_text_reads_the_same() {
    let wide = |bom: [u8; 2], order: fn(u16) -> [u8; 2]| {
        bom.into_iter().chain(TEXT.encode_utf16().flat_map(order)).collect::<Vec<u8>>()
    };
    let marked: Vec<u8> = [b"\xef\xbb\xbf", TEXT.as_bytes()].concat();
    // 云岫镇, 签约 and the rest in GB18030, as an old editor saves them.
    let gb: &[u8] = &[0xD5, 0xF2, 0xB9, 0xA4, 0xD7, 0xF7, 0xA1, 0xA3];
    assert_eq!(read("a.txt", gb).value.source, "镇工作。");
    for bytes in
        [TEXT.as_bytes().to_vec(), marked, wide([0xff, 0xfe], u16::to_le_bytes), wide([0xfe, 0xff], u16::to_be_bytes)]
    {
        let read = read("a.txt", &bytes);
        assert!(read.findings.is_empty());
        assert_eq!(read.value.source, TEXT);
    }
    assert_eq!(read("a.txt", TEXT.replace('\n', "\r\n").as_bytes()).value.source, TEXT);
}

#[test]
fn a_line_broken_inside_a_sentence_is_joined_and_told() {
    let text =
        "上半年，全镇推进各项工作，迅速成立镇村两级“百千万工程”\n指挥部，完成挂牌。召开会议会议3次。\n一、工作措施";
    let read = read("a.txt", text.as_bytes());
    assert_eq!(read.findings.iter().map(told).collect::<Vec<_>>(), ["line-broken-in-sentence 1:1+28"]);
    let document = read.value;
    assert!(document.text.contains("“百千万工程”指挥部，"));
    // Places count on the original lines.
    let found: Vec<String> = check(&document).iter().map(|one| told(&one.diagnostic)).collect();
    assert_eq!(found, ["repeated-word 2:12+4"]);
}

#[test]
fn lines_that_end_or_begin_something_are_not_joined() {
    for text in [
        "上半年，全镇推进各项工作，新签约项目4个，成效较好，具体如下：\n签约项目，落地较快。",
        "（一）坚持项目为王，抓好招商引资，推动重点项目加快落地建设\n签约项目4个，合同投资额18640万元。",
        "上半年，全镇推进各项工作，新签约项目4个，合同投资额18640万元\n一是签约项目接续落地，动工2个。",
        "上半年，全镇推进各项工作，新签约项目4个，合同投资额18640万元\n\n签约项目，落地较快。",
    ] {
        assert!(read("a.txt", text.as_bytes()).findings.is_empty(), "{text}");
    }
}

/// `role: words` of each paragraph.
fn roles(text: &str) -> String {
    let document = document(text);
    let line = |para: &taizhang_proof::Para| {
        let heading = para.heading_span().map(|span| format!(" [{}]", document.words(&span))).unwrap_or_default();
        format!("{:?} {:?}{heading} {}", para.role, para.part, document.words(&para.span))
    };
    document.paras.iter().filter(|para| para.role != Role::Blank).map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn structure_is_recovered() {
    let text = "\
云岫镇关于2023年上半年工作总结的报告
（2023年7月5日）

县指挥办：
　　上半年，全镇推进各项工作。现将情况报告如下。
　　一、主要成效
　　（一）招商引资取得新进展。签约项目4个。一是落地加快。二是服务跟进。
　　1.签约项目
　　签约项目4个，均已动工。
　　二、存在问题
　　一是用地不足。
　　三、下一步工作计划
　　盘活闲置资产7宗。

　　附件：1.主要数据表

　　　　　　云岫镇人民政府
　　　　　　2023年7月5日

附件1
主要数据表
村｜年收益（万元）
岚里村｜6.5
";
    insta::assert_snapshot!("roles", roles(text));
}

#[test]
fn markdown_is_read_without_its_marks_and_with_its_places() {
    let text = "# 云岫镇2023年上半年工作总结\n\n**一是**健全健全机制。\n\n| 村 | 年收益（万元） |\n| --- | ---: |\n| 岚里村 | 6.5 |\n";
    let read = read("a.md", text.as_bytes());
    assert_eq!(read.value.medium, Medium::Markdown);
    assert!(read.value.text.contains("一是健全健全机制。"));
    let found: Vec<String> = check(&read.value).iter().map(|one| told(&one.diagnostic)).collect();
    assert_eq!(found, ["series-single 3:3+2", "repeated-word 3:7+4"]);
}

#[test]
fn odd_input_is_told_and_never_fails() {
    let zip = |name: &str, bytes: &[u8]| {
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("memory takes it");
        std::io::Write::write_all(&mut zip, bytes).expect("memory takes it");
        zip.finish().expect("memory takes it").into_inner()
    };
    let bomb = zip("word/document.xml", &vec![b' '; 80 << 20]);
    let deep = zip("word/document.xml", "<w:p>".repeat(200_000).as_bytes());
    let entities = zip("word/document.xml", b"<!DOCTYPE a [<!ENTITY b \"cc\">]><w:document><w:body><w:p><w:r><w:t>&b;&b;</w:t></w:r></w:p></w:body></w:document>");
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("empty", Vec::new(), "document-empty"),
        ("blank", b"  \n\n ".to_vec(), "document-empty"),
        ("pdf", b"%PDF-1.7 ...".to_vec(), "document-of-other-sort"),
        ("doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), "document-of-other-sort"),
        ("garbage", (0..=255).cycle().take(9000).collect(), "document-unreadable"),
        ("cut zip", b"PK\x03\x04 cut short".to_vec(), "document-unreadable"),
        ("workbook", zip("xl/workbook.xml", b"<a/>"), "document-of-other-sort"),
        ("archive", zip("readme.txt", b"a"), "document-of-other-sort"),
        ("bomb", bomb, "document-too-large"),
        ("deep", deep, "document-empty"),
        ("entities", entities, "document-empty"),
        ("huge", vec![b'a'; 65 << 20], "document-too-large"),
    ];
    for (name, bytes, code) in cases {
        let read = read("a.docx", &bytes);
        assert_eq!(read.findings.iter().map(|one| one.code).collect::<Vec<_>>(), [code], "{name}");
        assert!(read.findings[0].help.is_some() && check(&read.value).is_empty(), "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    /// Whatever stands in a text, every finding lies in it.
    #[test]
    fn any_text_is_read_and_every_finding_lies_in_it(text in "[一二三是第、。，：；“”（）《》年月日万元个%0-9xX×.a-z \n\u{3000}的全镇签约项目共分别其中合计增长由到]{0,300}") {
        let document = document(&text);
        for one in check(&document) {
            prop_assert!(document.source.get(one.source.clone()).is_some(), "{:?}", one);
        }
    }

    #[test]
    fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        for name in ["a.txt", "a.md", "a.docx"] {
            check(&read(name, &bytes).value);
        }
    }
}
