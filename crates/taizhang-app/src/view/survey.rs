//! How the towns of a county stand, as JSON.

use serde::Serialize;
use taizhang_core::base::{Quantity, Reading};
use utoipa::ToSchema;

use super::{Findings, Lang};
use crate::{Compared, Survey, TownStand};

/// How the towns of a county stand for a period.
#[derive(Debug, Serialize, ToSchema)]
pub struct SurveyView {
    /// Whose.
    pub county: String,
    /// The period's code.
    pub period: String,
    /// Until when it was to be handed in.
    pub deadline: Option<String>,
    /// The towns.
    pub towns: Vec<TownView>,
    /// What is found where their ledgers are put together.
    pub together: Findings,
    /// Every figure of every town, and of the county.
    pub matrix: Vec<MatrixView>,
}

/// How one town stands.
#[derive(Debug, Serialize, ToSchema)]
pub struct TownView {
    /// Its name.
    pub name: String,
    /// The class within which it is ranked.
    pub class: Option<String>,
    /// `on_time`, `late`, `returned`, `missing` or `unlisted`.
    pub state: &'static str,
    /// The day on which it handed in.
    pub on: Option<String>,
    /// What it declared nil.
    pub nil: Vec<String>,
    /// What the county wrote beside it.
    pub remark: Option<String>,
    /// How many errors its ledger has.
    pub errors: usize,
}

/// A figure of every town.
#[derive(Debug, Serialize, ToSchema)]
pub struct MatrixView {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The unit of its values.
    pub unit: &'static str,
    /// In the order of the towns, the county last.
    pub values: Vec<MatrixCell>,
    /// The tasks of the year, in the same order, where anybody has one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<MatrixCell>,
}

/// A figure of one town.
#[derive(Debug, Serialize, ToSchema)]
pub struct MatrixCell {
    /// Its exact value as decimal text; none where it is not known.
    pub value: Option<String>,
    /// `known`, `pending`, `not_reported` or `not_applicable`.
    pub reading: &'static str,
}

impl SurveyView {
    /// Of a survey, in a language.
    pub fn of(survey: &Survey, lang: Lang) -> Self {
        let town = |town: &TownStand| TownView {
            name: town.name.clone(),
            class: town.class.clone(),
            state: town.handing.code(),
            on: town.on.map(|on| on.to_string()),
            nil: town.nil.clone(),
            remark: town.remark.clone(),
            errors: town.errors,
        };
        let cell = |reading: &Reading<Quantity>| MatrixCell {
            value: reading.known().map(super::exact),
            reading: reading.code(),
        };
        let row = |Compared { definition, readings, tasks }: &Compared| MatrixView {
            code: definition.code.clone(),
            name: definition.name.clone(),
            unit: definition.unit.zh(),
            values: readings.iter().map(cell).collect(),
            tasks: tasks.iter().flat_map(|tasks| tasks.goals.iter().map(cell)).collect(),
        };
        Self {
            county: survey.head.name.to_string(),
            period: survey.period.code(),
            deadline: survey.deadline.map(|due| due.to_string()),
            towns: survey.towns.iter().map(town).collect(),
            together: Findings::of(&survey.together, lang),
            matrix: survey.figures.iter().map(row).collect(),
        }
    }
}
