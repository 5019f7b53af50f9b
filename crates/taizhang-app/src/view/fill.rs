//! What filling says as JSON.

use serde::Serialize;
use taizhang_exchange::fill::{Cell, Filled};
use utoipa::ToSchema;

use super::{Finding, Findings, Lang};

/// A filled form.
#[derive(Debug, Serialize, ToSchema)]
pub struct FilledView {
    /// Whether nothing was left open that should be filled.
    pub ok: bool,
    /// The cells that were filled.
    pub filled: Vec<CellView>,
    /// What was left open, and why.
    pub diagnostics: Vec<Finding>,
}

/// A cell that was filled.
#[derive(Debug, Serialize, ToSchema)]
pub struct CellView {
    /// The sheet.
    pub sheet: String,
    /// `F17`
    pub cell: String,
    /// As a reader sees it, with the unit.
    pub value: String,
    /// Where it comes from.
    pub source: String,
    /// The ids of the records it rests on.
    pub records: Vec<String>,
}

impl FilledView {
    /// Of what was filled, in a language.
    pub fn of(filled: &Filled, lang: Lang) -> Self {
        let told = Findings::of(&filled.findings, lang);
        let cell = |cell: &Cell| CellView {
            sheet: cell.sheet.clone(),
            cell: cell.cell.clone(),
            value: cell.shown.clone(),
            source: cell.source.clone(),
            records: cell.records.clone(),
        };
        Self { ok: told.ok, filled: filled.cells.iter().map(cell).collect(), diagnostics: told.diagnostics }
    }
}
