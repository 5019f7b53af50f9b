//! The sample paper in each format that a reader reads.

use crate::{outline, rendered, rendered_text, sample};

#[test]
fn the_sample_in_word() {
    let mut paper = sample::summary();
    paper.provisional = Some("未定稿：台账有2处错误未改".into());
    let bytes = rendered(&paper, "docx").bytes;
    let margins: Vec<String> = ["word/header1.xml", "word/footer1.xml", "word/footer2.xml"]
        .into_iter()
        .map(|name| format!("{name}: {}", outline::margin(&bytes, name)))
        .collect();
    insta::assert_snapshot!("summary.docx", format!("{}\n{}", margins.join("\n"), outline::docx(&bytes)));
}

#[test]
fn the_sample_as_a_page() {
    let html = rendered_text(&sample::summary(), "html");
    let sheet = html.split_once("<body>").and_then(|(_, rest)| rest.split_once("</main>")).unwrap().0;
    insta::assert_snapshot!("summary.html", sheet);
}

#[test]
fn the_sample_in_markdown() {
    insta::assert_snapshot!("summary.md", rendered_text(&sample::summary(), "md"));
}

#[test]
fn the_sample_as_text() {
    insta::assert_snapshot!("summary.txt", rendered_text(&sample::summary(), "txt"));
}
