//! Templates (范本): prose with slots, as data. Parsed and type-checked before they meet any data.
//!
//! ```text
//! # heading   ## heading   => run-in heading of the paragraph below   - topic :: sentences   |= table   --- new page
//! {figure | form}   [clause that falls || else this one]   {? figure condition}   {! word : figure condition}
//! {each figure all 5 first 3}…{end}
//! ```

pub(crate) mod ast;
mod fault;
mod parse;
pub(crate) mod resolve;

use std::sync::Arc;

use serde::Deserialize;
use taizhang_core::base::{Diagnostic, Place, Severity, Words};
use taizhang_core::catalogue::Catalogue;

use crate::phrases::Phrases;
use taizhang_doc::Orientation;

/// A template that was parsed and type-checked.
#[derive(Debug, Clone)]
pub struct Template {
    /// ASCII name of the paper: `summary`.
    pub slug: String,
    /// Its Chinese name: 工作总结.
    pub name: String,
    /// How the pages of its body lie.
    pub(crate) orientation: Orientation,
    /// The title's pieces.
    pub(crate) title: Vec<ast::Piece>,
    pub(crate) blocks: Vec<ast::Block>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    slug: String,
    name: String,
    title: String,
    #[serde(default)]
    landscape: bool,
}

/// The files of a template: a folder with `paper.toml` and `body.txt`.
#[derive(Debug, Clone, Copy)]
pub struct Files<'a> {
    /// The name of the folder, for findings.
    pub folder: &'a str,
    /// `paper.toml`: slug, name, title, and whether its pages lie on their side.
    pub head: &'a str,
    /// `body.txt`: the text.
    pub body: &'a str,
}

impl Template {
    /// Parses and type-checks a template.
    ///
    /// # Errors
    /// All its faults at once, with line, column and nearest names.
    pub fn check(files: Files<'_>, catalogue: &Catalogue, phrases: &Phrases) -> Result<Self, Vec<Diagnostic>> {
        let head: Head = toml::from_str(files.head).map_err(|error| vec![bad_head(&files, &error)])?;
        let names = resolve::Names { catalogue, phrases, record: None };
        let (title, mut faults) = parse::parse(&head.title);
        faults.extend(resolve::check(&title, names));
        let head_file: Arc<str> = format!("{}/paper.toml", files.folder).into();
        let mut findings: Vec<_> = faults.iter().map(|fault| fault.diagnostic(&head_file)).collect();
        let (blocks, mut faults) = parse::parse(files.body);
        faults.extend(resolve::check(&blocks, names));
        faults.sort_by_key(|fault| fault.at);
        let body_file: Arc<str> = format!("{}/body.txt", files.folder).into();
        findings.extend(faults.iter().map(|fault| fault.diagnostic(&body_file)));
        if !findings.is_empty() {
            return Err(findings);
        }
        let title = title.into_iter().find_map(|block| match block {
            ast::Block::Para { body, .. } => Some(body),
            _ => None,
        });
        let orientation = if head.landscape { Orientation::Landscape } else { Orientation::Portrait };
        Ok(Self { slug: head.slug, name: head.name, orientation, title: title.unwrap_or_default(), blocks })
    }
}

fn bad_head(files: &Files<'_>, error: &toml::de::Error) -> Diagnostic {
    let at = error.span().map_or(0, |span| span.start).min(files.head.len());
    let line = u32::try_from(files.head[..at].matches('\n').count()).unwrap_or(0) + 1;
    let file: Arc<str> = format!("{}/paper.toml", files.folder).into();
    Diagnostic {
        code: "template",
        severity: Severity::Error,
        place: Place::Text { file, line, column: 1, length: 1 },
        message: Words::new(format!("范本的 paper.toml 读不通：{}", error.message()), error.message().to_owned()),
        help: None,
        fix: None,
        related: Vec::new(),
    }
}
