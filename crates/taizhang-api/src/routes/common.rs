//! What several resources do.

use serde::Deserialize;
use taizhang_app::Env;

use crate::asked::{Accepted, Day};
use crate::reply::{JSON, XLSX};

/// The outside world on the day that a request is about; each request asks for the day anew, as days go by.
pub(super) fn env(date: Option<Day>) -> Env {
    date.map_or_else(Env::of_clock, |Day(today)| Env { today })
}

/// How what was found comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum As {
    /// As a list.
    Json,
    /// In a copy of the workbook.
    Xlsx,
}

impl As {
    const ALL: [(Self, &str); 2] = [(Self::Json, JSON), (Self::Xlsx, XLSX)];

    /// What was asked for by name, else what the client takes best.
    pub(crate) fn chosen(asked: Option<Self>, accepted: &Accepted) -> Self {
        let best = accepted.best(&Self::ALL, |(_, media_type)| media_type).map_or(Self::Json, |(best, _)| *best);
        asked.unwrap_or(best)
    }
}
