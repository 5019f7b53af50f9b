//! Opening a ledger: from files, or from bytes that came some other way, to records, findings beside them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use taizhang_core::base::{CellRef, Diagnostic, DivisionCode, Place};
use taizhang_core::catalogue::{Catalogue, Definition};
use taizhang_core::kind::{Ledger, Realm};
use taizhang_exchange::layout::learnt::{self, Learnt};
use taizhang_exchange::layout::{self, Layout};
use taizhang_exchange::{Import, Indicator, Options, Source, json, read_files};

use crate::county::Home;
use crate::settings::{SUFFIX, Set};
use crate::{AppError, Settings, county, source};

/// A file of a ledger, in memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its name as the clerk sees it; what is in it decides how it is read.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// All that a ledger is read from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sources {
    /// Workbooks and tables, and the files of folders of JSON.
    pub files: Vec<File>,
    /// Names of the files in the folders 佐证 beside them, in order.
    pub evidence: Vec<String>,
}

/// An open ledger: of a town, or of a county with the ledgers of its towns.
#[derive(Debug)]
pub struct Opened {
    /// The records; of a county its own, beside those of its towns.
    pub ledger: Ledger,
    /// The towns below and their ledgers; below a town there are none.
    pub realm: Realm,
    /// What reading them found.
    pub findings: Vec<Diagnostic>,
    /// How many rows there are.
    pub rows: Rows,
    /// Whether any of the files could be read, and what is set for them: else nothing can be said.
    pub is_readable: bool,
    /// The texts that findings point into, by the file's name.
    pub texts: BTreeMap<String, String>,
    pub(crate) files: Vec<File>,
    /// Names of the files in 佐证 that were attached.
    pub(crate) evidence: Vec<String>,
    /// What the county has set for itself.
    pub settings: Settings,
    /// The files that set it.
    pub(crate) set: Vec<File>,
    /// The clerk's own sheets, as they were matched.
    pub(crate) learnt: Vec<Learnt>,
    /// Where the ledgers of the realm were read, in their order.
    pub(crate) homes: Vec<Home>,
    /// Which ledger each file belongs to: 0 is the own one, from 1 on those of the realm.
    pub(crate) owners: Vec<usize>,
    /// The division asked for, where not all of it is.
    pub(crate) asked: Option<DivisionCode>,
}

/// How many rows were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rows {
    /// All that hold anything.
    pub all: usize,
    /// Those without an error.
    pub usable: usize,
}

/// Opens the ledger that `names` name: workbooks and tables, folders of them, folders of JSON, all merged into one; or
/// the folder of a county, with the ledgers of its towns.
///
/// # Errors
/// When a name names nothing, or a file cannot be read at all. What is wrong with a file's content is a finding.
pub fn open(names: &[PathBuf]) -> Result<Opened, AppError> {
    match names {
        [folder] if county::is_county(folder)? => county::open(folder),
        _ => Ok(read(source::gather(names)?)),
    }
}

/// Reads the ledger that `sources` hold, wherever they came from. A second file of a name is told from the first.
pub fn read(mut sources: Sources) -> Opened {
    let (own, files) = std::mem::take(&mut sources.files).into_iter().partition(|file| file.name.ends_with(SUFFIX));
    sources.files = files;
    read_by(sources, Set::read(own)).0
}

/// A ledger by what is set for it, and where its head says that the ledgers of towns are.
pub(crate) fn read_by(sources: Sources, set: Set) -> (Opened, Vec<(DivisionCode, String)>) {
    let Sources { files, evidence } = sources;
    let (layouts, mut files): (Vec<File>, Vec<File>) = files.into_iter().partition(is_layout);
    tell_apart(&mut files);
    let (learnt, broken) = learnt(&layouts);
    let Set { settings, faults, files: own } = set;
    let given: Vec<_> = files.iter().map(|file| Source { name: &file.name, bytes: &file.bytes }).collect();
    let options = Options {
        indicators: indicators(settings.catalogue()),
        evidence: evidence.clone(),
        learnt: learnt.clone(),
        ..Options::default()
    };
    let read = read_files(&given, &options);
    let findings: Vec<Diagnostic> = broken.into_iter().chain(read.findings).chain(faults.iter().cloned()).collect();
    let texts = texts(&files.iter().chain(&own).collect::<Vec<_>>(), &findings);
    let is_readable = read.value.summary.files > 0 && faults.is_empty();
    let rows = Rows { all: read.value.summary.rows, usable: read.value.summary.usable };
    let Import { ledger, realm, folders, .. } = read.value;
    let owners = vec![0; files.len()];
    (
        Opened {
            ledger,
            realm,
            findings,
            rows,
            is_readable,
            texts,
            files,
            evidence,
            settings,
            set: own,
            learnt,
            homes: Vec::new(),
            owners,
            asked: None,
        },
        folders,
    )
}

