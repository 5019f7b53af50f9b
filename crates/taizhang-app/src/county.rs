//! Opening the folder of a county: a ledger for each town, or what it handed in as one file, and `county.json`, which
//! says which towns are expected.
//!
//! Without `county.json` a folder of folders that are ledgers is a county too; who is expected then nobody knows.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use taizhang_core::base::{DivisionCode, Level, Place};
use taizhang_core::kind::Ledger;
use taizhang_exchange::json;

use crate::open::{File, Sources, read_by};
use crate::settings::{SUFFIX, Set};
use crate::{AppError, Opened, bundle, source};

/// Whether a folder is that of a county.
pub(crate) fn is_county(folder: &Path) -> Result<bool, AppError> {
    if !folder.is_dir() || folder.join(json::TOWN).is_file() {
        return Ok(false);
    }
    if folder.join(json::COUNTY).is_file() {
        return Ok(true);
    }
    Ok(source::own_workbooks(folder)?.is_empty() && !ledgers(folder)?.0.is_empty())
}

/// Opens the folder of a county.
pub(crate) fn open(folder: &Path) -> Result<Opened, AppError> {
    let own = if folder.join(json::COUNTY).is_file() { source::json_files(folder)? } else { Vec::new() };
    // What the county has set holds for all its towns.
    let set = Set::read(source::settings(folder)?);
    let (mut county, folders) = read_by(Sources { files: own, evidence: Vec::new() }, set.clone());
    let mut taken: BTreeSet<PathBuf> = BTreeSet::new();
    for (code, path) in folders {
        let town = county.realm.towns.iter().find(|town| town.code == code).map(|town| town.name.to_string());
        let path = folder.join(path);
        taken.insert(path.clone());
        county.take(Home { path, label: town.unwrap_or_else(|| code.to_string()) })?;
    }
    let (now, earlier) = ledgers(folder)?;
    let rest = now.into_iter().chain(source::own_workbooks(folder)?.into_iter().map(Home::named));
    for home in rest.filter(|home| !taken.contains(&home.path)) {
        county.take(home)?;
    }
    for home in earlier.iter().filter(|home| !taken.contains(&home.path)) {
        let town = county.town(home)?;
        county.realm.earlier.push(town.ledger);
    }
    if county.ledger.head.division.is_none() {
        county.guess_head();
    }
    county.is_readable = (county.is_readable || !county.realm.ledgers.is_empty()) && set.faults.is_empty();
    Ok(county)
}

/// Where the ledger of a town lies, and what its files are called by in findings.
#[derive(Debug, Clone)]
pub(crate) struct Home {
    path: PathBuf,
    pub(crate) label: String,
}

impl Home {
    fn named(path: PathBuf) -> Self {
        let label = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Self { path, label }
    }

    fn of_bundle((path, town): bundle::Lying) -> Self {
        match town {
            Some(label) => Self { path, label },
            None => Self::named(path),
        }
    }
}

/// The folders below that hold a ledger with the submissions that count now, and the submissions of earlier years.
fn ledgers(folder: &Path) -> Result<(Vec<Home>, Vec<Home>), AppError> {
    let (bundles, other): (Vec<_>, Vec<_>) =
        source::list(folder)?.into_iter().partition(|path| source::is_bundle(path));
    let (now, earlier) = bundle::standing(bundles)?;
    let mut found: Vec<Home> = now.into_iter().map(Home::of_bundle).collect();
    for path in other.into_iter().filter(|path| path.is_dir()) {
        if path.join(json::TOWN).is_file() || !source::own_workbooks(&path)?.is_empty() {
            found.push(Home::named(path));
        }
    }
    Ok((found, earlier.into_iter().map(Home::of_bundle).collect()))
}

impl Opened {
    /// Takes in what the same towns handed in for an earlier year, to look for what is claimed twice.
    ///
    /// # Errors
    /// When there is no ledger that can be read.
    pub fn take_earlier(&mut self, path: &Path) -> Result<(), AppError> {
        let before = if source::is_bundle(path) {
            self.town(&Home::named(path.to_owned()))?
        } else {
            crate::open(&[path.to_owned()])?
        };
        if !before.is_readable {
            return Err(AppError::NoLedger(path.to_owned()));
        }
        let own = before.realm.is_empty().then_some(before.ledger);
        self.realm.earlier.extend(own.into_iter().chain(before.realm.ledgers));
        Ok(())
    }

