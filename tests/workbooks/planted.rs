//! What is planted in the folder of bad workbooks, and what is found there.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use serde_json::{Value, json};
use taizhang_app::{Diagnostic, Period, Place, check, open};

use crate::{env, fixtures};

/// One workbook, or several that are read together.
pub(crate) struct Case {
    /// `004-yuan-in-wan.xlsx`, or a folder.
    pub(crate) name: String,
    /// 统计期
    period: Option<Period>,
    /// What is planted.
    expected: Vec<Expected>,
}

/// A finding as `expected.json` has it: told at this place, with these words in its message.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Expected {
    code: String,
    severity: String,
    at: String,
    file: Option<String>,
    says: Vec<String>,
}

/// All cases, in order.
pub(crate) fn cases() -> Vec<Case> {
    let text = fs::read_to_string(fixtures().join("bad/expected.json")).expect("bad/expected.json");
    let all: Value = serde_json::from_str(&text).expect("JSON");
    all.as_object().expect("a name and what is planted there").iter().map(Case::of).collect()
}

/// Every finding there is in the folder, once for all tests.
pub(crate) static FOUND: LazyLock<Vec<(Case, Vec<Diagnostic>)>> = LazyLock::new(|| {
    let found = |case: Case| {
        let findings = case.found();
        (case, findings)
    };
    cases().into_iter().map(found).collect()
});

fn word(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

impl Case {
    fn of((name, value): (&String, &Value)) -> Self {
        let period = value.get("period").map(|period| word(period).parse().expect("a period"));
        let expected = value["findings"].as_array().expect("findings").iter().map(Expected::of).collect();
        Self { name: name.clone(), period, expected }
    }

    pub(crate) fn path(&self) -> PathBuf {
        fixtures().join("bad").join(&self.name)
    }

    /// All that is told of it.
    fn found(&self) -> Vec<Diagnostic> {
        let opened = open(&[self.path()]).expect("a file of the fixtures");
        check(&opened, self.period, &env()).findings
    }

    /// What was planted and is not told, and what is told and was not planted.
    pub(crate) fn differences(&self, found: &[Diagnostic]) -> Vec<String> {
        let mut left: Vec<&Diagnostic> = found.iter().collect();
        let mut lines = Vec::new();
        for expected in &self.expected {
            match left.iter().position(|one| expected.is(one)) {
                Some(at) => drop(left.remove(at)),
                None => lines.push(format!("  missing {expected}")),
            }
        }
        lines.extend(left.iter().map(|one| format!("  told, not planted {}\n      {}", entry(one), one.message.zh)));
        lines
    }
}

impl Expected {
    fn of(value: &Value) -> Self {
        let says = value["says"].as_array().expect("words of the message").iter().map(word).collect();
        Self {
            code: word(&value["code"]),
            severity: word(&value["severity"]),
            at: word(&value["at"]),
            file: value.get("file").map(word),
            says,
        }
    }

    fn is(&self, found: &Diagnostic) -> bool {
        found.code == self.code
            && found.severity.code() == self.severity
            && found.place.to_string() == self.at
            && self.file.as_deref().is_none_or(|file| of_file(&found.place) == Some(file))
            && self.says.iter().all(|words| found.message.zh.contains(words.as_str()))
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = self.file.as_deref().map_or_else(String::new, |file| format!("{file} "));
        write!(f, "{} {} {file}{}: {}", self.severity, self.code, self.at, self.says.join(" … "))
    }
}

/// A finding as an entry of `expected.json`.
fn entry(found: &Diagnostic) -> Value {
    json!({ "code": found.code, "severity": found.severity.code(), "at": found.place.to_string(), "says": [] })
}

fn of_file(place: &Place) -> Option<&str> {
    match place {
        Place::Cell { at, .. } => Some(&at.file),
        Place::File { file } | Place::Sheet { file, .. } | Place::Text { file, .. } => Some(file),
        Place::Record { file, .. } => file.as_deref(),
        Place::Whole => None,
    }
}

/// The codes that are planted somewhere.
pub(crate) fn codes() -> BTreeSet<String> {
    cases().into_iter().flat_map(|case| case.expected).map(|expected| expected.code).collect()
}
