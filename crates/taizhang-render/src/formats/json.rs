//! JSON: the tree of the paper, and its manifest.

use serde::Serialize;
use taizhang_doc::{Manifest, Paper, Profile};

use crate::{Format, RenderError, Rendered};

pub(super) const FORMAT: Format = Format { name: "json", suffix: "json", media_type: "application/json", write };

#[derive(Serialize)]
struct Whole<'a> {
    paper: &'a Paper,
    manifest: Manifest<'a>,
}

fn write(paper: &Paper, _: &Profile) -> Result<Rendered, RenderError> {
    let whole = Whole { paper, manifest: paper.manifest() };
    Ok(Rendered { bytes: serde_json::to_vec_pretty(&whole)?, losses: Vec::new() })
}
