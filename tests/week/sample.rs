//! The sample week of 云岫镇, whole.

use taizhang_app::view::EditionView;
use taizhang_app::{edition_of, message_text, render};

use crate::desk::{MONDAY, edition, town};

#[test]
fn the_sample_week_is_told() {
    let told = edition(&town(), MONDAY, None);
    let paper = told.compiled.paper.expect("nothing stops it");
    let format = taizhang_app::FORMATS.iter().find(|format| format.suffix == "txt").expect("text");
    let text = String::from_utf8(render(&paper, format).expect("text can be written").bytes).expect("UTF-8");
    insta::assert_snapshot!("paper", text);
    insta::assert_snapshot!("message", message_text(&told.message.expect("a text for the group")));
}

#[test]
fn an_edition_is_read_as_it_was_written() {
    let closed = edition(&town(), MONDAY, None).edition.expect("an edition");
    let text = EditionView::from(&closed).text();
    assert_eq!(edition_of(text.as_bytes()), Some(closed));
}

#[test]
fn an_edition_is_short() {
    let told = edition(&town(), MONDAY, None);
    let message = message_text(&told.message.expect("a text for the group"));
    assert!(message.trim_end().chars().count() <= 200, "{message}");
    assert!(told.compiled.told.iter().all(|finding| finding.code != "edition-long"));
}
