//! An edition as its file keeps it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use taizhang_core::base::Period;
use taizhang_core::catalogue::{Edition, EventKey};

/// An edition of a periodical paper: number, window, cut-off, and the day of each fact that is told by now.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EditionView {
    /// 第几期
    pub number: u32,
    /// The code of the days it tells of.
    pub window: String,
    /// The last day whose entries it knew.
    pub cutoff: Date,
    /// Kind, 编号, field (and stage, behind a dot), day.
    pub told: BTreeMap<String, BTreeMap<String, BTreeMap<String, Date>>>,
}

impl From<&Edition> for EditionView {
    fn from(edition: &Edition) -> Self {
        let mut told: BTreeMap<String, BTreeMap<String, BTreeMap<String, Date>>> = BTreeMap::new();
        for (key, on) in &edition.told {
            let part = match &key.stage {
                Some(stage) => format!("{}.{stage}", key.field),
                None => key.field.to_string(),
            };
            told.entry(key.kind.to_string()).or_default().entry(key.id.to_string()).or_default().insert(part, *on);
        }
        Self { number: edition.number, window: edition.window.code(), cutoff: edition.cutoff, told }
    }
}

impl EditionView {
    /// The edition; none where its window is none.
    pub fn into_edition(self) -> Option<Edition> {
        let mut told = BTreeMap::new();
        for (kind, records) in &self.told {
            for (id, parts) in records {
                for (part, on) in parts {
                    let (field, stage) =
                        part.split_once('.').map_or((part.as_str(), None), |(field, stage)| (field, Some(stage)));
                    let (kind, id) = (kind.as_str().into(), id.as_str().into());
                    told.insert(EventKey { kind, id, field: field.into(), stage: stage.map(Into::into) }, *on);
                }
            }
        }
        Some(Edition { number: self.number, window: Period::parse(&self.window).ok()?, cutoff: self.cutoff, told })
    }

    /// As the file holds it.
    pub fn text(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).expect("maps of names and days are JSON");
        text.push('\n');
        text
    }
}
