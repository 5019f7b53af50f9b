//! What bundles say as JSON.

use serde::Serialize;
use taizhang_core::base::Period;
use utoipa::ToSchema;

use super::FigureView;
use super::collect::{RecordView, records};
use crate::{BundleHead, Comparison, Received, spoken};

/// What is in a bundle.
#[derive(Debug, Serialize, ToSchema)]
pub struct BundleView {
    /// What it says of itself.
    #[serde(flatten)]
    pub head: BundleHead,
    /// Its seal.
    pub seal: String,
    /// The seal as it is read out.
    pub spoken: String,
    /// How many records are in it.
    pub records: usize,
}

impl BundleView {
    /// Of one that was taken in.
    pub fn of(received: &Received) -> Self {
        Self {
            head: received.head.clone(),
            seal: received.seal.clone(),
            spoken: spoken(&received.seal),
            records: received.opened.ledger.records.tables().iter().map(|table| table.len()).sum(),
        }
    }

    /// Line by line: what each is called in Chinese and English, and it.
    pub fn lines(&self) -> Vec<(&'static str, &'static str, String)> {
        let head = &self.head;
        let mut lines = vec![
            ("单位", "town", head.town.clone()),
            (
                "统计期",
                "period",
                head.period.parse::<Period>().map_or_else(|_| head.period.clone(), |period| period.name()),
            ),
            ("第几次报送", "number", head.number.to_string()),
            ("数据截至", "as of", head.as_of.clone()),
            ("做包日期", "made on", head.made.clone()),
            ("封签", "seal", self.spoken.clone()),
            ("台账条数", "records", self.records.to_string()),
        ];
        let said = [
            ("负责人", "by", head.by.clone()),
            ("代替", "supersedes", head.supersedes.as_deref().map(spoken)),
            ("原因", "why", head.why.clone()),
        ];
        lines.extend(said.into_iter().filter_map(|(zh, en, text)| Some((zh, en, text?))));
        let paper = |one: &crate::Evidence| match &one.sha256 {
            Some(sha256) => format!("{}（{}）", one.name, spoken(sha256)),
            None => one.name.clone(),
        };
        lines.extend(head.evidence.iter().map(|one| ("佐证", "evidence", paper(one))));
        lines
    }
}

/// What changed from one bundle to the next.
#[derive(Debug, Serialize, ToSchema)]
pub struct ComparisonView {
    /// Whose.
    pub town: String,
    /// For which period.
    pub period: String,
    /// Why.
    pub why: Option<String>,
    /// The figures that changed.
    pub figures: Vec<ChangedView>,
    /// The records that are new.
    pub new: Vec<RecordView>,
    /// The records that changed, with each changed value.
    pub changed: Vec<RecordView>,
    /// The ids of the records that are gone.
    pub gone: Vec<String>,
}

/// A figure that changed.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChangedView {
    /// As it was handed in first.
    pub old: FigureView,
    /// As it is.
    pub new: FigureView,
}

impl ComparisonView {
    /// Of a comparison.
    pub fn of(found: &Comparison<'_>) -> Self {
        let (new, changed) = records(&found.records.changes.changes);
        Self {
            town: found.new.head.town.clone(),
            period: found.new.head.period.clone(),
            why: found.new.head.why.clone(),
            figures: (found.figures.iter())
                .map(|(definition, old, new)| ChangedView {
                    old: FigureView::of(definition, old),
                    new: FigureView::of(definition, new),
                })
                .collect(),
            new,
            changed,
            gone: found.records.gone.iter().map(|gone| gone.id.to_string()).collect(),
        }
    }
}
