//! What goes out as JSON, from the command and over HTTP alike: a promise to readers, apart from the domain's own types.
//! Each type is its own schema.

mod bundle;
mod collect;
mod edition;
mod explanation;
mod fill;
mod proof;
mod revise;
mod sketch;
mod survey;
mod trace;

use std::sync::Arc;

use serde::Serialize;
use taizhang_core::base::{Diagnostic, Place, Quantity, Severity, Words};
use taizhang_core::catalogue::{Coverage, Definition, Figure};
use taizhang_core::kind::Head;
use utoipa::ToSchema;

pub use bundle::{BundleView, ChangedView, ComparisonView};
pub use collect::{DebtView, MergeCounts, Merged, MissingView, PartView, RecordView, SenderView, SentView, SilentView};
pub use edition::{EditionView, PublishedView};
pub use explanation::{Explanation, Part};
pub use fill::{CellView, FilledView};
pub use proof::{NumberView, ProofView, Tally};
pub use revise::{ChangeView, RenewedView, VerifiedView};
pub use sketch::SketchView;
pub use survey::{MatrixCell, MatrixView, SurveyView, TownView};
pub use trace::{ExcludedView, Side, Trace, TracedView};

/// Which of the two languages words are taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lang {
    /// 中文
    Zh,
    /// English
    En,
}

impl Lang {
    /// The words in this language.
    pub fn of(self, words: &Words) -> &str {
        match self {
            Self::Zh => &words.zh,
            Self::En => &words.en,
        }
    }

    /// One of two, by language.
    pub fn pick<T>(self, zh: T, en: T) -> T {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }
}

/// Findings.
#[derive(Debug, Serialize, ToSchema)]
pub struct Findings {
    /// Whether there is neither error nor warning.
    pub ok: bool,
    /// How many.
    pub counts: Counts,
    /// Each.
    pub diagnostics: Vec<Finding>,
}

/// How many findings, by severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, ToSchema)]
pub struct Counts {
    /// 错误
    pub error: usize,
    /// 警告
    pub warning: usize,
    /// 提示
    pub hint: usize,
}

impl Counts {
    /// Counts findings.
    pub fn of<'a>(findings: impl IntoIterator<Item = &'a Diagnostic>) -> Self {
        let mut counts = Self::default();
        for finding in findings {
            counts.add(finding.severity, 1);
        }
        counts
    }

    /// Adds `more` of a severity.
    pub fn add(&mut self, severity: Severity, more: usize) {
        *match severity {
            Severity::Error => &mut self.error,
            Severity::Warning => &mut self.warning,
            Severity::Hint => &mut self.hint,
        } += more;
    }

    /// Whether there is neither error nor warning.
    pub fn is_ok(self) -> bool {
        self.error == 0 && self.warning == 0
    }
}

/// One finding.
#[derive(Debug, Serialize, ToSchema)]
pub struct Finding {
    /// Its stable code.
    pub code: &'static str,
    /// `error`, `warning` or `hint`.
    pub severity: &'static str,
    /// Where.
    pub place: Spot,
    /// What stands there and what it means.
    pub message: String,
    /// The one thing to do.
    pub help: Option<String>,
    /// The new text of the cell, where one would mend it.
    pub fix: Option<String>,
}

/// Where a finding points. What does not apply is left out; lines and columns count characters from 1.
#[derive(Debug, Default, Serialize, ToSchema)]
pub struct Spot {
    /// The file's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The sheet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// `F17`, or `17` for a whole row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cell: Option<String>,
    /// 编号
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record: Option<String>,
    /// The field's code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// The column.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
    /// How many characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub length: Option<u32>,
}

impl Findings {
    /// Of what was found, in a language.
    pub fn of(findings: &[Diagnostic], lang: Lang) -> Self {
        let counts = Counts::of(findings);
        let one = |finding: &Diagnostic| Finding {
            code: finding.code,
            severity: finding.severity.code(),
            place: Spot::of(&finding.place),
            message: lang.of(&finding.message).to_owned(),
            help: finding.help.as_ref().map(|help| lang.of(help).to_owned()),
            fix: finding.fix.clone(),
        };
        Self { ok: counts.is_ok(), counts, diagnostics: findings.iter().map(one).collect() }
    }
}

