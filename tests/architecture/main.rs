//! The architecture as tests: who may know whom, what is absent, and that each registry is its folder.

mod absent;
mod crates;
mod registries;
mod storeys;
mod top;

use std::fs;
use std::path::{Path, PathBuf};

/// The root of the workspace.
fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

/// The source files below a folder, in order, each with its text.
fn sources(folder: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        for path in entries.map(|entry| entry.expect("an entry").path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|suffix| suffix == "rs") {
                let text = fs::read_to_string(&path).expect("text");
                found.push((name(&path), text));
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "{folder} has no sources");
    found
}

/// A path below the root, as the failing test names it.
fn name(path: &Path) -> String {
    let below: PathBuf = path.strip_prefix(root()).expect("below the root").to_owned();
    below.to_string_lossy().replace('\\', "/")
}

/// Lines of code: what stands before comments, without doc lines.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let bare = text.lines().map(|line| line.split("//").next().unwrap_or(line));
    bare.enumerate().map(|(at, line)| (at + 1, line))
}
