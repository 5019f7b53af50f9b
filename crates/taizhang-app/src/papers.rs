//! Which papers there are, and a folder's own edition of one.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use taizhang_core::base::Diagnostic;
use taizhang_report::{Files, Template, papers as shipped};

use crate::{AppError, Settings};

/// A template to compile by, or what is wrong with it.
#[derive(Debug)]
pub enum Chosen<'a> {
    /// A template without faults.
    Sound(Cow<'a, Template>),
    /// All faults of a folder's template, and the texts they point into, by name.
    Faulty {
        /// The faults.
        findings: Vec<Diagnostic>,
        /// The files of the template.
        texts: BTreeMap<String, String>,
    },
}

/// Slug and Chinese name of every paper that ships.
pub fn papers() -> Vec<(&'static str, &'static str)> {
    shipped::shipped().iter().map(|template| (template.slug.as_str(), template.name.as_str())).collect()
}

/// Slug and Chinese name of every paper that comes out in editions, each of which tells what those before did not.
pub fn periodicals() -> Vec<(&'static str, &'static str)> {
    let all = shipped::shipped().iter().filter(|template| has_editions(template));
    all.map(|template| (template.slug.as_str(), template.name.as_str())).collect()
}

/// Whether a paper comes out in editions.
pub(crate) const fn has_editions(template: &Template) -> bool {
    template.message.is_some()
}

/// The template of the paper called `name`: the shipped one, or the one in `folder`; by what is set for the ledger.
///
/// # Errors
/// When there is no such paper, or the folder holds no template of it.
pub fn paper<'a>(name: &str, folder: Option<&Path>, settings: &'a Settings) -> Result<Chosen<'a>, AppError> {
    let Some(folder) = folder else {
        let found = settings.papers().iter().find(|template| template.slug == name || template.name == name);
        return found.map(|template| Chosen::Sound(Cow::Borrowed(template))).ok_or_else(|| {
            let known = papers().iter().map(|(slug, zh)| format!("{zh} ({slug})")).collect();
            AppError::NoPaper { name: name.to_owned(), known }
        });
    };
    let read = |file: &str| {
        let path = folder.join(file);
        fs::read_to_string(&path).map_err(|source| AppError::Read { path, source })
    };
    let (head, body) = (read("paper.toml")?, read("body.txt")?);
    let label = folder.to_string_lossy();
    let files = Files { folder: label.trim_end_matches('/'), head: &head, body: &body };
    match Template::check(files, settings.catalogue(), settings.phrases()) {
        Ok(template) if template.slug == name || template.name == name => Ok(Chosen::Sound(Cow::Owned(template))),
        Ok(template) => {
            Err(AppError::OtherPaper { folder: folder.to_owned(), wanted: name.to_owned(), found: template.name })
        }
        Err(findings) => {
            let name = |file: &str| format!("{}/{file}", files.folder);
            let texts = BTreeMap::from([(name("paper.toml"), head.clone()), (name("body.txt"), body.clone())]);
            Ok(Chosen::Faulty { findings, texts })
        }
    }
}
