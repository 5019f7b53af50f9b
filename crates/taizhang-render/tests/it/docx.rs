//! What Word needs of a package, and GB/T 9704 of a page.

use std::collections::BTreeSet;

use taizhang_doc::{Block, Inline, Para, Profile};
use taizhang_render::FORMATS;

use crate::reading::{Piece, bookmarks, part, parts, pieces};
use crate::{rendered, sample, schema};

fn provisional() -> Vec<u8> {
    let mut paper = sample::summary();
    paper.provisional = Some("未定稿：台账有2处错误未改".into());
    rendered(&paper, "docx").bytes
}

#[test]
fn the_sample_is_in_the_order_of_the_schema() {
    assert_eq!(schema::disorder(&rendered(&sample::summary(), "docx").bytes), Vec::<String>::new());
    assert_eq!(schema::disorder(&provisional()), Vec::<String>::new());
    assert_eq!(schema::disorder(&rendered(&sample::annexed(), "docx").bytes), Vec::<String>::new());
}

#[test]
fn a_face_for_digits_is_written_in_order_and_told_to_the_runs() {
    let mut profile = Profile::gbt9704().clone();
    profile.style.body.latin = Some("Times New Roman".into());
    profile.style.strong.bold = true;
    let format = FORMATS.iter().find(|format| format.suffix == "docx").unwrap();
    let bytes = (format.write)(&sample::summary(), &profile).unwrap().bytes;
    assert_eq!(schema::disorder(&bytes), Vec::<String>::new());
    assert!(
        part(&bytes, "word/styles.xml")
            .contains(r#"w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋_GB2312""#)
    );
    assert!(part(&bytes, "word/document.xml").contains(r#"<w:rFonts w:hint="eastAsia"/>"#));
}

#[test]
fn every_relationship_leads_to_a_part_and_every_part_has_a_type() {
    for bytes in [rendered(&sample::summary(), "docx").bytes, provisional()] {
        let names: BTreeSet<String> = parts(&bytes).into_iter().collect();
        let types = part(&bytes, "[Content_Types].xml");
        let declared: BTreeSet<String> =
            attributes(&types, "Override", "PartName").iter().map(|name| name[1..].to_owned()).collect();
        assert!(declared.is_subset(&names), "{declared:?} {names:?}");
        for (rels, folder) in [
            ("_rels/.rels", ""),
            ("word/_rels/document.xml.rels", "word/"),
            ("customXml/_rels/item1.xml.rels", "customXml/"),
        ] {
            for target in attributes(&part(&bytes, rels), "Relationship", "Target") {
                let path = target.strip_prefix("../").map_or_else(|| format!("{folder}{target}"), str::to_owned);
                assert!(names.contains(&path), "{rels} leads to {path}");
            }
        }
        let ids: BTreeSet<String> =
            attributes(&part(&bytes, "word/_rels/document.xml.rels"), "Relationship", "Id").into_iter().collect();
        let document = part(&bytes, "word/document.xml");
        for reference in ["w:headerReference", "w:footerReference"] {
            assert!(attributes(&document, reference, "r:id").iter().all(|id| ids.contains(id)));
        }
    }
}

#[test]
fn every_style_that_is_used_is_defined() {
    let bytes = provisional();
    let defined: BTreeSet<String> =
        attributes(&part(&bytes, "word/styles.xml"), "w:style", "w:styleId").into_iter().collect();
    let annexed = part(&rendered(&sample::annexed(), "docx").bytes, "word/document.xml");
    let margins = ["word/document.xml", "word/footer1.xml", "word/header1.xml"].map(|name| part(&bytes, name));
    for xml in margins.iter().chain([&annexed]) {
        for element in ["w:pStyle", "w:rStyle", "w:tblStyle"] {
            for used in attributes(xml, element, "w:val") {
                assert!(defined.contains(&used), "{used}");
            }
        }
    }
}

#[test]
fn bookmarks_are_named_once_each() {
    let bytes = rendered(&sample::summary(), "docx").bytes;
    let names: Vec<String> = bookmarks(&bytes, "tz_").into_iter().map(|(name, _)| name).collect();
    assert_eq!(names.len(), names.iter().collect::<BTreeSet<_>>().len());
    assert!(names.contains(&"tz_0001".to_owned()) && names.contains(&"tz_d0001".to_owned()));
}

#[test]
fn properties_come_from_the_paper_and_not_from_the_clock() {
    let bytes = rendered(&sample::summary(), "docx").bytes;
    let core = part(&bytes, "docProps/core.xml");
    for expected in [
        "<dc:title>云岫镇2023年上半年“百县千镇万村高质量发展工程”工作总结</dc:title>",
        "<dc:creator>云岫镇“百千万工程”指挥部办公室</dc:creator>",
        ">2023-07-05T00:00:00Z</dcterms:created>",
    ] {
        assert!(core.contains(expected), "{expected}");
    }
}

#[test]
fn the_notice_stands_in_the_header_of_odd_and_even_pages_and_only_where_there_is_one() {
    let bytes = provisional();
    for name in ["word/header1.xml", "word/header2.xml"] {
        assert!(part(&bytes, name).contains("未定稿：台账有2处错误未改"));
    }
    assert!(!parts(&rendered(&sample::summary(), "docx").bytes).iter().any(|name| name.contains("header")));
}

#[test]
fn two_tables_do_not_become_one_and_a_table_may_open_a_page() {
    let mut desk = sample::Desk::default();
    let column = [("项", taizhang_doc::Align::Left, 4)];
    let (one, two) = (desk.table("", &column, &[&["甲"]]), desk.table("", &column, &[&["乙"]]));
    let para = Block::Para(Para { body: vec![Inline::Text("丙。".into())], ..Para::default() });
    let paper = desk.paper(vec![one.clone(), two, para, Block::PageBreak, one]);
    let document = part(&rendered(&paper, "docx").bytes, "word/document.xml");
    assert!(!document.contains("</w:tbl><w:tbl>"));
    assert_eq!(document.matches("<w:pageBreakBefore/>").count(), 1);
}

#[test]
fn columns_fill_the_type_area_to_the_twip_and_rows_stay_on_their_page() {
    let mut desk = sample::Desk::default();
    let columns: Vec<_> = (1..=8).map(|n| ("列", taizhang_doc::Align::Left, n * 3 + 1)).collect();
    let table = desk.table("", &columns, &[&["甲"; 8], &["乙"; 8]]);
    let annexes = vec![taizhang_doc::Annex {
        title: desk.say("一览表"),
        orientation: taizhang_doc::Orientation::Portrait,
        blocks: vec![table],
    }];
    let paper = taizhang_doc::Paper { annexes, ..desk.paper(Vec::new()) };
    let document = part(&rendered(&paper, "docx").bytes, "word/document.xml");
    let measure = Profile::gbt9704().page.measure();
    let width = |values: Vec<String>| values.iter().map(|width| width.parse::<u32>().unwrap()).sum::<u32>();
    assert_eq!(width(attributes(&document, "w:gridCol", "w:w")), measure);
    assert_eq!(width(attributes(&document, "w:tblW", "w:w")), measure);
    assert_eq!(width(attributes(&document, "w:tcW", "w:w")), measure * 3);
    assert_eq!(document.matches("<w:cantSplit/>").count(), 3);
    assert_eq!(document.matches("<w:tblHeader/>").count(), 1);
}

#[test]
fn the_last_paragraph_stays_with_what_stands_under_it_and_no_other_does() {
    for (paper, next) in [(sample::summary(), "Signature"), (sample::annexed(), "AnnexNote")] {
        let document = part(&rendered(&paper, "docx").bytes, "word/document.xml");
        assert_eq!(document.matches("<w:keepNext/>").count(), 1);
        let kept = document.split_once(r#"<w:pStyle w:val="BodyText"/><w:keepNext/>"#).unwrap().1;
        assert!(kept.split_once(r#"<w:pStyle w:val=""#).unwrap().1.starts_with(next));
    }
}

#[test]
fn a_table_at_the_end_is_followed_by_a_paragraph_that_takes_no_line() {
    let document = part(&rendered(&sample::annexed(), "docx").bytes, "word/document.xml");
    assert!(document.contains(r#"</w:tbl><w:p><w:pPr><w:pStyle w:val="TableCell"/><w:spacing w:line="20" w:lineRule="exact"/></w:pPr></w:p><w:sectPr>"#));
    // Two more end the sections before it.
    assert_eq!(document.matches(r#"w:line="20""#).count(), 3);
    let ends_with_date = part(&rendered(&sample::summary(), "docx").bytes, "word/document.xml");
    assert!(ends_with_date.contains("<w:tbl>") && !ends_with_date.contains(r#"w:line="20""#));
}

fn attributes(xml: &str, element: &str, wanted: &str) -> Vec<String> {
    let mut out = Vec::new();
    for piece in pieces(xml) {
        if let Piece::Open { name, attributes } = piece
            && name == element
        {
            out.extend(attributes.into_iter().filter(|(name, _)| name == wanted).map(|(_, value)| value));
        }
    }
    out
}
