use proptest::prelude::*;
use taizhang_doc::{text, title};

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

proptest! {
    #[test]
    fn breaking_loses_nothing(words in "[云岫镇“”《》（）0-9年的 ]{0,70}", fit in 0_usize..25) {
        prop_assert_eq!(title::lines(&words, fit).concat(), words);
    }

    #[test]
    fn plain_titles_fit(words in "[云岫镇百千万工程的]{1,60}") {
        for line in title::lines(&words, 20) {
            prop_assert!(text::width(line) <= 40, "{line}");
        }
    }
}
