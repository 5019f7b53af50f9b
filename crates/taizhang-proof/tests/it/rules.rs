//! Rules: every one is tested on its own two examples.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use taizhang_proof::rules::{RULES, Rule, Sort, named};

use crate::{findings, told};

/// What is found in a rule's example. That a blank is left is no news of a paper whose masking is looked at.
fn codes(rule: &Rule, text: &str) -> BTreeSet<&'static str> {
    let masked = rule.code.starts_with("mask-");
    let codes = findings(text).into_iter().map(|one| one.diagnostic.code);
    codes.filter(|code| !masked || *code != "placeholder-left").collect()
}

#[test]
fn every_rule_finds_its_bad_example_and_nothing_else_does() {
    let wrong: Vec<String> = RULES
        .iter()
        .map(|rule| (rule.code, codes(rule, rule.bad)))
        .filter(|(code, found)| *found != BTreeSet::from([*code]))
        .map(|(code, found)| format!("{code}: {found:?}"))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_rule_finds_anything_in_a_good_example() {
    let wrong: Vec<String> = RULES
        .iter()
        .map(|rule| (rule.code, codes(rule, rule.good)))
        .filter(|(_, found)| !found.is_empty())
        .map(|(code, found)| format!("{code}: {found:?}"))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn both_languages_say_the_same_things() {
    let names = |templates: [&'static str; 2]| -> BTreeSet<&str> {
        let parts = templates.into_iter().flat_map(|text| text.split('{').skip(1));
        parts.filter_map(|part| part.split_once('}')).map(|(name, _)| name).collect()
    };
    for rule in RULES {
        assert_eq!(names([rule.zh, rule.help_zh]), names([rule.en, rule.help_en]), "{}", rule.code);
    }
}

#[test]
fn rules_are_registered_in_the_order_of_their_names() {
    let codes: Vec<&str> = RULES.iter().map(|rule| rule.code).collect();
    let mut sorted = codes.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(codes, sorted);
    assert!(codes.iter().all(|code| named(code).is_some()));
}

#[test]
fn messages_have_the_manner_of_the_trade() {
    for rule in RULES {
        for word in ["格式错误", "非法", "字段", "记录不", "无效"] {
            assert!(![rule.zh, rule.help_zh].iter().any(|text| text.contains(word)), "{} says {word}", rule.code);
        }
        assert!(rule.zh.ends_with('。') && rule.help_zh.ends_with('。'), "{}", rule.code);
        assert!(rule.help_zh.contains('请'), "{} asks for nothing", rule.code);
        assert!(!rule.meaning().is_empty() && !rule.basis.is_empty(), "{}", rule.code);
    }
}

/// What each rule of a sort says of its own bad example, both languages, as a person reads it.
fn said(sort: Sort) -> String {
    let mut text = String::new();
    for rule in RULES.iter().filter(|rule: &&&Rule| rule.sort == sort) {
        for one in findings(rule.bad) {
            let found = &one.diagnostic;
            writeln!(text, "{} {}", found.severity.code(), told(found)).expect("a String");
            writeln!(text, "  {}\n  {}", found.message.zh, found.message.en).expect("a String");
            let help = found.help.as_ref().expect("every rule says what to do");
            writeln!(text, "  → {}\n  → {}", help.zh, help.en).expect("a String");
            if let Some(fix) = &found.fix {
                writeln!(text, "  = {fix:?}").expect("a String");
            }
        }
    }
    text
}

macro_rules! said {
    ($($test:ident: $sort:ident,)*) => {$(
        #[test]
        fn $test() {
            insta::assert_snapshot!(stringify!($test), said(Sort::$sort));
        }
    )*};
}

said! {
    what_is_said_of_residue: Residue,
    what_is_said_of_layout: Layout,
    what_is_said_of_the_outline: Outline,
    what_is_said_of_punctuation: Punctuation,
    what_is_said_of_numerals: Numerals,
    what_is_said_of_figures: Figures,
    what_is_said_of_time: Time,
    what_is_said_of_wording: Wording,
    what_is_said_of_names: Names,
    what_is_said_of_privacy: Privacy,
    what_is_said_of_the_genre: Genre,
}
