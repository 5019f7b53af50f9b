//! Who may know whom.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

use crate::root;

/// Each crate, and the crates that it may know. The table of the design; whoever changes it says why there.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("taizhang-derive", &[]),
    ("taizhang-core", &["taizhang-derive"]),
    ("taizhang-doc", &[]),
    // What strangers send as .xlsx and .docx is unpacked within one set of bounds, and patched in one way.
    ("taizhang-package", &[]),
    ("taizhang-report", &["taizhang-core", "taizhang-doc"]),
    ("taizhang-render", &["taizhang-doc"]),
    ("taizhang-proof", &["taizhang-core", "taizhang-doc", "taizhang-package"]),
    ("taizhang-exchange", &["taizhang-core", "taizhang-package"]),
    ("taizhang-store", &["taizhang-core"]),
    (
        "taizhang-app",
        &[
            "taizhang-core",
            "taizhang-doc",
            "taizhang-report",
            "taizhang-render",
            "taizhang-proof",
            "taizhang-exchange",
            "taizhang-package",
            "taizhang-store",
        ],
    ),
    ("taizhang-api", &["taizhang-app", "taizhang-core", "taizhang-doc"]),
    ("taizhang-cli", &["taizhang-app", "taizhang-api"]),
];

/// Crates that serve connections, and can open them too where they are asked to: they may not be.
const SERVING: &[&str] = &["hyper", "hyper-util", "axum", "tower-http"];

/// The one member that is no part of the product.
const TESTS: &str = "taizhang-tests";

/// Crates that open connections to other machines.
const UNWANTED: &[&str] = &[
    "reqwest",
    "ureq",
    "isahc",
    "curl",
    "surf",
    "attohttpc",
    "minreq",
    "openssl-sys",
    "native-tls",
    "lettre",
    "tungstenite",
    "rusoto_core",
    "sentry",
    "opentelemetry-otlp",
];

fn cargo(args: &[&str]) -> Vec<u8> {
    let output = Command::new(env!("CARGO")).args(args).current_dir(root()).output().expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

fn metadata() -> Value {
    serde_json::from_slice(&cargo(&["metadata", "--format-version", "1", "--no-deps"])).expect("JSON")
}

fn members() -> Vec<Value> {
    let Value::Array(members) = metadata()["packages"].take() else { panic!("no packages") };
    members
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

/// Names of the packages that a member depends on, for the product or for its tests.
fn depends(member: &Value) -> BTreeSet<&str> {
    member["dependencies"].as_array().expect("dependencies").iter().map(|one| text(&one["name"])).collect()
}

#[test]
fn crates_know_only_what_the_table_allows() {
    let table: BTreeMap<_, _> = MAY_KNOW.iter().copied().collect();
    for member in members() {
        let name = text(&member["name"]);
        if name == TESTS {
            continue;
        }
        let may = table.get(name).unwrap_or_else(|| panic!("{name} is in no row of MAY_KNOW: add it, and say why"));
        for other in depends(&member).into_iter().filter(|other| other.starts_with("taizhang-")) {
            assert!(may.contains(&other), "{name} knows {other}, which its row of MAY_KNOW does not allow");
        }
    }
}

#[test]
fn folder_is_package_is_library() {
    for member in members() {
        let name = text(&member["name"]);
        if name == TESTS {
            continue;
        }
        let manifest = text(&member["manifest_path"]).replace('\\', "/");
        assert!(manifest.ends_with(&format!("/crates/{name}/Cargo.toml")), "{name} stands in {manifest}");
        let libraries: Vec<_> = member["targets"]
            .as_array()
            .expect("targets")
            .iter()
            .filter(|target| {
                target["kind"]
                    .as_array()
                    .is_some_and(|kinds| kinds.iter().any(|kind| kind == "lib" || kind == "proc-macro"))
            })
            .map(|target| text(&target["name"]).to_owned())
            .collect();
        assert_eq!(libraries, [name.replace('-', "_")], "the library of {name}");
    }
}

#[test]
fn versions_stand_in_the_root_only() {
    for member in members() {
        let manifest = std::fs::read_to_string(text(&member["manifest_path"])).expect("a manifest");
        let mut in_dependencies = false;
        for (at, line) in manifest.lines().enumerate() {
            if line.starts_with('[') {
                in_dependencies = line.contains("dependencies");
            }
            let pinned =
                line.contains("version = ") || line.split_once(" = ").is_some_and(|(_, value)| value.starts_with('"'));
            assert!(!in_dependencies || !pinned, "{}:{}: {line}", text(&member["name"]), at + 1);
        }
    }
}

#[test]
fn nothing_that_we_ship_opens_a_connection() {
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).expect("the lock file");
    let names: Vec<_> = lock.lines().filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"')).collect();
    assert!(names.contains(&"taizhang-cli"), "the lock file lists packages");
    let found: Vec<_> = names.into_iter().filter(|name| UNWANTED.contains(name)).collect();
    assert_eq!(found, Vec::<&str>::new());
}

#[test]
fn what_serves_connections_cannot_open_any() {
    let tree = cargo(&["tree", "--workspace", "--locked", "--offline", "--prefix", "none", "--format", "{p}|{f}"]);
    let tree = String::from_utf8(tree).expect("UTF-8");
    // `hyper v1.12.0|http1,server`
    let built = tree.lines().filter_map(|line| line.split_once('|'));
    let built: BTreeSet<_> = built.map(|(package, features)| (package.split(' ').next(), features)).collect();
    let serving = built.iter().filter(|(name, _)| name.is_some_and(|name| SERVING.contains(&name)));
    assert!(serving.clone().count() >= 3, "the service is built on hyper and axum");
    for (name, features) in serving {
        assert!(!features.split(',').any(|feature| feature.starts_with("client")), "{name:?} is built with {features}");
    }
}
