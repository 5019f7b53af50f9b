//! A figure taken apart.

use serde::Serialize;
use taizhang_core::catalogue::Figure;
use utoipa::ToSchema;

use super::{FigureView, Spot, division, exact};
use crate::Traced;

/// Where a figure comes from.
#[derive(Debug, Serialize, ToSchema)]
pub struct Trace {
    /// The division's code, or its name where the ledger has no code.
    pub division: String,
    /// The period's code.
    pub period: String,
    /// The figure.
    pub figure: FigureView,
    /// 口径
    pub basis: String,
    /// How it is computed, in a line.
    pub formula: String,
    /// Of a rate: 分子.
    pub part: Option<Side>,
    /// Of a rate: 分母.
    pub whole: Option<Side>,
    /// The records counted.
    pub counted: Vec<TracedView>,
    /// Records that would count if what they leave open were known.
    pub open: Vec<TracedView>,
    /// Records of the kind that were not counted.
    pub excluded: Vec<ExcludedView>,
}

/// A side of a rate.
#[derive(Debug, Serialize, ToSchema)]
pub struct Side {
    /// The code of its figure.
    pub code: String,
    /// The code of its period.
    pub period: String,
    /// The unit of its value.
    pub unit: Option<&'static str>,
    /// Its exact value as decimal text; none where it is not known.
    pub value: Option<String>,
    /// `known`, `pending`, `not_reported` or `not_applicable`.
    pub reading: &'static str,
}

/// A record as a trace names it.
#[derive(Debug, Serialize, ToSchema)]
pub struct TracedView {
    /// 编号
    pub id: String,
    /// What a reader calls it.
    pub label: String,
    /// Where it was read.
    pub place: Spot,
}

/// A record that was not counted.
#[derive(Debug, Serialize, ToSchema)]
pub struct ExcludedView {
    /// The record.
    #[serde(flatten)]
    pub record: TracedView,
    /// Why, in the clerk's words.
    pub why: String,
}

impl Trace {
    /// Of a figure taken apart.
    pub fn of(trace: &crate::Trace) -> Self {
        let all = |records: &[Traced]| records.iter().map(TracedView::of).collect();
        let sides = trace.figure.lineage.sides.as_ref();
        let excluded = trace.excluded.iter();
        Self {
            division: division(&trace.head),
            period: trace.figure.period.code(),
            figure: FigureView::of(&trace.definition, &trace.figure),
            basis: trace.definition.basis.clone(),
            formula: trace.formula.clone(),
            part: sides.map(|(part, _)| Side::of(part)),
            whole: sides.map(|(_, whole)| Side::of(whole)),
            counted: all(&trace.counted),
            open: all(&trace.open),
            excluded: excluded
                .map(|(record, why)| ExcludedView { record: TracedView::of(record), why: why.clone() })
                .collect(),
        }
    }
}

impl Side {
    fn of(side: &Figure) -> Self {
        let known = side.reading.known();
        Self {
            code: side.code.clone(),
            period: side.period.code(),
            unit: known.map(|quantity| quantity.unit.zh()),
            value: known.map(exact),
            reading: side.reading.code(),
        }
    }
}

impl TracedView {
    fn of(record: &Traced) -> Self {
        Self { id: record.id.clone(), label: record.label.clone(), place: Spot::of(&record.place) }
    }
}