    /// Takes the ledger of a town in.
    fn take(&mut self, home: Home) -> Result<(), AppError> {
        let town = self.town(&home)?;
        self.homes.push(home);
        self.realm.ledgers.push(town.ledger);
        let owner = self.realm.ledgers.len();
        self.owners.extend(town.files.iter().map(|_| owner));
        self.files.extend(town.files);
        self.findings.extend(town.findings);
        self.texts.extend(town.texts);
        self.rows.all += town.rows.all;
        self.rows.usable += town.rows.usable;
        Ok(())
    }

    /// Reads the ledger of a town by what the county has set; its files are called by the town.
    pub(crate) fn town(&self, home: &Home) -> Result<Self, AppError> {
        let called = |name: &str| format!("{}/{name}", home.label);
        let (mut sources, mut sealed, mut broken) = (Sources::default(), None, Vec::new());
        if source::is_bundle(&home.path) {
            let mut file = source::file(&home.path)?;
            file.name = called(&file.name);
            match bundle::unpack(&file, None) {
                Ok(unpacked) => (sources, broken) = (unpacked.sources(), unpacked.findings),
                Err(findings) => broken = findings,
            }
            sealed = Some(File { bytes: Vec::new(), ..file });
        } else {
            sources = source::gather(std::slice::from_ref(&home.path))?;
        }
        sources.files.retain(|file| !file.name.ends_with(SUFFIX));
        for file in &mut sources.files {
            file.name = called(&file.name);
        }
        let mut town = read_by(sources, Set::of(self.settings.clone())).0;
        town.findings.extend(broken);
        town.files.extend(sealed);
        self.name_by_list(&mut town.ledger, &home.label);
        Ok(town)
    }

    /// A workbook that does not say its code has that of the town of its name.
    fn name_by_list(&self, ledger: &mut Ledger, label: &str) {
        let head = &mut ledger.head;
        if head.division.is_none() {
            let called = |name: &str| self.realm.towns.iter().find(|town| &*town.name == name);
            let town = called(&head.name).or_else(|| called(label));
            head.division = town.map(|town| town.code);
            if let Some(town) = town.filter(|_| head.name.is_empty()) {
                head.name = town.name.clone();
            }
        }
    }

    /// What the towns lie in, where no county.json says it: what the first town that knows says.
    fn guess_head(&mut self) {
        let known = self.realm.ledgers.iter().find_map(|ledger| {
            let code = ledger.head.division?;
            let node = ledger.tree.all().iter().find(|node| node.code == code);
            Some((ledger, node.and_then(|node| node.parent).or(code.parent())?))
        });
        let Some((ledger, above)) = known else { return };
        let head = &mut self.ledger.head;
        head.division = Some(above);
        let named = ledger.tree.all().iter().find(|node| node.code == above).map(|node| node.name.clone());
        head.name = named.or_else(|| ledger.head.above.first().cloned()).unwrap_or_else(|| above.to_string().into());
        head.above = ledger.head.above.iter().skip(1).cloned().collect();
        for node in ledger.tree.all().iter().filter(|node| node.code.level() > Level::Town) {
            self.ledger.tree.take(node.clone());
        }
    }

    /// Which ledger a place is in.
    pub(crate) fn owner(&self, place: &Place) -> usize {
        let file: Option<&Arc<str>> = match place {
            Place::File { file } | Place::Sheet { file, .. } | Place::Text { file, .. } => Some(file),
            Place::Cell { at, .. } => Some(&at.file),
            Place::Record { file, .. } => file.as_ref(),
            Place::Whole => None,
        };
        let at = file.and_then(|name| self.files.iter().position(|file| file.name == **name));
        at.map_or(0, |at| self.owners[at])
    }

    /// Looks at one division from now on: by its code or its name.
    ///
    /// # Errors
    /// When there is no such division.
    pub fn look_at(&mut self, division: &str) -> Result<(), AppError> {
        let tree = self.realm.tree(&self.ledger);
        let by_code =
            division.parse().ok().filter(|code: &DivisionCode| tree.all().iter().any(|node| node.code == *code));
        let named = tree.all().iter().filter(|node| &*node.name == division);
        let found = by_code.or_else(|| named.map(|node| node.code).max_by_key(DivisionCode::level));
        let own = self.ledger.head.division.filter(|_| *self.ledger.head.name == *division);
        self.asked = found.or(own);
        if self.asked.is_none() {
            let near = crate::near::near(division, tree.all().iter().map(|node| &*node.name));
            return Err(AppError::NoDivision { name: division.to_owned(), near });
        }
        Ok(())
    }
}
