//! The top level and the texts that lead around.

use std::fs;
use std::process::Command;

use crate::root;

/// What may stand at the top beside dot- and tool files.
const TOP: &[&str] = &["Cargo.toml", "crates", "fixtures", "tests", "README.md"];
/// Files of tools.
const TOOLS: &[&str] = &["Cargo.lock", "clippy.toml", "rustfmt.toml", "deny.toml"];

/// The files under version control; none where this is no checkout.
fn tracked() -> Option<Vec<String>> {
    let output = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(root())
        .output()
        .ok()?;
    let listed = output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())?;
    Some(listed.split('\0').filter(|name| !name.is_empty()).map(str::to_owned).collect())
}

#[test]
fn the_top_level_stays_as_agreed() {
    let listed = tracked().unwrap_or_else(|| {
        let entries = fs::read_dir(root()).expect("the root").map(|entry| entry.expect("an entry"));
        entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).filter(|name| name != "target").collect()
    });
    for name in listed {
        let top = name.split('/').next().unwrap_or(&name);
        assert!(top.starts_with('.') || TOP.contains(&top) || TOOLS.contains(&top), "{top} is new at the top level");
    }
    for name in TOP {
        assert!(root().join(name).exists(), "{name} is gone from the top level");
    }
}

#[test]
fn the_map_names_every_crate() {
    let map = fs::read_to_string(root().join("crates/README.md")).expect("the map");
    for entry in fs::read_dir(root().join("crates")).expect("crates") {
        let entry = entry.expect("an entry");
        let name = entry.file_name().to_string_lossy().into_owned();
        assert!(!entry.path().is_dir() || map.contains(&format!("`{name}`")), "crates/README.md does not name {name}");
    }
}

#[test]
fn files_stay_small() {
    for (file, text) in crate::sources("crates") {
        let lines = text.lines().count();
        assert!(lines <= 600, "{file} has {lines} lines: a second idea has moved in");
    }
}
