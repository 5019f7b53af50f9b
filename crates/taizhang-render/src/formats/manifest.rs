//! The manifest alone (数据清单), as JSON.

use taizhang_doc::{Flow, Manifest, Paper, Profile};

use super::losses;
use crate::{Format, Lost, RenderError, Rendered};

pub(super) const FORMAT: Format =
    Format { name: "manifest", suffix: "manifest.json", media_type: "application/json", write };

fn write(paper: &Paper, _: &Profile) -> Result<Rendered, RenderError> {
    let flow = Flow::of(paper);
    let bytes = serde_json::to_vec_pretty(&Manifest::of(paper, &flow))?;
    Ok(Rendered { bytes, losses: losses(&flow, paper.cards.len(), &[Lost::Records]) })
}
