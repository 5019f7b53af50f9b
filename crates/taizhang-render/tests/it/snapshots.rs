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

fn sheet(html: &str) -> &str {
    html.split_once("<body>").and_then(|(_, rest)| rest.split_once("</main>")).expect("a page has a sheet").0
}

#[test]
fn the_sample_as_a_page() {
    let html = rendered_text(&sample::summary(), "html");
    insta::assert_snapshot!("summary.html", sheet(&html));
}

#[test]
fn the_sample_in_markdown() {
    insta::assert_snapshot!("summary.md", rendered_text(&sample::summary(), "md"));
}

#[test]
fn the_sample_as_text() {
    insta::assert_snapshot!("summary.txt", rendered_text(&sample::summary(), "txt"));
}

#[test]
fn annexes_in_word() {
    insta::assert_snapshot!("annexed.docx", outline::docx(&rendered(&sample::annexed(), "docx").bytes));
}

#[test]
fn annexes_on_a_page() {
    insta::assert_snapshot!("annexed.html", sheet(&rendered_text(&sample::annexed(), "html")));
}

#[test]
fn annexes_in_markdown() {
    insta::assert_snapshot!("annexed.md", rendered_text(&sample::annexed(), "md"));
}

#[test]
fn annexes_as_text() {
    insta::assert_snapshot!("annexed.txt", rendered_text(&sample::annexed(), "txt"));
}
