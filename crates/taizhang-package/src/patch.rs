//! A package to be changed: parts by name, their relationships, and the copy in which everything untouched stays byte for byte.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufReader, Cursor, Read, Seek, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::xml;

/// Why the parts of a package could not be read or changed.
#[derive(Debug, thiserror::Error)]
pub enum PackageError {
    /// It is no package.
    #[error("not an Office file")]
    Package(#[from] zip::result::ZipError),
    /// A part is no XML.
    #[error("a part of the file is damaged")]
    Xml(#[from] quick_xml::Error),
    /// A part could not be unpacked, or is not in UTF-8.
    #[error("a part of the file could not be read")]
    Io(#[from] io::Error),
    /// Something that every such file has is missing.
    #[error("the file has no {0}")]
    Missing(String),
}

/// A package of parts, and what is to be put in place of them.
pub struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Plain names of the parts, by which they are found, and their places.
    names: BTreeMap<String, usize>,
    fresh: ZipWriter<Cursor<Vec<u8>>>,
    written: BTreeSet<String>,
    removed: BTreeSet<String>,
}

impl<'a> Package<'a> {
    /// Opens a package.
    pub fn open(bytes: &'a [u8]) -> Result<Self, PackageError> {
        let archive = ZipArchive::new(Cursor::new(bytes))?;
        let names = names(&archive)?;
        let fresh = ZipWriter::new(Cursor::new(Vec::new()));
        Ok(Self { archive, names, fresh, written: BTreeSet::new(), removed: BTreeSet::new() })
    }

    /// Whether there is such a part, or will be.
    pub fn has(&self, name: &str) -> bool {
        self.names.contains_key(&plain(name)) || self.written.contains(&plain(name))
    }

    /// The text of a small part.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, PackageError> {
        let Some(index) = self.names.get(&plain(name)) else { return Ok(None) };
        let mut text = String::new();
        self.archive.by_index(*index)?.read_to_string(&mut text)?;
        Ok(Some(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)))
    }

    /// Asks a large part, as a stream.
    pub fn ask<T>(
        &mut self,
        name: &str,
        ask: impl FnOnce(BufReader<&mut dyn Read>) -> Result<T, quick_xml::Error>,
    ) -> Result<T, PackageError> {
        let index = *self.names.get(&plain(name)).ok_or_else(|| PackageError::Missing(name.to_owned()))?;
        let mut part = self.archive.by_index(index)?;
        Ok(ask(BufReader::new(&mut part))?)
    }

    /// Rewrites a large part, as a stream.
    pub fn rewrite<T>(
        &mut self,
        name: &str,
        patch: impl FnOnce(BufReader<&mut dyn Read>, &mut dyn Write) -> Result<T, PackageError>,
    ) -> Result<T, PackageError> {
        let index = *self.names.get(&plain(name)).ok_or_else(|| PackageError::Missing(name.to_owned()))?;
        let mut part = self.archive.by_index(index)?;
        self.fresh.start_file(name, SimpleFileOptions::default())?;
        self.written.insert(plain(name));
        patch(BufReader::new(&mut part), &mut self.fresh)
    }

    /// Writes a small part, new or changed.
    pub fn write(&mut self, name: &str, text: &str) -> Result<(), PackageError> {
        self.fresh.start_file(name, SimpleFileOptions::default())?;
        self.written.insert(plain(name));
        Ok(self.fresh.write_all(text.as_bytes())?)
    }

    /// Leaves a part out.
    pub fn remove(&mut self, name: &str) {
        self.removed.insert(plain(name));
    }

