//! What our own papers carry in Word: a bookmark round each bound number, and the list of them as a part.

use std::ops::Range;

use taizhang_package::xml::{pieces, words_of};
use taizhang_package::{Package, PackageError, Parts};

use super::patch::escaped;
use super::{DOCUMENT, text, walk};

/// The namespace of the list's part.
const MANIFEST: &str = "urn:taizhang:manifest";
/// How many parts of this sort a document is looked through for it.
const MOST_ITEMS: u32 = 20;

/// A bookmark within one paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bookmark {
    /// Its name.
    pub(crate) name: String,
    /// Its paragraph, from 0.
    pub(crate) line: usize,
    /// Its bytes in the paragraph's text.
    pub(crate) within: Range<usize>,
}

/// The bookmarks of a document, in order; what spans paragraphs is none of ours.
pub(crate) fn bookmarks(bytes: &[u8]) -> Vec<Bookmark> {
    let Ok(mut parts) = Parts::open(bytes) else { return Vec::new() };
    let Ok(xml) = text(&mut parts, DOCUMENT) else { return Vec::new() };
    walk::paragraphs(&xml).bookmarks
}

/// The JSON of the list of numbers, where the document carries one.
pub(crate) fn manifest(bytes: &[u8]) -> Option<String> {
    let mut parts = Parts::open(bytes).ok()?;
    items().find_map(|item| {
        let xml = if parts.has(&item) { text(&mut parts, &item).ok()? } else { return None };
        listed(&xml)
    })
}

fn items() -> impl Iterator<Item = String> {
    (1..=MOST_ITEMS).map(|n| format!("customXml/item{n}.xml"))
}

/// The words of a part that is the list.
fn listed(xml: &str) -> Option<String> {
    if !xml.contains(MANIFEST) {
        return None;
    }
    let mut words = String::new();
    for piece in pieces(xml).ok()? {
        // Only words count; what else there is stands for nothing.
        let _word = words_of(&piece.event, &mut words);
    }
    Some(words)
}

/// The document with another list in the place of its own; as it was where it has none.
pub(crate) fn with_manifest(bytes: &[u8], json: Option<&str>) -> Result<Vec<u8>, PackageError> {
    let Some(json) = json else { return Ok(bytes.to_vec()) };
    let mut package = Package::open(bytes)?;
    for item in items() {
        let Some(xml) = package.text(&item)?.filter(|xml| xml.contains(MANIFEST)) else { continue };
        let (Some(open), Some(close)) =
            (xml.find("<manifest").and_then(|at| Some(at + xml[at..].find('>')? + 1)), xml.rfind("</manifest"))
        else {
            continue;
        };
        if open <= close {
            package.write(&item, &format!("{}{}{}", &xml[..open], escaped(json), &xml[close..]))?;
        }
        break;
    }
    Ok(package.finish()?.unwrap_or_else(|| bytes.to_vec()))
}