/// Whether a file says how sheets are read, and is none itself.
fn is_layout(file: &File) -> bool {
    Path::new(&file.name).extension().is_some_and(|suffix| suffix.eq_ignore_ascii_case("toml"))
}

/// The layouts that files hold, and what is wrong with those that hold none.
fn learnt(layouts: &[File]) -> (Vec<Learnt>, Vec<Diagnostic>) {
    let (mut all, mut broken) = (Vec::new(), Vec::new());
    for file in layouts {
        match std::str::from_utf8(&file.bytes).map_err(|error| error.to_string()).and_then(learnt::read) {
            Ok(learnt) => all.extend(learnt),
            Err(why) => broken.push(learnt::broken(&file.name, &why)),
        }
    }
    (all, broken)
}

/// 台账.xlsx and 台账.xlsx become 台账.xlsx and 台账（2）.xlsx: a finding names the file that it is in.
fn tell_apart(files: &mut [File]) {
    let mut taken = BTreeSet::new();
    for file in files {
        let (stem, suffix) = file.name.rsplit_once('.').unwrap_or((&file.name, ""));
        let dot = if suffix.is_empty() { "" } else { "." };
        let numbered = (2..).map(|n| format!("{stem}（{n}）{dot}{suffix}"));
        let mut names = std::iter::once(file.name.clone()).chain(numbered);
        let free = names.find(|name| !taken.contains(name)).expect("numbers do not end");
        taken.insert(free.clone());
        file.name = free;
    }
}

impl Opened {
    /// The files that it was read from.
    pub fn files(&self) -> &[File] {
        &self.files
    }

    /// The digest of the records, the same whatever they were read from.
    pub fn digest(&self) -> String {
        let mut digest = Sha256::new();
        for (name, bytes) in std::iter::once(&self.ledger).chain(&self.realm.ledgers).flat_map(json::write) {
            digest.update(name.as_bytes());
            digest.update([0]);
            digest.update(bytes);
        }
        hex(&digest.finalize())
    }

    /// Brings findings into the order in which a clerk goes through the ledger: files, sheets, rows.
    pub(crate) fn sort(&self, findings: &mut [(usize, Diagnostic)]) {
        let file = |name: &str| self.files.iter().position(|file| file.name == name);
        let key = |place: &Place| match place {
            Place::Whole | Place::Record { file: None, .. } => (None, None),
            Place::File { file: name } | Place::Text { file: name, .. } | Place::Record { file: Some(name), .. } => {
                (file(name), None)
            }
            Place::Sheet { file: name, sheet } | Place::Cell { at: CellRef { file: name, sheet, .. }, .. } => {
                (file(name), Some(sheet_place(sheet)))
            }
        };
        findings.sort_by_cached_key(|(owner, finding)| {
            (*owner, key(&finding.place), finding.place.clone(), finding.severity, finding.code)
        });
    }
}

/// A digest in hexadecimal digits.
pub(crate) fn hex(digest: &[u8]) -> String {
    digest.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a text takes all that is written");
        text
    })
}

/// Where a sheet stands in the workbook: by the layouts; one that is in none stands last.
fn sheet_place(name: &str) -> usize {
    let called = |layout: &Layout| {
        let names = std::iter::once(&layout.sheet).chain(&layout.aliases);
        names.into_iter().any(|known| name.starts_with(known.as_str()))
    };
    layout::all().iter().position(called).unwrap_or(usize::MAX)
}

/// What a cross table's rows may be called.
pub(crate) fn indicators(catalogue: &Catalogue) -> Vec<Indicator> {
    let indicator = |definition: &Definition| Indicator {
        code: definition.code.clone(),
        name: definition.name.clone(),
        unit: Some(definition.unit),
        running: false,
    };
    catalogue.all().iter().map(indicator).collect()
}

/// The texts of the files that findings point into.
fn texts(files: &[&File], findings: &[Diagnostic]) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    for finding in findings {
        let Place::Text { file, .. } = &finding.place else { continue };
        if let Some(found) = files.iter().find(|known| known.name == **file) {
            texts.entry(found.name.clone()).or_insert_with(|| String::from_utf8_lossy(&found.bytes).into_owned());
        }
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_one_name_are_told_apart() {
        let file = |name: &str| File { name: name.to_owned(), bytes: Vec::new() };
        let mut files = ["台账.xlsx", "台账.xlsx", "台账", "台账", "台账（2）.xlsx", "台账.xlsx"].map(file);
        tell_apart(&mut files);
        let names = files.map(|file| file.name);
        assert_eq!(
            names,
            ["台账.xlsx", "台账（2）.xlsx", "台账", "台账（2）", "台账（2）（2）.xlsx", "台账（3）.xlsx"]
        );
    }
}