    /// The whole package; none where nothing changed. Parts keep their order, new ones come last.
    pub fn finish(mut self) -> Result<Option<Vec<u8>>, PackageError> {
        if self.written.is_empty() && self.removed.is_empty() {
            return Ok(None);
        }
        let mut fresh = ZipArchive::new(Cursor::new(self.fresh.finish()?.into_inner()))?;
        let places = names(&fresh)?;
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        for index in 0..self.archive.len() {
            let name = name(&self.archive, index)?;
            match places.get(&name) {
                _ if self.removed.contains(&name) => {}
                Some(place) => out.raw_copy_file(fresh.by_index_raw(*place)?)?,
                None => out.raw_copy_file(self.archive.by_index_raw(index)?)?,
            }
        }
        for index in 0..fresh.len() {
            let name = name(&fresh, index)?;
            if !self.names.contains_key(&name) {
                out.raw_copy_file(fresh.by_index_raw(index)?)?;
            }
        }
        Ok(Some(out.finish()?.into_inner()))
    }
}

fn names(archive: &ZipArchive<impl Read + Seek>) -> Result<BTreeMap<String, usize>, PackageError> {
    (0..archive.len()).map(|index| Ok((name(archive, index)?, index))).collect()
}

fn name(archive: &ZipArchive<impl Read + Seek>, index: usize) -> Result<String, PackageError> {
    let name = archive.name_for_index(index).ok_or(zip::result::ZipError::FileNotFound)??;
    Ok(plain(&name))
}

/// Names of parts are compared without case, and some writers begin them with a slash or use the other one.
fn plain(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

/// The relationships of a part.
pub struct Rels {
    part: String,
    text: Option<String>,
    items: Vec<Rel>,
    added: Vec<Rel>,
    dropped: BTreeSet<String>,
}

/// One relationship.
pub struct Rel {
    /// By which its part names it.
    pub id: String,
    /// The last word of its type: `comments`.
    pub sort: String,
    /// The part it leads to.
    pub target: String,
}

const TRANSITIONAL: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

impl Rels {
    /// Those of `part`; the empty name stands for the package itself.
    pub fn read(package: &mut Package<'_>, part: &str) -> Result<Self, PackageError> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let slash = if folder.is_empty() { "" } else { "/" };
        let own = format!("{folder}{slash}_rels/{file}.rels");
        let text = package.text(&own)?;
        let mut items = Vec::new();
        for piece in xml::pieces(text.as_deref().unwrap_or_default())? {
            let Some((tag, _)) = xml::opens(&piece.event, "Relationship") else { continue };
            let (Some(id), Some(sort), Some(target)) =
                (xml::attr(tag, "Id"), xml::attr(tag, "Type"), xml::attr(tag, "Target"))
            else {
                continue;
            };
            let sort = sort.rsplit('/').next().unwrap_or_default().to_owned();
            items.push(Rel { id, sort, target: resolved(folder, &target) });
        }
        Ok(Self { part: own, text, items, added: Vec::new(), dropped: BTreeSet::new() })
    }

    /// The relationships of a sort.
    pub fn of<'r>(&'r self, sort: &'r str) -> impl Iterator<Item = &'r Rel> {
        self.items.iter().filter(move |rel| rel.sort == sort)
    }

    /// The part that a relationship leads to.
    pub fn target(&self, id: &str) -> Option<&str> {
        self.items.iter().find(|rel| rel.id == id).map(|rel| rel.target.as_str())
    }

    /// Adds one and says its id.
    pub fn add(&mut self, sort: &str, target: &str) -> String {
        let taken = |id: &String| self.items.iter().chain(&self.added).any(|rel| rel.id == *id);
        let id = (1..=usize::MAX).map(|n| format!("rId{n}")).find(|id| !taken(id)).expect("a part has fewer");
        self.added.push(Rel { id: id.clone(), sort: sort.to_owned(), target: target.to_owned() });
        id
    }

    /// Drops those that lead to `target`.
    pub fn drop(&mut self, target: &str) {
        let gone = self.items.iter().filter(|rel| rel.target == target).map(|rel| rel.id.clone());
        self.dropped.extend(gone);
    }

    /// Writes them where they changed.
    pub fn write(&self, package: &mut Package<'_>) -> Result<(), PackageError> {
        if self.added.is_empty() && self.dropped.is_empty() {
            return Ok(());
        }
        let empty = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
            <Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>";
        let text = self.text.as_deref().unwrap_or(empty);
        let pieces = xml::pieces(text)?;
        let mut edits = Vec::new();
        let mut prefix = String::new();
        for (index, piece) in pieces.iter().enumerate() {
            if let Some((tag, _)) = xml::opens(&piece.event, "Relationship") {
                if xml::attr(tag, "Id").is_some_and(|id| self.dropped.contains(&id)) {
                    let last = xml::element(&pieces, index).end - 1;
                    edits.push((piece.span.start..pieces[last].span.end, String::new()));
                }
            } else if let Some((tag, empty)) = xml::opens(&piece.event, "Relationships") {
                prefix = xml::prefix(tag);
                if empty {
                    let name = tag.name().into_inner();
                    let all = format!("{}{}</{name}>", xml::tag_text(tag, false), self.additions(&prefix));
                    edits.push((piece.span.clone(), all));
                }
            } else if xml::closes(&piece.event, "Relationships") {
                edits.push((piece.span.start..piece.span.start, self.additions(&prefix)));
            }
        }
        package.write(&self.part, &xml::spliced(text, edits))
    }

    fn additions(&self, prefix: &str) -> String {
        let one = |rel: &Rel| {
            format!(
                r#"<{prefix}Relationship Id="{}" Type="{TRANSITIONAL}{}" Target="/{}"/>"#,
                rel.id, rel.sort, rel.target
            )
        };
        self.added.iter().map(one).collect()
    }
}

/// A target as seen from the root.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            ".." => {
                parts.pop();
            }
            "." | "" => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// What is to be declared in `[Content_Types].xml`, and what no longer.
