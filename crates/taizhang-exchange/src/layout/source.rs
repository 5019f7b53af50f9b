//! The data files as they are written.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Item, Must, Pick};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LayoutSource {
    pub(super) sheet: String,
    #[serde(default)]
    pub(super) aliases: Vec<String>,
    pub(super) title: String,
    pub(super) shown: bool,
    #[serde(default)]
    pub(super) cross: bool,
    #[serde(default)]
    pub(super) items: Vec<Item>,
    /// The head of the column that decides.
    pub(super) sort: Option<String>,
    pub(super) views: Vec<ViewSource>,
    pub(super) columns: Vec<ColumnSource>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ViewSource {
    pub(super) kind: String,
    #[serde(default)]
    pub(super) when: Vec<String>,
    #[serde(default)]
    pub(super) said: Vec<String>,
    /// A field's code.
    pub(super) needs: Option<String>,
    #[serde(default)]
    pub(super) guest: bool,
    #[serde(default)]
    pub(super) rest: bool,
    /// The head of the column of its 编号, where that is not the first such column.
    pub(super) id: Option<String>,
    /// Field's code to what a clerk would write.
    #[serde(default)]
    pub(super) fixed: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ColumnSource {
    pub(super) head: String,
    #[serde(default)]
    pub(super) aliases: Vec<String>,
    pub(super) width: u16,
    pub(super) must: Option<MustSource>,
    #[serde(default)]
    pub(super) folded: bool,
    pub(super) pick: Option<Pick>,
    #[serde(default)]
    pub(super) words: Vec<String>,
    pub(super) help: Option<String>,
    /// A field that every view has.
    pub(super) field: Option<String>,
    /// Kind's code to field's code.
    #[serde(default)]
    pub(super) fields: BTreeMap<String, String>,
    /// The stage whose day it is, of `field`.
    pub(super) step: Option<String>,
    pub(super) unit_of: Option<String>,
    pub(super) month: Option<i8>,
    #[serde(default)]
    pub(super) id: bool,
    #[serde(default)]
    pub(super) evidence: bool,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum MustSource {
    Free,
    Program,
    Submit,
    Save,
}

impl From<MustSource> for Must {
    fn from(source: MustSource) -> Self {
        match source {
            MustSource::Free => Self::Free,
            MustSource::Program => Self::Program,
            MustSource::Submit => Self::Submit,
            MustSource::Save => Self::Save,
        }
    }
}
