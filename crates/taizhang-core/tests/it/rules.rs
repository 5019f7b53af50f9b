//! Rules: every one is tested on its own two examples.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::Arc;

use taizhang_core::base::{Diagnostic, Severity};
use taizhang_core::kind::project::Stage;
use taizhang_core::kind::{Choice, Mapped, Origin, Project, SheetOrigin};
use taizhang_core::rules::{Example, Layer, RULES, Rule, check, named};

/// What all rules find in an example.
fn findings(example: &Example) -> Vec<Diagnostic> {
    example.findings().unwrap_or_else(|error| panic!("{}\n{error}", example.text()))
}

fn rule(code: &str) -> &'static Rule {
    named(code).unwrap_or_else(|| panic!("no rule is called {code}"))
}

fn codes(example: &Example) -> BTreeSet<&'static str> {
    findings(example).iter().map(|finding| finding.code).collect()
}

#[test]
fn every_rule_finds_its_bad_example_and_nothing_else_does() {
    let wrong: Vec<String> = RULES
        .iter()
        .map(|rule| (rule.code, codes(&rule.bad)))
        .filter(|(code, found)| *found != BTreeSet::from([*code]))
        .map(|(code, found)| format!("{code}: {found:?}"))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_rule_finds_anything_in_a_good_example() {
    let wrong: Vec<String> = RULES
        .iter()
        .map(|rule| (rule.code, codes(&rule.good)))
        .filter(|(_, found)| !found.is_empty())
        .map(|(code, found)| format!("{code}: {found:?}"))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_registry_is_the_folder() {
    let folder = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src/rules")).expect("the folder is there");
    let files: BTreeSet<String> = folder
        .map(|file| file.expect("readable").path().file_stem().expect("a name").to_string_lossy().into_owned())
        .filter(|stem| !["mod", "frame"].contains(&stem.as_str()))
        .map(|stem| stem.replace('_', "-"))
        .collect();
    let registered: Vec<String> = RULES.iter().map(|rule| rule.code.to_owned()).collect();
    assert_eq!(files.into_iter().collect::<Vec<_>>(), registered, "rules are registered in the order of their names");
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
fn a_waiver_sets_one_finding_of_one_record_aside() {
    let expired = rule("waiver-expired");
    let codes = |as_of: &str| -> Vec<&str> {
        let ledger = expired.good.ledger().expect("the example is sound");
        check(&ledger, None, as_of.parse().expect("a day")).iter().map(|finding| finding.code).collect()
    };
    assert_eq!(codes("2023-07-31"), [] as [&str; 0]);
    assert_eq!(codes("2023-08-01"), ["waiver-expired", "funds-over-contract"]);
}

#[test]
fn what_is_still_looked_up_is_not_missing() {
    let ledger = |pending: bool| {
        let mut ledger = rule("project-without-leader").bad.ledger().expect("the example is sound");
        if pending {
            ledger.records.of_mut::<Project>()[0].meta.pending.insert(Project::LEADER.index());
        }
        check(&ledger, None, "2023-06-30".parse().expect("a day"))
    };
    let told = |found: &[Diagnostic]| found.iter().map(|finding| (finding.code, finding.severity)).collect::<Vec<_>>();
    assert_eq!(told(&ledger(false)), [("project-without-leader", Severity::Error)]);
    assert_eq!(told(&ledger(true)), [("pending-before-submission", Severity::Warning)]);
}

#[test]
fn a_message_names_the_cell_to_change() {
    let mut ledger = rule("signed-without-date").bad.ledger().expect("the example is sound");
    let stage = Project::STAGE.index();
    let columns = vec![
        Mapped { field: stage, stage: None, column: 7 },
        Mapped { field: stage, stage: Some(Stage::Signed.opt()), column: 8 },
    ];
    let sheet = SheetOrigin { file: "台账.xlsx".into(), sheet: "招商项目".into(), columns };
    ledger.records.of_mut::<Project>()[0].meta.origin = Some(Origin { sheet: Arc::new(sheet), row: 9 });
    let found = check(&ledger, None, "2023-06-30".parse().expect("a day"));
    assert_eq!(found[0].place.to_string(), "招商项目!H9");
    let help = found[0].help.as_ref().expect("every rule says what to do");
    assert_eq!(help.zh, "请补签约日期；如果签的是框架协议，请把G9改为“意向（框架协议）”。");
}

#[test]
fn messages_have_the_manner_of_the_trade() {
    for rule in RULES {
        for word in ["格式错误", "非法", "字段", "记录不", "无效值", "无效"] {
            assert!(![rule.zh, rule.help_zh].iter().any(|text| text.contains(word)), "{} says {word}", rule.code);
        }
        assert!(rule.zh.ends_with('。') && rule.help_zh.ends_with('。'), "{}", rule.code);
        assert!(rule.help_zh.starts_with('请') || rule.help_zh.contains('请'), "{} asks for nothing", rule.code);
        assert!(!rule.meaning().is_empty() && !rule.basis.is_empty(), "{}", rule.code);
    }
}

/// `severity code place | message | help`, both languages, as a person reads them.
fn told(layer: Layer) -> String {
    let mut text = String::new();
    for rule in RULES.iter().filter(|rule| rule.layer == layer) {
        for finding in findings(&rule.bad) {
            let Diagnostic { severity, code, place, message, help, fix, related } = finding;
            writeln!(text, "{} {code} {place}", severity.code()).expect("a String");
            writeln!(text, "  {}", message.zh).expect("a String");
            writeln!(text, "  {}", message.en).expect("a String");
            let help = help.expect("every rule says what to do");
            writeln!(text, "  → {}\n  → {}", help.zh, help.en).expect("a String");
            if let Some(fix) = fix {
                writeln!(text, "  = {fix}").expect("a String");
            }
            if !related.is_empty() {
                let places: Vec<String> = related.iter().map(ToString::to_string).collect();
                writeln!(text, "  + {}", places.join(", ")).expect("a String");
            }
        }
    }
    text
}

#[test]
fn what_the_clerk_reads_about_one_value() {
    insta::assert_snapshot!("rules_field", told(Layer::Field));
}

#[test]
fn what_the_clerk_reads_about_one_record() {
    insta::assert_snapshot!("rules_record", told(Layer::Record));
}

#[test]
fn what_the_clerk_reads_about_the_ledger() {
    insta::assert_snapshot!("rules_ledger", told(Layer::Ledger));
}

#[test]
fn what_the_clerk_reads_about_the_period() {
    insta::assert_snapshot!("rules_period", told(Layer::Period));
}

#[test]
fn what_the_clerk_reads_about_the_divisions() {
    insta::assert_snapshot!("rules_roll_up", told(Layer::RollUp));
}
