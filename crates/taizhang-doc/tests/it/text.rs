use proptest::prelude::*;
use taizhang_doc::text::{clean, unprintable, width};

#[test]
fn line_breaks_become_blanks_and_invisible_characters_go() {
    assert_eq!(clean("甲\r\n乙\t丙\u{2028}丁"), "甲  乙 丙 丁");
    assert_eq!(clean("2\u{202E}1\u{0}个\u{FEFF}\u{FFFF}"), "21个");
    assert_eq!(unprintable("2\u{202E}1\u{0}个\n"), 2);
}

#[test]
fn what_is_chinese_is_two_wide() {
    assert_eq!(width("4个"), 3);
    assert_eq!(width("1—6月“百千万”"), 1 + 2 + 1 + 2 + 2 + 6 + 2);
}

proptest! {
    #[test]
    fn cleaning_twice_changes_nothing(words in any::<String>()) {
        let once = clean(&words).into_owned();
        prop_assert_eq!(clean(&once), once.as_str());
        prop_assert!(!once.chars().any(char::is_control));
    }
}
