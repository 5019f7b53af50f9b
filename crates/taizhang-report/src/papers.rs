//! The shipped papers: a folder each in `templates/`, one word in the registry.

use std::sync::LazyLock;

use taizhang_core::base::Diagnostic;
use taizhang_core::catalogue::Catalogue;

use crate::phrases::Phrases;
use crate::template::{Files, Template};

macro_rules! papers {
    ($($folder:literal,)*) => {
        /// The files of the shipped templates.
        const FILES: &[Files<'static>] = &[$(Files {
            folder: $folder,
            head: include_str!(concat!("../templates/", $folder, "/paper.toml")),
            body: include_str!(concat!("../templates/", $folder, "/body.txt")),
        },)*];
    };
}

papers! {
    "summary",
    "projects",
    "assets",
    "answers",
    "figures",
    "checklist",
    "county",
    "bulletin",
    "message",
    "agenda",
    "dunning",
    "readiness",
    "correction",
}

/// The shipped templates. A test checks them against the shipped catalogue; nothing here does it again.
pub fn shipped() -> &'static [Template] {
    static SHIPPED: LazyLock<Vec<Template>> = LazyLock::new(|| {
        let parse = |files: &Files<'static>| {
            Template::parse(*files).unwrap_or_else(|faults| panic!("a test parses the shipped templates: {faults:#?}"))
        };
        FILES.iter().map(parse).collect()
    });
    &SHIPPED
}

/// The shipped templates, checked against definitions and phrases of one's own.
///
/// # Errors
/// All that they ask for and these do not have.
pub fn checked(catalogue: &Catalogue, phrases: &Phrases) -> Result<Vec<Template>, Vec<Diagnostic>> {
    let (mut sound, mut faults) = (Vec::new(), Vec::new());
    for files in FILES {
        match Template::check(*files, catalogue, phrases) {
            Ok(template) => sound.push(template),
            Err(found) => faults.extend(found),
        }
    }
    if faults.is_empty() { Ok(sound) } else { Err(faults) }
}

/// The shipped template of this slug or Chinese name.
pub fn named(name: &str) -> Option<&'static Template> {
    shipped().iter().find(|template| template.slug == name || template.name == name)
}
