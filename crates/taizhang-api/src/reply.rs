//! Answers: what was asked for, in bytes that hold their memory until they are sent.

use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderName, HeaderValue};
use axum::response::Response;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use taizhang_app::Diagnostic;
use taizhang_app::view::Counts;

use crate::desk::Desk;
use crate::problem::Problem;

/// How many findings stand beside an answer that cannot hold them: `error=0, warning=2, hint=5`.
pub(crate) const FINDINGS: HeaderName = HeaderName::from_static("taizhang-findings");
/// The media type of JSON.
pub(crate) const JSON: &str = "application/json";
/// The media type of what nobody says more of.
pub(crate) const BYTES: &str = "application/octet-stream";
/// The media type of findings for editors and pipelines (SARIF 2.1.0).
pub(crate) const SARIF: &str = "application/sarif+json";
/// The media type of a JSON Schema.
pub(crate) const SCHEMA: &str = "application/schema+json";
/// The media type of a zip archive.
pub(crate) const ZIP: &str = "application/zip";
/// The media type of a workbook.
pub(crate) const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// The media type of a document of Word.
pub(crate) const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
/// What a file name in a header spells out.
const SPELLED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_');

/// Bytes of a media type.
pub(crate) fn bytes(desk: &Desk, media_type: &'static str, bytes: Vec<u8>) -> Result<Response, Problem> {
    let mut response = Response::new(Body::from(desk.answer(bytes)?));
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    // What comes of a ledger is the client's alone.
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// JSON, as the command prints it.
pub(crate) fn json(desk: &Desk, value: &impl Serialize) -> Result<Response, Problem> {
    json_as(desk, JSON, value)
}

/// The same, of a media type that says which.
pub(crate) fn json_as(desk: &Desk, media_type: &'static str, value: &impl Serialize) -> Result<Response, Problem> {
    let mut text = serde_json::to_vec_pretty(value).map_err(Problem::broken)?;
    text.push(b'\n');
    bytes(desk, media_type, text)
}

/// With the number of findings.
pub(crate) fn counting<'a>(mut response: Response, findings: impl IntoIterator<Item = &'a Diagnostic>) -> Response {
    let Counts { error, warning, hint } = Counts::of(findings);
    let counts = format!("error={error}, warning={warning}, hint={hint}");
    let counts = HeaderValue::try_from(counts).expect("words and digits");
    response.headers_mut().insert(FINDINGS, counts);
    response
}

/// To be kept as a file of this name.
pub(crate) fn named(mut response: Response, name: &str) -> Response {
    let name = utf8_percent_encode(name, SPELLED);
    let kept = HeaderValue::try_from(format!("attachment; filename*=UTF-8''{name}")).expect("percent-encoded");
    response.headers_mut().insert(CONTENT_DISPOSITION, kept);
    response
}
