//! The zip: what depends on the profile alone is packed once and copied in.

use std::io::{Cursor, Write};
use std::sync::{Arc, Mutex, PoisonError};

use taizhang_doc::Profile;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::{parts, styles};
use crate::RenderError;

/// Level 1: a summary takes 92 µs, at level 6 it takes 208 µs and is an eighth smaller.
const LEVEL: i64 = 1;
/// Below this a part is stored: packing it costs more than it saves.
const WORTH_PACKING: usize = 1024;

type Skeleton = ZipArchive<Cursor<Arc<[u8]>>>;

/// The parts of the last profile used, without and with headers. A run uses one profile, a server a handful.
static SKELETONS: Mutex<Vec<(Profile, bool, Skeleton)>> = Mutex::new(Vec::new());
/// How many are kept.
const KEPT: usize = 8;

/// A document in the making.
pub(super) struct Package {
    zip: ZipWriter<Cursor<Vec<u8>>>,
}

impl Package {
    /// A package with all that does not depend on the paper.
    pub(super) fn start(profile: &Profile, with_header: bool) -> Result<Self, RenderError> {
        let mut package = Self::empty();
        package.zip.merge_archive(skeleton(profile, with_header)?)?;
        Ok(package)
    }

    fn empty() -> Self {
        Self { zip: ZipWriter::new(Cursor::new(Vec::with_capacity(32 * 1024))) }
    }

    /// Adds a part.
    pub(super) fn part(&mut self, name: &str, content: &str) -> Result<(), RenderError> {
        let packed = content.len() >= WORTH_PACKING;
        // Zip's own epoch: the clock has no place in a pure function.
        let options = SimpleFileOptions::default()
            .last_modified_time(DateTime::DEFAULT)
            .compression_method(if packed { CompressionMethod::Deflated } else { CompressionMethod::Stored })
            .compression_level(packed.then_some(LEVEL));
        self.zip.start_file(name, options)?;
        self.zip.write_all(content.as_bytes())?;
        Ok(())
    }

    /// The file.
    pub(super) fn finish(self) -> Result<Vec<u8>, RenderError> {
        Ok(self.zip.finish()?.into_inner())
    }
}

fn skeleton(profile: &Profile, with_header: bool) -> Result<Skeleton, RenderError> {
    let mut kept = SKELETONS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((.., skeleton)) = kept.iter().find(|(of, header, _)| *header == with_header && of == profile) {
        return Ok(skeleton.clone());
    }
    let skeleton = pack(profile, with_header)?;
    if kept.len() == KEPT {
        kept.remove(0);
    }
    kept.push((profile.clone(), with_header, skeleton.clone()));
    Ok(skeleton)
}

fn pack(profile: &Profile, with_header: bool) -> Result<Skeleton, RenderError> {
    let mut package = Package::empty();
    package.part("[Content_Types].xml", &parts::content_types(with_header))?;
    package.part("_rels/.rels", parts::RELS)?;
    package.part("word/_rels/document.xml.rels", &parts::document_rels(with_header))?;
    package.part("word/styles.xml", &styles::styles(profile))?;
    package.part("word/settings.xml", parts::SETTINGS)?;
    package.part("word/fontTable.xml", &styles::font_table(profile))?;
    package.part("word/footer1.xml", &parts::footer(profile, "right"))?;
    package.part("word/footer2.xml", &parts::footer(profile, "left"))?;
    package.part("customXml/itemProps1.xml", parts::ITEM_PROPS)?;
    package.part("customXml/_rels/item1.xml.rels", parts::ITEM_RELS)?;
    Ok(ZipArchive::new(Cursor::new(package.finish()?.into()))?)
}