impl Spot {
    /// Of a place.
    pub fn of(place: &Place) -> Self {
        let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        match place {
            Place::Whole => Self::default(),
            Place::File { file } => Self { file: filled(file), ..Self::default() },
            Place::Sheet { file, sheet } => Self { file: filled(file), sheet: filled(sheet), ..Self::default() },
            Place::Cell { at, of } => Self {
                file: filled(&at.file),
                sheet: filled(&at.sheet),
                cell: Some(at.cell()),
                record: of.as_ref().and_then(|(id, _)| filled(id)),
                field: of.as_ref().and_then(|(_, field)| filled(field)),
                ..Self::default()
            },
            Place::Record { file, id, field } => Self {
                file: file.as_deref().and_then(filled),
                record: filled(id),
                field: field.and_then(filled),
                ..Self::default()
            },
            Place::Text { file, line, column, length } => Self {
                file: filled(file),
                line: Some(*line),
                column: Some(*column),
                length: Some(*length),
                ..Self::default()
            },
        }
    }
}

/// Figures of a division and a period.
#[derive(Debug, Serialize, ToSchema)]
pub struct Figures {
    /// The division's code, or its name where the ledger has no code.
    pub division: String,
    /// The period's code.
    pub period: String,
    /// Each.
    pub figures: Vec<FigureView>,
}

/// One figure.
#[derive(Debug, Serialize, ToSchema)]
pub struct FigureView {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The unit of its value.
    pub unit: &'static str,
    /// Its exact value as decimal text; none where it is not known.
    pub value: Option<String>,
    /// `known`, `pending`, `not_reported` or `not_applicable`.
    pub reading: &'static str,
    /// The ids of the records it counts.
    pub records: Vec<String>,
    /// What a reader of the number should know.
    pub note: Option<String>,
    /// Of how many parts it is known, where it was added up over divisions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coverage: Option<CoverageView>,
}

/// Of how many parts a figure is known.
#[derive(Debug, Serialize, ToSchema)]
pub struct CoverageView {
    /// 9/10镇已报
    pub short: String,
    /// How many parts there are.
    pub of: usize,
    /// How many have reported.
    pub reported: usize,
    /// Those that have not.
    pub missing: Vec<String>,
    /// Those in which something is 待核.
    pub pending: Vec<String>,
}

impl CoverageView {
    fn of(coverage: &Coverage) -> Self {
        let names = |names: &[Arc<str>]| names.iter().map(ToString::to_string).collect();
        Self {
            short: coverage.short(),
            of: coverage.parts.len(),
            reported: coverage.reported(),
            missing: names(&coverage.missing),
            pending: names(&coverage.pending),
        }
    }
}

impl Figures {
    /// Of what was evaluated.
    pub fn of(figures: &crate::Figures) -> Self {
        Self {
            division: division(&figures.head),
            period: figures.period.code(),
            figures: figures.all.iter().map(|(definition, figure)| FigureView::of(definition, figure)).collect(),
        }
    }
}

/// The division's code, or its name where the ledger has no code.
fn division(head: &Head) -> String {
    head.division.map_or_else(|| head.name.to_string(), |code| code.to_string())
}

fn exact(quantity: Quantity) -> String {
    quantity.amount.normalize().to_string()
}

impl FigureView {
    /// Of a definition and its value.
    pub fn of(definition: &Definition, figure: &Figure) -> Self {
        Self {
            code: definition.code.clone(),
            name: definition.name.clone(),
            unit: definition.unit.zh(),
            value: figure.reading.known().map(exact),
            reading: figure.reading.code(),
            records: figure.lineage.records.iter().map(|record| record.id.to_string()).collect(),
            note: figure.lineage.note.clone(),
            coverage: figure.lineage.coverage.as_ref().map(CoverageView::of),
        }
    }
}

/// A blank of a masked paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SlotView {
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
    /// What stands there.
    pub text: String,
    /// What is to be filled in.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The unit of a number.
    pub unit: Option<String>,
    /// The figure that it probably is.
    pub figure: Option<String>,
    /// What the text demands of it.
    pub constraint: Option<String>,
    /// What the clerk calls its type.
    #[serde(skip)]
    pub zh: &'static str,
}
