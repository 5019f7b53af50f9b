//! Drafts held against the ledger and against the paper before.

use std::fmt::Write as _;

use taizhang_app::view::{Lang, ProofView, Tally};
use taizhang_app::{Beside, Date, Draft, File, Opened, Period, Proofed};

use crate::paper;

fn draft(name: &str, bytes: Vec<u8>) -> Draft {
    Draft { file: File { name: name.to_owned(), bytes }, exceptions: None }
}

fn fixture(name: &str) -> Draft {
    let path = format!("{}/../fixtures/drafts/{name}", env!("CARGO_MANIFEST_DIR"));
    draft(name, std::fs::read(path).expect("the fixture"))
}

fn town() -> Opened {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../fixtures/yunxiu");
    taizhang_app::open(&[folder.into()]).expect("the sample")
}

fn half_year() -> (Period, Date) {
    ("2023H1".parse().expect("a period"), "2023-07-05".parse().expect("a day"))
}

fn told(proofed: &Proofed) -> Vec<String> {
    proofed.findings.iter().map(|one| format!("{} {} {}", one.place, one.code, one.message.zh)).collect()
}

#[test]
fn every_paper_passes_in_every_format_beside_its_own_ledger() {
    let opened = town();
    let (period, today) = half_year();
    for (slug, name) in taizhang_app::papers() {
        // Of a county; editions of a week, which are numbered where they are given out; what a town that has reported
        // all is reminded of, which has no number; and what compares two submissions.
        if ["county", "bulletin", "message", "dunning", "correction"].contains(&slug) {
            continue;
        }
        for format in ["docx", "md", "txt"] {
            let draft = draft(&format!("{name}.{format}"), paper(&opened, slug, format));
            let proofed =
                taizhang_app::proof(&draft, &Beside { against: Some((&opened, period, today)), previous: None });
            let told = told(&proofed);
            assert!(proofed.is_readable && told.is_empty(), "{slug}.{format}: {told:#?}");
            let tally = Tally::of(proofed.numbers.iter().flatten());
            assert!(
                tally.agrees > 0 && tally.differs + tally.otherwise + tally.unknown == 0,
                "{slug}.{format}: {tally:?}"
            );
        }
    }
}

#[test]
fn a_colleagues_draft_beside_the_ledger_and_the_paper_before() {
    let opened = town();
    let (period, today) = half_year();
    let previous = fixture("previous.txt");
    let beside = Beside { against: Some((&opened, period, today)), previous: Some(&previous) };
    let proofed = taizhang_app::proof(&fixture("against.txt"), &beside);
    let mut text = String::new();
    for one in &proofed.findings {
        writeln!(text, "{} {} {}", one.severity.code(), one.code, one.place).expect("a String");
        writeln!(text, "  {}\n  {}", one.message.zh, one.message.en).expect("a String");
        let help = one.help.as_ref().expect("what to do");
        writeln!(text, "  → {}\n  → {}", help.zh, help.en).expect("a String");
    }
    text.push('\n');
    for one in ProofView::of([&proofed], &proofed.findings, Lang::Zh).numbers.expect("held against a ledger") {
        let (name, known) = (one.name.unwrap_or_default(), one.known.unwrap_or_default());
        let source = one.source.unwrap_or_default();
        writeln!(
            text,
            "{}:{} {} {} {source} {name} {known} ({})",
            one.line,
            one.column,
            one.text,
            one.verdict,
            one.records.len()
        )
        .expect("a String");
    }
    insta::assert_snapshot!("against", text);
}

#[test]
fn each_number_of_our_summary_put_wrong_is_told() {
    let opened = town();
    let (period, today) = half_year();
    let beside = Beside { against: Some((&opened, period, today)), previous: None };
    let text = String::from_utf8(paper(&opened, "summary", "txt")).expect("text");
    let body = text.lines().position(|line| line.contains("存在问题")).expect("the third part");
    let (mut seen, mut all, mut missed) = (0, 0, Vec::new());
    for (line, words) in text.lines().enumerate().take(body) {
        for (at, digit) in words.match_indices(|c: char| c.is_ascii_digit()) {
            let next = words[at + 1..].chars().next().unwrap_or(' ');
            let inside = words[..at].ends_with(|c: char| c.is_ascii_digit() || c == '.');
            if inside || words[at..].starts_with("20") || "年月日—.届".contains(next) {
                continue;
            }
            seen += 1;
            if seen % 3 != 0 {
                continue;
            }
            let wrong = if digit == "9" { "8" } else { "9" };
            let changed = |(n, own): (usize, &str)| {
                if n == line { format!("{}{wrong}{}", &own[..at], &own[at + 1..]) } else { own.to_owned() }
            };
            let changed: Vec<String> = text.lines().enumerate().map(changed).collect();
            let proofed = taizhang_app::proof(&draft("总结.txt", changed.join("\n").into_bytes()), &beside);
            let column = words[..at].chars().count() + 1;
            let numbers = ProofView::of([&proofed], &[], Lang::Zh).numbers.expect("held");
            let own = numbers.iter().find(|one| {
                let from = one.column as usize;
                one.line as usize == line + 1 && (from..from + one.text.chars().count()).contains(&column)
            });
            all += 1;
            if own.is_none_or(|one| one.verdict == "agrees") {
                let lead: String = words[..at].chars().skip(column.saturating_sub(12)).collect();
                missed.push(format!("{}:{column} {lead}{digit} → {wrong}", line + 1));
            }
        }
    }
    assert!(all > 30, "{all}");
    // What two things of the ledger have alike cannot be told apart.
    assert!(missed.len() * 20 <= all, "{} of {all}: {missed:#?}", missed.len());
}
