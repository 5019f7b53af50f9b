//! 云岫镇: each paper for the half-year, and for a month, a quarter and a year; a ledger with nothing in it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::{Date, date};
use taizhang_app::{Opened, Wish, compile, compile_since, open, render};
use taizhang_core::base::Period;
use taizhang_report::papers;

/// The day of the papers.
const DAY: Date = date(2023, 7, 5);

/// The fixture of this name.
pub(crate) fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures").join(name)
}

/// A paper as text, or why there is none.
pub(crate) fn paper(opened: &Opened, slug: &str, period: &str, day: Date) -> String {
    let template = papers::named(slug).expect("a paper that ships");
    let period = Period::parse(period).expect("a period of the test");
    let wish = Wish { period, as_of: None, date: day, provisional: false };
    let compiled = compile(template, opened, &wish);
    let Some(paper) = compiled.paper else {
        let why = compiled.stopping.iter().map(|finding| format!("{} {}", finding.code, finding.message.zh));
        return why.collect::<Vec<_>>().join("\n");
    };
    let format = taizhang_app::FORMATS.iter().find(|format| format.suffix == "txt").expect("text");
    String::from_utf8(render(&paper, format).expect("text can be written").bytes).expect("UTF-8")
}

fn yunxiu() -> Opened {
    open(&[fixture("yunxiu")]).expect("the fixture can be read")
}

#[test]
fn every_paper_of_the_town() {
    let opened = yunxiu();
    // What is written in editions is read by the tests of the week.
    let of_editions: Vec<&str> = papers::shipped()
        .iter()
        .filter_map(|template| Some([template.slug.as_str(), template.message.as_deref()?]))
        .flatten()
        .collect();
    for template in papers::shipped().iter().filter(|template| !of_editions.contains(&template.slug.as_str())) {
        insta::assert_snapshot!(format!("yunxiu_{}", template.slug), paper(&opened, &template.slug, "2023H1", DAY));
    }
}

#[test]
fn the_summary_of_a_month_a_quarter_and_a_year() {
    let opened = yunxiu();
    for period in ["2023-05", "2023Q1", "2022"] {
        insta::assert_snapshot!(format!("yunxiu_summary_{period}"), paper(&opened, "summary", period, DAY));
    }
}

/// No paper says of nothing that it is none, twice the same, or a number without a unit.
#[test]
fn no_paper_tells_of_nothing() {
    let opened = yunxiu();
    for period in ["2022", "2022H1", "2023-01", "2023-06", "2023Q2", "2023H1"] {
        let text = paper(&opened, "summary", period, DAY);
        let body = text.split("　　附件").next().unwrap_or_default();
        for wrong in
            ["0个", "0次", "0项", "0宗", "。。", "，，", "；。", "：。", "，。", "、。", "（）", "增长-", "{", "}", "["]
        {
            let found = body.match_indices(wrong).find(|(at, _)| {
                // 20个 ends with 0个.
                !(wrong.starts_with('0') && body[..*at].ends_with(|c: char| c.is_ascii_digit() || c == '.'))
            });
            assert!(
                found.is_none(),
                "{period}: {wrong} in {:?}",
                found.map(|(at, _)| body[..at].chars().rev().take(20).collect::<String>())
            );
        }
    }
}

#[test]
fn a_town_with_nothing_in_its_ledger() {
    let bytes = std::fs::read(fixture("yunxiu/town.json")).expect("the head of the fixture");
    let town = taizhang_app::File { name: "town.json".to_owned(), bytes };
    let opened = taizhang_app::read(taizhang_app::Sources { files: vec![town], ..Default::default() });
    for template in papers::shipped() {
        insta::assert_snapshot!(format!("empty_{}", template.slug), paper(&opened, &template.slug, "2023H1", DAY));
    }
}

#[test]
fn a_checklist_says_how_numbers_stand_to_those_handed_in_before() {
    let opened = yunxiu();
    let wish = Wish { period: "2023H1".parse().expect("a period"), as_of: None, date: DAY, provisional: false };
    let named = |slug| papers::named(slug).expect("a paper that ships");
    let summary = compile(named("summary"), &opened, &wish).paper.expect("nothing stops it");
    let mut before = serde_json::to_value(summary.manifest()).expect("JSON");
    let entries = before["bound"].as_array_mut().expect("entries");
    entries.retain(|entry| entry["source"] != serde_json::json!({ "figure": "visit.in" }));
    for entry in entries.iter_mut().filter(|entry| entry["source"] == serde_json::json!({ "figure": "project.signed" }))
    {
        entry["value"] = "3".into();
    }
    let before = serde_json::from_value(before).expect("a manifest");
    let compiled = compile_since(named("checklist"), &opened, &wish, Some(Arc::new(before)));
    let paper = compiled.paper.expect("nothing stops it");
    let flow = taizhang_doc::Flow::of(&paper);
    let rows = flow.parts.iter().filter_map(|part| match part {
        taizhang_doc::flow::Part::Table(grid) => Some(&grid.rows),
        _ => None,
    });
    let words = |cell: &[taizhang_doc::flow::Span<'_>]| cell.iter().map(|span| span.text.as_ref()).collect::<String>();
    let change = |said: &str| {
        let row = rows.clone().flatten().find(|row| words(&row[2]).contains(said)).expect("a row");
        words(&row[6])
    };
    assert_eq!(change("新签约招商项目4个"), "+1个");
    assert_eq!(change("接待来访客商19批次"), "新增");
    assert_eq!(change("外出招商6次"), "未变");
}