#[derive(Default)]
pub struct Types {
    /// Parts, and the media type of each.
    pub added: BTreeMap<String, &'static str>,
    /// Parts that are gone.
    pub removed: BTreeSet<String>,
    /// Whether there are drawings in VML.
    pub drawings: bool,
}

impl Types {
    /// Writes the part where something changed.
    pub fn write(&self, package: &mut Package<'_>) -> Result<(), PackageError> {
        const NAME: &str = "[Content_Types].xml";
        let text = package.text(NAME)?.ok_or_else(|| PackageError::Missing(NAME.to_owned()))?;
        let pieces = xml::pieces(&text)?;
        let (mut edits, mut prefix, mut has_vml) = (Vec::new(), String::new(), false);
        for piece in &pieces {
            if let Some((tag, _)) = xml::opens(&piece.event, "Types") {
                prefix = xml::prefix(tag);
            } else if let Some((tag, _)) = xml::opens(&piece.event, "Default") {
                has_vml |= xml::attr(tag, "Extension").is_some_and(|ext| ext.eq_ignore_ascii_case("vml"));
            } else if let Some((tag, true)) = xml::opens(&piece.event, "Override") {
                let name = xml::attr(tag, "PartName").map(|name| plain(&name)).unwrap_or_default();
                if self.removed.iter().any(|gone| plain(gone) == name) {
                    edits.push((piece.span.clone(), String::new()));
                }
            } else if xml::closes(&piece.event, "Types") {
                let new = self.additions(&prefix, has_vml);
                if !new.is_empty() {
                    edits.push((piece.span.start..piece.span.start, new));
                }
            }
        }
        if edits.is_empty() { Ok(()) } else { package.write(NAME, &xml::spliced(&text, edits)) }
    }

    fn additions(&self, p: &str, has_vml: bool) -> String {
        let vml = "application/vnd.openxmlformats-officedocument.vmlDrawing";
        let default = format!(r#"<{p}Default Extension="vml" ContentType="{vml}"/>"#);
        let one =
            |(part, media): (&String, &&str)| format!(r#"<{p}Override PartName="/{part}" ContentType="{media}"/>"#);
        let default = if self.drawings && !has_vml { default } else { String::new() };
        default + &self.added.iter().map(one).collect::<String>()
    }
}
