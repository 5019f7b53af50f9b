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
    /// The part of a paper that it is offered for. One that names a part is never in a paper of ours: it stands where
    /// somebody writes it into a template of their own, and counts as no achievement.
    #[serde(default)]
    pub section: Option<String>,
    /// What is left of it where it was cut: 以新时代中国特色社会主义思想为指导.
    #[serde(default)]
    pub cut: Vec<String>,
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
            let offered: FixedFile =
                toml::from_str(include_str!("../phrases/optional.toml")).expect("a test reads the shipped phrases");
            let fixed = fixed.phrase.into_iter().chain(offered.phrase).collect();
            Phrases { fixed, steps: steps.phrase }
        });
        &SHIPPED
    }

    /// The phrase of which only a part stands in `text`, and that part.
    pub fn cut_in(&self, text: &str) -> Option<(&Fixed, &str)> {
        let parts = self.fixed.iter().flat_map(|fixed| fixed.cut.iter().map(move |cut| (fixed, cut.as_str())));
        // Most texts hold no part at all, and are not gone through again without the whole phrase.
        parts.filter(|(_, cut)| text.contains(cut)).find(|(fixed, cut)| text.replace(&fixed.zh, "").contains(cut))
    }

    /// What a record of `kind` is said to be at `stage`.
    pub(crate) fn step(&self, kind: &str, stage: &str) -> Option<&str> {
        self.steps.iter().find(|phrase| phrase.kind == kind && phrase.stage == stage).map(|phrase| phrase.zh.as_str())
    }
}

impl Fixed {
    /// Whether it is in force on `on`.
    pub fn stands(&self, on: Date) -> bool {
        let bound = |text: &Option<String>| text.as_deref().and_then(|text| day::read(text, None).ok()?.day());
        bound(&self.from).is_none_or(|from| from <= on) && bound(&self.until).is_none_or(|until| on <= until)
    }
}
