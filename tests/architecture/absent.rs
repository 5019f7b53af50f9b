//! What must not be there.

use crate::{code, sources};

/// What core and the other pure crates never do.
const IMPURE: &[&str] = &[
    "std::fs",
    "std::net",
    "std::process",
    "std::env::",
    "SystemTime",
    "Instant::now",
    "Timestamp::now",
    "Zoned::now",
    "async fn",
    "tokio",
    "rand::",
];

/// From records to paper everything is a pure function of what it is given.
const PURE: &[&str] = &[
    "taizhang-core",
    "taizhang-doc",
    "taizhang-report",
    "taizhang-render",
    "taizhang-package",
    "taizhang-exchange",
    "taizhang-proof",
];

#[test]
fn pure_crates_ask_the_world_nothing() {
    for name in PURE {
        for (file, text) in sources(&format!("crates/{name}/src")) {
            for (number, line) in code(&text) {
                for word in IMPURE {
                    // `brand::` is no `rand::`.
                    let mut before = line.match_indices(word).map(|(at, _)| line[..at].chars().next_back());
                    let asked = before.any(|c| !c.is_some_and(|c| c.is_alphanumeric() || c == '_'));
                    assert!(!asked, "{file}:{number}: {name} is pure, but here is {word}: {line}");
                }
            }
        }
    }
}

#[test]
fn only_the_environment_reads_the_clock() {
    for (file, text) in sources("crates").into_iter().filter(|(file, _)| file != "crates/taizhang-app/src/env.rs") {
        for (number, line) in code(&text) {
            for word in ["Timestamp::now", "Zoned::now", "SystemTime::now"] {
                assert!(!line.contains(word), "{file}:{number}: ask Env: {line}");
            }
        }
    }
}

#[test]
fn core_has_no_floats() {
    for (file, text) in sources("crates/taizhang-core/src") {
        for (number, line) in code(&text) {
            let words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
            for word in words {
                let float = matches!(word, "f32" | "f64") || word.ends_with("_f64") || word.ends_with("_f32");
                assert!(!float, "{file}:{number}: {line}");
            }
        }
    }
}

#[test]
fn nothing_formats_a_number_for_a_paper_but_base() {
    for name in [
        "taizhang-report",
        "taizhang-exchange",
        "taizhang-render",
        "taizhang-proof",
        "taizhang-app",
        "taizhang-api",
        "taizhang-cli",
    ] {
        for (file, text) in sources(&format!("crates/{name}/src")) {
            // A typed total is held against the sum rounded as it was typed: nothing is written there.
            let compares = file.ends_with("exchange/src/read/total.rs");
            for (number, line) in code(&text) {
                let rounds = !compares && [".round_dp", "RoundingStrategy"].iter().any(|word| line.contains(word));
                let places = line.contains("{:.") || line.contains(":.1}") || line.contains(":.2}");
                assert!(!rounds && !places, "{file}:{number}: core::base writes numbers: {line}");
            }
        }
    }
}

#[test]
fn only_the_printer_prints() {
    for (file, text) in sources("crates") {
        if file.contains("/tests/") || file.contains("/examples/") {
            continue;
        }
        for (number, line) in code(&text) {
            for word in ["println!", "eprintln!", "print!(", "io::stdout", "io::stderr"] {
                assert!(!line.contains(word) || file.ends_with("cli/src/printer.rs"), "{file}:{number}: {line}");
            }
        }
    }
}

/// The quoted words of a line.
fn quoted(line: &str) -> impl Iterator<Item = &str> {
    line.split('"').skip(1).step_by(2)
}

#[test]
fn nothing_above_the_renderers_names_a_format() {
    let formats = ["docx", "html", "md", "txt", "json", "pdf"];
    for folder in ["crates/taizhang-app/src", "crates/taizhang-api/src", "crates/taizhang-cli/src"] {
        for (file, text) in sources(folder) {
            for (number, line) in code(&text) {
                let named = quoted(line).find(|word| formats.contains(word));
                let of_ledgers = file.ends_with("app/src/source.rs");
                assert!(named.is_none() || of_ledgers, "{file}:{number}: read formats off FORMATS: {line}");
            }
        }
    }
}

#[test]
fn no_kind_is_named_in_a_string_outside_its_file() {
    let kinds: Vec<_> = taizhang_core::kind::all().iter().map(|kind| kind.code).collect();
    for name in ["taizhang-app", "taizhang-api", "taizhang-cli", "taizhang-exchange", "taizhang-report"] {
        for (file, text) in sources(&format!("crates/{name}/src")) {
            for (number, line) in code(&text).filter(|(_, line)| line.contains("=>") || line.contains("==")) {
                let named = quoted(line).find(|word| kinds.contains(word));
                assert!(named.is_none(), "{file}:{number}: a kind is matched by name: {line}");
            }
        }
    }
}

#[test]
fn only_the_command_serve_knows_the_service() {
    for (file, text) in sources("crates/taizhang-cli/src") {
        let knows = code(&text).any(|(_, line)| line.contains("taizhang_api"));
        assert_eq!(knows, file.ends_with("commands/serve.rs"), "{file}");
    }
}

#[test]
fn only_the_service_waits_for_connections() {
    for (file, text) in sources("crates").into_iter().filter(|(file, _)| !file.starts_with("crates/taizhang-api/")) {
        for (number, line) in code(&text) {
            for word in ["TcpListener", "TcpStream", "UdpSocket", "tokio::"] {
                assert!(!line.contains(word), "{file}:{number}: {word}: {line}");
            }
        }
    }
    for (file, text) in sources("crates/taizhang-api/src") {
        for (number, line) in code(&text) {
            for word in ["TcpStream::connect", "UdpSocket", "std::fs", "std::env::", "std::process"] {
                assert!(!line.contains(word), "{file}:{number}: no state, and no connection of its own: {line}");
            }
        }
    }
}
