//! What making a template sends out.

use serde::Serialize;
use utoipa::ToSchema;

use super::{Findings, Lang};
use crate::Sketch;

/// A template made of a draft.
#[derive(Debug, Serialize, ToSchema)]
pub struct SketchView {
    /// `paper.toml`.
    pub head: String,
    /// `body.txt`.
    pub body: String,
    /// How many numbers are bound to figures.
    pub figures: usize,
    /// What must be asked, in order.
    pub questions: Vec<String>,
    /// How many paragraphs were left out.
    pub dropped: usize,
    /// What is still wrong with it as a template.
    #[serde(flatten)]
    pub findings: Findings,
}

impl SketchView {
    /// Of a template.
    pub fn of(sketch: &Sketch, lang: Lang) -> Self {
        Self {
            head: sketch.head.clone(),
            body: sketch.body.clone(),
            figures: sketch.figures,
            questions: sketch.questions.clone(),
            dropped: sketch.dropped,
            findings: Findings::of(&sketch.faults, lang),
        }
    }
}
