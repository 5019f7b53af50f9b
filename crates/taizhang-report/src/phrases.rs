//! Fixed phrases, dated: set expressions of the genre, and what a stage of a record is called in a paper.

use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;
use taizhang_core::base::numeral::day;
use taizhang_core::base::{Diagnostic, Setting, Words};
use taizhang_core::kind::{self, Shape};
use toml::Spanned;

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

/// What else stands at the top of a file is for others: whoever hands it over knows all the names.
#[derive(Debug, Deserialize)]
struct RawPhrases {
    #[serde(default)]
    phrase: Vec<Spanned<Fixed>>,
    #[serde(default)]
    step: Vec<Spanned<StepPhrase>>,
}

/// The shipped files, by name.
const FILES: &[(&str, &str)] = &[
    ("fixed.toml", include_str!("../phrases/fixed.toml")),
    ("optional.toml", include_str!("../phrases/optional.toml")),
    ("steps.toml", include_str!("../phrases/steps.toml")),
];

impl Phrases {
    /// The names at the top of a file that it reads: those of `RawPhrases`.
    pub const SETS: &[&str] = &["phrase", "step"];

    /// The shipped phrases.
    pub fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<Phrases> = LazyLock::new(|| {
            let add = |phrases: Phrases, (name, text): &(&str, &str)| phrases.with(Setting { name, text });
            let all = FILES.iter().try_fold(Phrases::default(), add);
            all.unwrap_or_else(|faults| panic!("a test reads the shipped phrases: {faults:#?}"))
        });
        &SHIPPED
    }

    /// These with what a file says in their place: a phrase for one of the same key, and for a stage what is said of it.
    ///
    /// # Errors
    /// Everything that is wrong with the file: kinds, stages and days that there are not.
    pub fn with(mut self, file: Setting<'_>) -> Result<Self, Vec<Diagnostic>> {
        let raw: RawPhrases = toml::from_str(file.text).map_err(|error| vec![file.unread(&error)])?;
        let mut faults = Vec::new();
        for fixed in raw.phrase {
            faults.extend(fixed.get_ref().fault().map(|words| file.fault(fixed.span(), words)));
            let fixed = fixed.into_inner();
            match self.fixed.iter_mut().find(|known| known.key == fixed.key) {
                Some(known) => *known = fixed,
                None => self.fixed.push(fixed),
            }
        }
        for step in raw.step {
            faults.extend(step.get_ref().fault().map(|words| file.fault(step.span(), words)));
            let step = step.into_inner();
            match self.steps.iter_mut().find(|known| known.kind == step.kind && known.stage == step.stage) {
                Some(known) => *known = step,
                None => self.steps.push(step),
            }
        }
        if faults.is_empty() { Ok(self) } else { Err(faults) }
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
        let bound = |text: &Option<String>| text.as_deref().and_then(date);
        bound(&self.from).is_none_or(|from| from <= on) && bound(&self.until).is_none_or(|until| on <= until)
    }

    /// What is wrong with it.
    fn fault(&self) -> Option<Words> {
        let bounds = [self.from.as_deref(), self.until.as_deref()].into_iter().flatten();
        let odd = bounds.into_iter().find(|text| date(text).is_none())?;
        Some(Words::new(format!("“{odd}”不是日期。"), format!("{odd:?} is no day")))
    }
}

impl StepPhrase {
    /// What is wrong with it.
    fn fault(&self) -> Option<Words> {
        let Some(info) = kind::named(&self.kind) else {
            return Some(Words::new(
                format!("没有“{}”这个种类。", self.kind),
                format!("no kind is called {:?}", self.kind),
            ));
        };
        let stages: Vec<&str> = (info.fields.iter())
            .flat_map(|field| match field.shape {
                Shape::Steps(options) => options,
                _ => &[],
            })
            .map(|opt| opt.code)
            .collect();
        (!stages.contains(&self.stage.as_str())).then(|| {
            let known = stages.join(", ");
            Words::new(
                format!("{}没有“{}”这个阶段，有的是：{known}。", info.zh, self.stage),
                format!("{} has no stage {:?}; there are {known}", info.code, self.stage),
            )
        })
    }
}

fn date(text: &str) -> Option<Date> {
    day::read(text, None).ok()?.day()
}
