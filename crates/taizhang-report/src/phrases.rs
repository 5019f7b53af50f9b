//! Fixed phrases, dated: set expressions of the genre, and what a stage of a record is called in a paper.

use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;
use taizhang_core::base::numeral::day;

/// The phrases that templates may use.
#[derive(Debug, Clone, Default)]
pub struct Phrases {
    /// Set expressions, by key.
    pub fixed: Vec<Fixed>,
    /// What a stage is called in a paper.
    pub steps: Vec<StepPhrase>,
}

/// A set expression. It stands whole or not at all.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fixed {
    /// Its name in templates: `{fixed:thought}`.
    pub key: String,
    /// Its words.
    pub zh: String,
    /// Its first day, where it was not always so.
    #[serde(default)]
    pub from: Option<String>,
    /// Its last day.
    #[serde(default)]
    pub until: Option<String>,
}

/// What a record of a kind is said to be at a stage.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepPhrase {
    /// The kind's code.
    pub kind: String,
    /// The stage's code.
    pub stage: String,
    /// The words.
    pub zh: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FixedFile {
    phrase: Vec<Fixed>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct StepFile {
    phrase: Vec<StepPhrase>,
}

impl Phrases {
    /// The shipped phrases.
    pub fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<Phrases> = LazyLock::new(|| {
            let fixed: FixedFile =
                toml::from_str(include_str!("../phrases/fixed.toml")).expect("a test reads the shipped phrases");
            let steps: StepFile =
                toml::from_str(include_str!("../phrases/steps.toml")).expect("a test reads the shipped phrases");
            Phrases { fixed: fixed.phrase, steps: steps.phrase }
        });
        &SHIPPED
    }

    /// What a record of `kind` is said to be at `stage`.
    pub(crate) fn step(&self, kind: &str, stage: &str) -> Option<&str> {
        self.steps.iter().find(|phrase| phrase.kind == kind && phrase.stage == stage).map(|phrase| phrase.zh.as_str())
    }
}

impl Fixed {
    /// Whether it is in force on `on`.
    pub(crate) fn stands(&self, on: Date) -> bool {
        let bound = |text: &Option<String>| text.as_deref().and_then(|text| day::read(text, None).ok()?.day());
        bound(&self.from).is_none_or(|from| from <= on) && bound(&self.until).is_none_or(|until| on <= until)
    }
}
