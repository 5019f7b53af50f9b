//! The shape of a ledger in JSON, for programs that write one.

use serde_json::Value as Json;
use taizhang_core::kind;
use taizhang_exchange::json::schema;

pub use taizhang_exchange::json::schema::is_misshapen;

use crate::explain::no_topic;
use crate::{AppError, Settings, Sort};

/// The JSON Schema of a kind's records.
///
/// # Errors
/// When no kind is called so.
pub fn schema(name: &str) -> Result<Json, AppError> {
    kind::named(name).map(schema::of_kind).ok_or_else(|| no_topic(name, [Sort::Kinds], &Settings::default()))
}

/// The schema of a ledger in one document, whose kinds stand elsewhere: at `at` followed by the kind's code.
pub fn ledger_schema(at: &str) -> Json {
    schema::ledger(at)
}

/// The schemas of all kinds' records, by the kind's code, to stand inside another document.
pub fn record_schemas() -> Vec<(&'static str, Json)> {
    kind::all().into_iter().map(|kind| (kind.code, schema::record(kind))).collect()
}
