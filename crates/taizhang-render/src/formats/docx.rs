//! Word (.docx), by GB/T 9704.
//!
//! Written as text, part by part: the state's format is a few dozen plain attributes of OOXML, and a library's model
//! would be slower and less exact. What depends on the profile alone is packed once; per paper remain the document,
//! the manifest and the properties. Each bound thing is a bookmark of its anchor's name, and the manifest travels as a
//! custom XML part, so that a document that comes back can be held against the ledger.

mod document;
mod package;
mod parts;
mod run;
mod styles;

use taizhang_doc::{Flow, Manifest, Paper, Profile};

use super::losses;
use crate::{Format, Lost, RenderError, Rendered};

pub(super) const FORMAT: Format = Format {
    name: "docx",
    suffix: "docx",
    media_type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    write,
};

fn write(paper: &Paper, profile: &Profile) -> Result<Rendered, RenderError> {
    let flow = Flow::of(paper);
    let mut package = package::Package::start(profile, flow.notice.is_some())?;
    package.part("word/document.xml", &document::document(&flow, paper, profile))?;
    if let Some(notice) = &flow.notice {
        let header = parts::header(notice);
        package.part("word/header1.xml", &header)?;
        package.part("word/header2.xml", &header)?;
    }
    let manifest = serde_json::to_string(&Manifest::of(paper, &flow))?;
    package.part("customXml/item1.xml", &parts::manifest(&manifest))?;
    package.part("docProps/core.xml", &parts::core(paper))?;
    package.part("docProps/app.xml", &parts::app(paper))?;
    let losses = losses(&flow, paper.cards.len(), &[Lost::Characters, Lost::Records]);
    Ok(Rendered { bytes: package.finish()?, losses })
}
