//! Divisions: codes and the dated tree.

use std::sync::Arc;

use jiff::civil::{Date, date};
use proptest::prelude::*;
use taizhang_core::base::{Division, DivisionCode, Level, Tree};

fn code(text: &str) -> DivisionCode {
    text.parse().expect("a code")
}

/// Code, level, what it lies in by its digits.
const CODES: &[(&str, Level, Option<&str>)] = &[
    ("440000000000", Level::Province, None),
    ("441600000000", Level::City, Some("440000000000")),
    ("441623000000", Level::County, Some("441600000000")),
    ("441623104000", Level::Town, Some("441623000000")),
    ("441623104201", Level::Village, Some("441623104000")),
    // Cities without counties: the town lies in the city.
    ("441900103000", Level::Town, Some("441900000000")),
    ("441900103201", Level::Village, Some("441900103000")),
    ("442000001000", Level::Town, Some("442000000000")),
];

#[test]
fn a_code_knows_its_level_and_what_it_lies_in() {
    for (text, level, parent) in CODES {
        assert_eq!((code(text).level(), code(text).parent()), (*level, parent.map(code)), "{text}");
        assert_eq!(code(text).to_string(), *text);
    }
}

#[test]
fn what_is_no_code_is_refused() {
    for text in [
        "",
        "4416",
        "44162310400",
        "4416231040000",
        "44162310400x",
        "４４１６２３１０４０００",
        "000000000000",
        "440023104000",
        "441623000201",
    ] {
        assert!(text.parse::<DivisionCode>().is_err(), "{text}");
    }
}

fn division(own: &str, name: &str, parent: Option<&str>, from: Option<Date>, until: Option<Date>) -> Division {
    Division { code: code(own), name: Arc::from(name), parent: parent.map(code), from, until }
}

/// 岚里村 moved from 石桥镇 to 云岫镇 on 1 July 2023, and kept its code.
fn moved() -> Tree {
    let mut tree = Tree::default();
    let eve = date(2023, 6, 30);
    for node in [
        division("440000000000", "岭海省", None, None, None),
        division("441600000000", "云江市", Some("440000000000"), None, None),
        division("441699000000", "岚溪县", Some("441600000000"), None, None),
        division("441699101000", "云岫镇", Some("441699000000"), None, None),
        division("441699102000", "石桥镇", Some("441699000000"), None, Some(eve)),
        division("441699102201", "岚里村", Some("441699102000"), None, Some(eve)),
        division("441699102201", "岚里村", Some("441699101000"), Some(date(2023, 7, 1)), None),
        division("441900000000", "东莞市", Some("440000000000"), None, None),
        division("441900103000", "竹岭镇", Some("441900000000"), None, None),
    ] {
        tree.take(node);
    }
    tree
}

fn names(tree: &Tree, of: &str, day: Date) -> Vec<String> {
    tree.above(code(of), day).iter().map(|node| node.name.to_string()).collect()
}

#[test]
fn a_moved_village_keeps_its_old_parent_for_old_days() {
    let tree = moved();
    let village = "441699102201";
    assert_eq!(names(&tree, village, date(2023, 6, 30)), ["石桥镇", "岚溪县", "云江市", "岭海省"]);
    assert_eq!(names(&tree, village, date(2023, 7, 1)), ["云岫镇", "岚溪县", "云江市", "岭海省"]);
    let within = |town: &str, day| tree.children(code(town), day).map(|node| node.name.to_string()).collect::<Vec<_>>();
    assert_eq!(within("441699101000", date(2023, 6, 30)), Vec::<String>::new());
    assert_eq!(within("441699101000", date(2023, 7, 1)), ["岚里村"]);
    assert_eq!(within("441699000000", date(2023, 7, 1)), ["云岫镇"]);
    assert!(tree.named("石桥镇", date(2023, 6, 30)).is_some());
    assert!(tree.named("石桥镇", date(2023, 7, 1)).is_none());
}

#[test]
fn a_town_may_lie_directly_in_a_city() {
    assert_eq!(names(&moved(), "441900103000", date(2023, 6, 30)), ["东莞市", "岭海省"]);
}

#[test]
fn a_tree_that_bites_its_tail_ends() {
    let mut tree = Tree::default();
    tree.take(division("441699101000", "云岫镇", Some("441699102000"), None, None));
    tree.take(division("441699102000", "石桥镇", Some("441699101000"), None, None));
    assert_eq!(names(&tree, "441699101000", date(2023, 6, 30)), ["石桥镇", "云岫镇"]);
}

proptest! {
    #[test]
    fn parents_climb_to_the_province(province in 11_u32..=82, city in 0_u32..100, county in 0_u32..100, town in 0_u32..1000, village in 0_u32..1000) {
        let text = format!("{province:02}{city:02}{county:02}{town:03}{village:03}");
        if let Ok(own) = text.parse::<DivisionCode>() {
            let mut at = own;
            while let Some(parent) = at.parent() {
                prop_assert!(parent.level() > at.level());
                prop_assert_eq!(parent.to_string().parse::<DivisionCode>().unwrap(), parent);
                at = parent;
            }
            prop_assert_eq!(at.level(), Level::Province);
        }
    }

    #[test]
    fn any_text_is_a_code_or_refused(text in "[0-9]{12}|.{0,14}") {
        if let Ok(own) = text.parse::<DivisionCode>() {
            prop_assert_eq!(own.as_str(), text);
        }
    }
}
