//! A registry is its folder: what stands in one and not in the other is no part of the product, or has been forgotten.

use std::collections::BTreeSet;
use std::fs;

use crate::{root, sources};

/// The names in a folder with this suffix (none: folders), without it.
fn folder(path: &str, suffix: Option<&str>) -> BTreeSet<String> {
    let entries = fs::read_dir(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    let names = entries.filter_map(|entry| {
        let path = entry.expect("an entry").path();
        let name = path.file_name()?.to_str()?.to_owned();
        match suffix {
            Some(suffix) => name.strip_suffix(suffix).map(str::to_owned),
            None => path.is_dir().then_some(name),
        }
    });
    names.collect()
}

fn set<'a>(names: impl IntoIterator<Item = &'a str>) -> BTreeSet<String> {
    names.into_iter().map(str::to_owned).collect()
}

/// Modules of a folder that are no members of its registry.
fn without(mut found: BTreeSet<String>, others: &[&str]) -> BTreeSet<String> {
    for other in others {
        assert!(found.remove(*other), "{other} is gone: take it off this list");
    }
    found
}

#[test]
fn kinds() {
    let files = folder("crates/taizhang-core/src/kind", Some(".rs"));
    let frame = [
        "mod", "change", "declared", "diff", "duty", "field", "ledger", "merge", "number", "read", "realm", "record",
        "staged", "table", "value",
    ];
    assert_eq!(without(files, &frame), set(taizhang_core::kind::all().iter().map(|kind| kind.code)));
}

#[test]
fn rules() {
    let files = without(folder("crates/taizhang-core/src/rules", Some(".rs")), &["mod"]);
    let files: BTreeSet<_> = files.iter().map(|file| file.replace('_', "-")).collect();
    assert_eq!(files, set(taizhang_core::rules::RULES.iter().map(|rule| rule.code)));
}

#[test]
fn document_rules() {
    let files = without(folder("crates/taizhang-proof/src/rules", Some(".rs")), &["mod"]);
    let files: BTreeSet<_> = files.iter().map(|file| file.replace('_', "-")).collect();
    assert_eq!(files, set(taizhang_proof::rules::RULES.iter().map(|rule| rule.code)));
}

/// A finding outside of rules has its code from its crate's table of notices: what is spelt elsewhere cannot be explained.
#[test]
fn codes_of_findings_stand_in_tables() {
    for name in ["exchange", "report", "proof", "app", "api", "cli"] {
        for (path, text) in sources(&format!("crates/taizhang-{name}/src")) {
            let spelt = text.lines().find(|line| line.trim_start().starts_with("code: \""));
            assert_eq!(spelt, None, "{path}");
        }
    }
}

#[test]
fn papers() {
    assert_eq!(
        folder("crates/taizhang-report/templates", None),
        set(taizhang_app::papers().into_iter().map(|(slug, _)| slug))
    );
}

#[test]
fn layouts() {
    let shown = taizhang_exchange::layout::all().iter().map(|layout| layout.code.as_str());
    let kinds = set(taizhang_core::kind::all().iter().map(|kind| kind.code));
    let files = folder("crates/taizhang-exchange/layouts", Some(".toml"));
    let data: BTreeSet<_> =
        set(shown).into_iter().filter(|code| files.contains(code) || !kinds.contains(code)).collect();
    assert_eq!(files, data);
}

#[test]
fn commands() {
    let files = without(folder("crates/taizhang-cli/src/commands", Some(".rs")), &["mod", "common", "each"]);
    let mod_rs = fs::read_to_string(root().join("crates/taizhang-cli/src/commands/mod.rs")).expect("mod.rs");
    let (_, list) = mod_rs.split_once("\ncommands! {").expect("the registry");
    let registered = list.lines().filter_map(|line| Some(line.trim().split_once(':')?.0));
    assert_eq!(files, set(registered));
}

#[test]
fn resources_of_the_service() {
    let files = without(folder("crates/taizhang-api/src/routes", Some(".rs")), &["mod", "common"]);
    let mod_rs = fs::read_to_string(root().join("crates/taizhang-api/src/routes/mod.rs")).expect("mod.rs");
    let listed = mod_rs.split("routes!(").skip(1).flat_map(|list| list[..list.find(')').expect("an end")].split(','));
    assert_eq!(files, set(listed.filter_map(|one| one.trim().split("::").next())));
}
