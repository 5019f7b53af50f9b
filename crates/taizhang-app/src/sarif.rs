//! Findings in texts as SARIF 2.1.0, which editors and pipelines read.

use serde::Serialize;
use taizhang_core::base::{Diagnostic, Place, Severity};

use crate::view::Lang;

/// A whole log.
#[derive(Debug, Serialize)]
pub struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: Vec<Run>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    /// Columns count characters.
    column_kind: &'static str,
    results: Vec<Found>,
}

#[derive(Debug, Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    version: &'static str,
    rules: Vec<Described>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Described {
    id: &'static str,
    short_description: Text,
}

#[derive(Debug, Serialize)]
struct Text {
    text: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Found {
    rule_id: &'static str,
    level: &'static str,
    message: Text,
    locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Fix>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: Physical,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Debug, Clone, Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    start_column: u32,
    end_line: u32,
    end_column: u32,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Fix {
    description: Text,
    artifact_changes: Vec<Change>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Change {
    artifact_location: Artifact,
    replacements: Vec<Replacement>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement {
    deleted_region: Region,
    inserted_content: Text,
}

impl Log {
    /// Of findings, in a language.
    pub fn of(findings: &[Diagnostic], lang: Lang) -> Self {
        let described = |code: &&'static str| {
            let known = taizhang_proof::rules::named(code);
            let text = known.map_or_else(|| (*code).to_owned(), taizhang_proof::rules::Rule::meaning);
            Described { id: code, short_description: Text { text } }
        };
        let mut rules: Vec<&'static str> = findings.iter().map(|finding| finding.code).collect();
        rules.sort_unstable();
        rules.dedup();
        let driver = Driver {
            name: "taizhang",
            version: env!("CARGO_PKG_VERSION"),
            rules: rules.iter().map(described).collect(),
        };
        let results = findings.iter().map(|finding| Found::of(finding, lang)).collect();
        let run = Run { tool: Tool { driver }, column_kind: "unicodeCodePoints", results };
        Self { schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: vec![run] }
    }
}

impl Found {
    fn of(finding: &Diagnostic, lang: Lang) -> Self {
        let help = finding.help.as_ref().map(|help| lang.of(help)).unwrap_or_default();
        let (artifact, region) = location(&finding.place);
        let fix = match (&finding.fix, &region) {
            (Some(new), Some(region)) => vec![Fix::of(new, help, &artifact, region)],
            _ => Vec::new(),
        };
        Self {
            rule_id: finding.code,
            level: match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Hint => "note",
            },
            message: Text { text: format!("{}{help}", lang.of(&finding.message)) },
            locations: vec![Location { physical_location: Physical { artifact_location: artifact, region } }],
            fixes: fix,
        }
    }
}

impl Fix {
    fn of(new: &str, help: &str, artifact: &Artifact, region: &Region) -> Self {
        let replacement =
            Replacement { deleted_region: region.clone(), inserted_content: Text { text: new.to_owned() } };
        let change = Change { artifact_location: artifact.clone(), replacements: vec![replacement] };
        Self { description: Text { text: help.to_owned() }, artifact_changes: vec![change] }
    }
}

fn location(place: &Place) -> (Artifact, Option<Region>) {
    let artifact = |file: &str| Artifact { uri: file.replace('%', "%25").replace(' ', "%20") };
    match place {
        Place::Text { file, line, column, length } => {
            let region =
                Region { start_line: *line, start_column: *column, end_line: *line, end_column: column + length };
            (artifact(file), Some(region))
        }
        Place::File { file } => (artifact(file), None),
        other => (artifact(&other.to_string()), None),
    }
}
