//! The four storeys of core: arrows only point down.

use crate::{code, sources};

/// From the ground up.
const STOREYS: &[&str] = &["base", "kind", "catalogue", "rules"];

/// The storeys that a line of code names: `crate::kind::…`, `crate::{base::…, kind::…}`, `super::super::rules`.
fn named(line: &str) -> Vec<&'static str> {
    let paths = ["crate::", "taizhang_core::", "super::super::"];
    let names = |storey: &&&str| {
        let behind = |path: &&str| {
            line.match_indices(path).any(|(at, _)| {
                let rest = &line[at + path.len()..];
                starts_with_word(rest, storey) || rest.strip_prefix('{').is_some_and(|group| in_group(group, storey))
            })
        };
        paths.iter().any(behind)
    };
    STOREYS.iter().filter(names).copied().collect()
}

fn starts_with_word(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
}

/// Whether a name begins one of the parts of `{a::b, c::{d, e}}`.
fn in_group(group: &str, word: &str) -> bool {
    let mut depth = 0_usize;
    let mut part = true;
    for (at, c) in group.char_indices() {
        if part && depth == 0 && starts_with_word(group[at..].trim_start(), word) {
            return true;
        }
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => return false,
            '}' => depth -= 1,
            _ => {}
        }
        part = c == ',' || part && c.is_whitespace();
    }
    false
}

#[test]
fn the_reader_of_paths_sees_what_it_must() {
    let cases: &[(&str, &[&str])] = &[
        ("use crate::kind::Ledger;", &["kind"]),
        ("use crate::{base::Unit, rules};", &["base", "rules"]),
        ("    crate::catalogue::compare(now, before)", &["catalogue"]),
        ("use crate::kindred::Thing;", &[]),
        ("use crate::{base::{Unit, kind}};", &["base"]),
        ("let kind = table.kind;", &[]),
    ];
    for (line, wanted) in cases {
        assert_eq!(named(line), *wanted, "{line}");
    }
}

#[test]
fn arrows_between_the_storeys_only_point_down() {
    for (height, storey) in STOREYS.iter().enumerate() {
        for (file, text) in sources(&format!("crates/taizhang-core/src/{storey}")) {
            for (number, line) in code(&text) {
                for other in named(line) {
                    let above = STOREYS.iter().position(|known| *known == other).expect("a storey") > height;
                    assert!(!above, "{file}:{number}: {storey} knows {other}, which stands above it: {line}");
                }
            }
        }
    }
}

#[test]
fn the_library_has_these_storeys_and_no_other() {
    let (_, text) =
        sources("crates/taizhang-core/src").into_iter().find(|(file, _)| file.ends_with("src/lib.rs")).expect("lib.rs");
    let mut modules: Vec<_> =
        code(&text).filter_map(|(_, line)| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    modules.sort_unstable();
    let mut storeys = STOREYS.to_vec();
    storeys.sort_unstable();
    assert_eq!(modules, storeys);
}

#[test]
fn rules_know_nothing_of_one_another() {
    for folder in ["crates/taizhang-core/src/rules", "crates/taizhang-proof/src/rules"] {
        no_rule_imports_a_rule(folder);
    }
}

fn no_rule_imports_a_rule(folder: &str) {
    let rules = sources(folder);
    let names: Vec<_> = rules
        .iter()
        .filter_map(|(file, _)| file.rsplit_once("/rules/")?.1.strip_suffix(".rs"))
        .filter(|name| !name.contains('/') && *name != "mod")
        .collect();
    for (file, text) in rules.iter().filter(|(file, _)| !file.ends_with("/mod.rs") && !file.contains("/frame/")) {
        for (number, line) in code(text) {
            let other = names
                .iter()
                .find(|name| line.contains(&format!("super::{name}")) || line.contains(&format!("rules::{name}")));
            assert!(other.is_none(), "{file}:{number}: a rule imports a rule: {line}");
        }
    }
}
