use proptest::prelude::*;
use taizhang_doc::flow::{Anchor, Face, Shown, Span};
use taizhang_doc::{BoundId, text, title};

fn check(words: &str, broken: &[&str]) {
    assert_eq!(title::lines(words, 20), broken);
}

#[test]
fn what_fits_is_not_broken() {
    check("云岫镇2023年上半年工作总结", &["云岫镇2023年上半年工作总结"]);
}

#[test]
fn quotation_marks_are_kept_whole() {
    check(
        "云岫镇2023年上半年“百县千镇万村高质量发展工程”工作总结",
        &["云岫镇2023年上半年", "“百县千镇万村高质量发展工程”工作总结"],
    );
}

#[test]
fn names_of_documents_are_kept_whole() {
    check(
        "岚溪县人民政府关于报送《云岫镇国土空间总体规划（2021—2035）》的报告",
        &["岚溪县人民政府关于报送", "《云岫镇国土空间总体规划（2021—2035）》", "的报告"],
    );
}

#[test]
fn words_and_numbers_are_kept_whole() {
    check(
        "岚溪县云岫镇2023年上半年招商引资工作推进情况报告",
        &["岚溪县云岫镇2023年上半年", "招商引资工作推进情况报告"],
    );
}

#[test]
fn a_very_long_title_wraps_as_it_comes() {
    let words = "长".repeat(100);
    check(&words, &[&words]);
}

fn lines_of(spans: &[Span<'_>], fit: usize) -> Vec<String> {
    let text = |line: &Vec<Span<'_>>| line.iter().map(|span| span.text.as_ref()).collect();
    title::spans(spans, fit).iter().map(text).collect()
}

/// The words in pieces of so many characters, every other one bound.
fn pieces(words: &str, length: usize) -> Vec<Span<'_>> {
    let bound = Shown { id: BoundId(0), path: String::new(), anchor: Anchor::Entry(1) };
    let mut rest = words;
    let mut out = Vec::new();
    while let Some(c) = rest.chars().next() {
        let end = rest.char_indices().nth(length).map_or(rest.len(), |(at, _)| at).max(c.len_utf8());
        let shows = (out.len() % 2 == 1).then(|| bound.clone());
        out.push(Span { text: rest[..end].into(), face: Face::Body, shows });
        rest = &rest[end..];
    }
    out
}

#[test]
fn a_title_of_spans_breaks_as_its_words_do_but_within_no_bound_thing() {
    let words = "岚溪县云岫镇2023年上半年招商引资工作推进情况报告";
    assert_eq!(lines_of(&pieces(words, 9), 20), ["岚溪县云岫镇2023年上半年招商引资工作推进情况报告"]);
    assert_eq!(lines_of(&pieces(words, 14), 20), ["岚溪县云岫镇2023年上半年", "招商引资工作推进情况报告"]);
    assert_eq!(lines_of(&pieces(words, 50), 20), title::lines(words, 20));
}

proptest! {
    #[test]
    fn breaking_loses_nothing(words in "[云岫镇“”《》（）0-9年的 ]{0,70}", fit in 0_usize..25) {
        prop_assert_eq!(title::lines(&words, fit).concat(), words);
    }

    #[test]
    fn spans_lose_nothing_and_keep_bound_things_whole(words in "[云岫镇“”《》0-9年的 ]{0,70}", length in 1_usize..12) {
        let spans = pieces(&words, length);
        prop_assert_eq!(lines_of(&spans, 20).concat(), words.as_str());
        let bound = |spans: &[Span<'_>]| -> Vec<String> {
            spans.iter().filter(|span| span.shows.is_some()).map(|span| span.text.to_string()).collect()
        };
        prop_assert_eq!(bound(&title::spans(&spans, 20).concat()), bound(&spans));
    }

    #[test]
    fn plain_titles_fit(words in "[云岫镇百千万工程的]{1,60}") {
        for line in title::lines(&words, 20) {
            prop_assert!(text::width(line) <= 40, "{line}");
        }
    }
}
