use taizhang_doc::Level;
use taizhang_doc::numbering::{Numbering, annex, annex_note, chinese, series};

#[test]
fn a_heading_restarts_the_levels_below_it_and_no_other() {
    let mut numbering = Numbering::default();
    let order = [
        Level::One,
        Level::Two,
        Level::Three,
        Level::Four,
        Level::Three,
        Level::Two,
        Level::Three,
        Level::One,
        Level::Two,
    ];
    let labels: Vec<String> = order.into_iter().map(|level| numbering.heading(level)).collect();
    assert_eq!(labels, ["一、", "（一）", "1.", "（1）", "2.", "（二）", "1.", "二、", "（一）"]);
}

#[test]
fn tables_count_through_the_paper() {
    let mut numbering = Numbering::default();
    assert_eq!(numbering.table(), "表1");
    numbering.heading(Level::One);
    assert_eq!(numbering.table(), "表2");
}

#[test]
fn a_single_item_of_a_series_is_not_numbered() {
    assert_eq!(series(1, 1), None);
    assert_eq!(series(2, 2).as_deref(), Some("二是"));
}

#[test]
fn a_single_annex_is_not_numbered() {
    assert_eq!((annex(1, 1), annex_note(1, 1)), ("附件".into(), "附件：".into()));
    assert_eq!((annex(1, 2), annex_note(1, 2)), ("附件1".into(), "附件：1.".into()));
    assert_eq!((annex(2, 2), annex_note(2, 2)), ("附件2".into(), "2.".into()));
}

#[test]
fn chinese_numerals_of_labels() {
    for (n, words) in [
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (99, "九十九"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (1000, "1000"),
    ] {
        assert_eq!(chinese(n), words);
    }
}
