//! Whatever the paper: the bound numbers read back from a document are those of the manifest, in order.

use proptest::prelude::*;
use taizhang_doc::Paper;

use crate::{generated, reading, rendered, rendered_text, schema};

/// What the manifest says is shown, in order.
fn claimed(paper: &Paper) -> Vec<String> {
    paper.manifest().bound.into_iter().map(|entry| entry.shown.into_owned()).collect()
}

/// What the flow shows of dates too, in order.
fn shown(paper: &Paper) -> Vec<String> {
    let flow = taizhang_doc::Flow::of(paper);
    flow.spans().filter(|span| span.shows.is_some()).map(|span| span.text.clone().into_owned()).collect()
}

/// The entries of a list of anchors and texts: those of the manifest, named in its order.
fn entries(found: Vec<(String, String)>) -> Vec<String> {
    let entries: Vec<_> = found.into_iter().filter(|(name, _)| !name.starts_with("tz_d")).collect();
    for (n, (name, _)) in entries.iter().enumerate() {
        assert_eq!(*name, format!("tz_{:04}", n + 1));
    }
    entries.into_iter().map(|(_, text)| text).collect()
}

/// The bounds of a text, found by the marks that every generated bound has.
fn marked(text: &str) -> Vec<String> {
    text.split('⟦').skip(1).map(|rest| format!("⟦{}⟧", rest.split_once('⟧').expect("both marks").0)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn numbers_read_back_are_those_of_the_manifest(paper in generated::paper()) {
        let (claimed, shown) = (claimed(&paper), shown(&paper));
        let docx = rendered(&paper, "docx").bytes;
        prop_assert_eq!(&entries(reading::bookmarks(&docx, "tz_")), &claimed);
        prop_assert_eq!(schema::disorder(&docx), Vec::<String>::new());
        let html = rendered_text(&paper, "html");
        prop_assert_eq!(&entries(reading::links(&html)), &claimed);
        prop_assert_eq!(&marked(&reading::sheet(&html)), &shown);
        prop_assert_eq!(&marked(&reading::markdown(&rendered_text(&paper, "md"))), &shown);
        prop_assert_eq!(&marked(&rendered_text(&paper, "txt")), &shown);
    }

    #[test]
    fn a_workbook_lists_the_manifest_and_loses_no_word(paper in generated::paper()) {
        let book = reading::workbook(&rendered(&paper, "xlsx").bytes);
        let (name, list) = book.last().expect("a list of numbers");
        prop_assert_eq!(name, "数据清单");
        prop_assert_eq!(reading::column(list, 2), claimed(&paper));
        let words: String = book.iter().flat_map(|(_, rows)| rows.iter().flatten()).map(ToString::to_string).collect();
        let found = marked(&words);
        for bound in &shown(&paper) {
            prop_assert!(found.contains(bound), "{bound} is nowhere");
        }
    }

    #[test]
    fn tabs_keep_every_number_and_make_no_formula(paper in generated::paper()) {
        let text = rendered_text(&paper, "tsv");
        prop_assert_eq!(&marked(&text), &shown(&paper));
        prop_assert_eq!(text.split(['\t', '\n']).find(|cell| cell.starts_with(['=', '+', '@'])), None);
    }

    #[test]
    fn every_part_of_a_package_is_well_formed_and_carries_the_manifest(paper in generated::paper()) {
        let docx = rendered(&paper, "docx").bytes;
        for name in reading::parts(&docx) {
            reading::pieces(&reading::part(&docx, &name));
        }
        let item: String = reading::pieces(&reading::part(&docx, "customXml/item1.xml"))
            .into_iter()
            .filter_map(|piece| match piece {
                reading::Piece::Text(text) => Some(text),
                _ => None,
            })
            .collect();
        let manifest: serde_json::Value = serde_json::from_str(&item).expect("JSON");
        prop_assert_eq!(manifest["bound"].as_array().map(Vec::len), Some(claimed(&paper).len()));
    }

    #[test]
    fn words_of_records_open_no_tag_in_a_page(paper in generated::paper()) {
        let html = rendered_text(&paper, "html");
        // Two scripts and one sheet are ours; all other markup is of these tags.
        prop_assert_eq!(html.matches("<script").count(), 2);
        prop_assert_eq!(html.matches("</script>").count(), 2);
        prop_assert_eq!(html.matches("<main").count(), 1);
        prop_assert_eq!(html.matches("<!--").count(), 0);
        let json = html.split_once("id=\"manifest\">").and_then(|(_, rest)| rest.split_once("</script>")).expect("the manifest").0;
        prop_assert!(serde_json::from_str::<serde_json::Value>(json).is_ok());
    }

    #[test]
    fn words_of_records_make_no_line_of_markdown(paper in generated::paper()) {
        let flow = taizhang_doc::Flow::of(&paper);
        let lines = |part: &taizhang_doc::flow::Part<'_>| match part {
            taizhang_doc::flow::Part::Line(_) => 1,
            taizhang_doc::flow::Part::Table(grid) => usize::from(grid.caption.is_some()) + grid.rows.len() + 2,
            taizhang_doc::flow::Part::PageBreak | taizhang_doc::flow::Part::Turn(_) => 0,
        };
        let expected: usize = flow.parts.iter().map(lines).sum::<usize>() + usize::from(flow.notice.is_some());
        let written = rendered_text(&paper, "md").lines().filter(|line| !line.is_empty()).count();
        prop_assert_eq!(written, expected);
    }
}
