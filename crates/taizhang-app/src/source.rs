//! What stands behind the words that name a ledger: files, folders of workbooks, folders of JSON. Nothing else here opens
//! a file that holds a ledger: whoever has its bytes already gives those to [`crate::read`].

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use taizhang_exchange::json;

use taizhang_exchange::layout::learnt::SUFFIX as LAYOUT;

use crate::AppError;
use crate::open::{File, Sources};
use crate::settings::SUFFIX as SETTINGS;

/// The folder beside a workbook that holds its evidence.
const EVIDENCE: &str = "佐证";
/// What a folder's workbooks end with.
const SUFFIXES: &[&str] = &["xlsx", "xlsm", "xls", "ods", "csv"];
/// What the file of a submission ends with.
const BUNDLE: &str = "报送包";
/// Ledgers that are kept in a database.
const DATABASES: &[&str] = &["sqlite:", "postgres:", "postgresql:"];

/// Reads what `names` name: workbooks and tables, folders of them, folders of JSON.
///
/// # Errors
/// When a name names nothing, or a file cannot be read at all.
pub fn gather(names: &[PathBuf]) -> Result<Sources, AppError> {
    let mut sources = Sources::default();
    let mut paths = Vec::new();
    for name in names {
        if let Some(name) = name.to_str().filter(|name| DATABASES.iter().any(|known| name.starts_with(known))) {
            return Err(AppError::Database(name.to_owned()));
        }
        if !name.exists() {
            return Err(AppError::Missing(name.clone()));
        }
        if !name.is_dir() {
            paths.push(name.clone());
        } else if name.join(json::TOWN).is_file() {
            sources.files.extend(json_files(name)?);
            sources.files.extend(settings(name)?);
        } else {
            paths.extend(workbooks(name)?);
        }
    }
    sources.evidence = evidence(&paths)?;
    paths.extend(beside(&paths)?);
    let labels = labels(&paths);
    for (path, name) in paths.iter().zip(labels) {
        sources.files.push(File { name, bytes: read(path)? });
    }
    Ok(sources)
}

/// Reads one file, whatever it is.
///
/// # Errors
/// When it is not there, or cannot be read.
pub fn file(path: &Path) -> Result<File, AppError> {
    if !path.exists() {
        return Err(AppError::Missing(path.to_owned()));
    }
    Ok(File { name: own_name(path), bytes: read(path)? })
}

/// What each file is called: its name, with as much of its folder as tells it from the others.
fn labels(paths: &[PathBuf]) -> Vec<String> {
    let short = |path: &PathBuf| path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for path in paths {
        *seen.entry(short(path)).or_default() += 1;
    }
    let label = |path: &PathBuf| match seen[&short(path)] {
        1 => short(path),
        _ => path.to_string_lossy().into_owned(),
    };
    paths.iter().map(label).collect()
}

/// The workbooks of a folder that is a ledger.
fn workbooks(folder: &Path) -> Result<Vec<PathBuf>, AppError> {
    let found = own_workbooks(folder)?;
    if found.is_empty() { Err(AppError::NoLedger(folder.to_owned())) } else { Ok(found) }
}

/// The workbooks of a folder, in order of their names. What Excel and WPS leave beside an open one is no workbook.
pub(crate) fn own_workbooks(folder: &Path) -> Result<Vec<PathBuf>, AppError> {
    let is_workbook = |path: &PathBuf| {
        let suffix = path.extension().map(|suffix| suffix.to_string_lossy().to_lowercase());
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let kept = !name.starts_with("~$") && !name.starts_with('.');
        kept && path.is_file() && suffix.is_some_and(|suffix| SUFFIXES.contains(&suffix.as_str()))
    };
    Ok(list(folder)?.into_iter().filter(is_workbook).collect())
}

/// Whether a file is called like a submission.
pub(crate) fn is_bundle(path: &Path) -> bool {
    path.is_file() && path.extension().is_some_and(|suffix| suffix == BUNDLE)
}

/// The JSON files of a folder.
pub(crate) fn json_files(folder: &Path) -> Result<Vec<File>, AppError> {
    let is_json = |path: &PathBuf| path.extension().is_some_and(|suffix| suffix == "json");
    let paths = list(folder)?.into_iter().filter(is_json);
    paths.map(|path| Ok(File { name: own_name(&path), bytes: read(&path)? })).collect()
}

/// What the county of a folder has set for itself.
pub(crate) fn settings(folder: &Path) -> Result<Vec<File>, AppError> {
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let paths = list(here)?.into_iter().filter(|path| own_name(path).ends_with(SETTINGS));
    paths.map(|path| Ok(File { name: own_name(&path), bytes: read(&path)? })).collect()
}

/// The learnt layouts and the settings beside the files, but for those that are named anyway.
fn beside(paths: &[PathBuf]) -> Result<Vec<PathBuf>, AppError> {
    let folder = |path: &PathBuf| path.parent().map(Path::to_path_buf).unwrap_or_default();
    let mut folders: Vec<PathBuf> = paths.iter().map(folder).collect();
    folders.sort();
    folders.dedup();
    let mut found = Vec::new();
    for folder in folders {
        let here = if folder.as_os_str().is_empty() { Path::new(".") } else { &folder };
        let is_wanted = |path: &PathBuf| {
            let name = path.to_string_lossy();
            [LAYOUT, SETTINGS].iter().any(|suffix| name.ends_with(suffix)) && !paths.contains(path)
        };
        found.extend(list(here)?.into_iter().filter(is_wanted));
    }
    Ok(found)
}

/// The names in the folders 佐证 beside the files.
fn evidence(paths: &[PathBuf]) -> Result<Vec<String>, AppError> {
    Ok(papers_beside(paths)?.iter().map(|path| own_name(path)).collect())
}

/// The files in the folders 佐证 beside the files of a ledger, or in the ledger that is a folder.
pub(crate) fn evidence_of(names: &[PathBuf]) -> Result<Vec<PathBuf>, AppError> {
    let inside = |name: &PathBuf| if name.is_dir() { name.join(EVIDENCE) } else { name.clone() };
    papers_beside(&names.iter().map(inside).collect::<Vec<_>>())
}

fn papers_beside(paths: &[PathBuf]) -> Result<Vec<PathBuf>, AppError> {
    let mut folders: Vec<PathBuf> = paths.iter().map(|path| path.with_file_name(EVIDENCE)).collect();
    folders.sort();
    folders.dedup();
    let mut papers = Vec::new();
    for folder in folders.iter().filter(|folder| folder.is_dir()) {
        papers.extend(list(folder)?.into_iter().filter(|path| path.is_file() && !own_name(path).starts_with('.')));
    }
    Ok(papers)
}

pub(crate) fn own_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

pub(crate) fn list(folder: &Path) -> Result<Vec<PathBuf>, AppError> {
    let failed = |source| AppError::Read { path: folder.to_owned(), source };
    let entries = fs::read_dir(folder).map_err(failed)?;
    let mut paths =
        entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>().map_err(failed)?;
    paths.sort();
    Ok(paths)
}

fn read(path: &Path) -> Result<Vec<u8>, AppError> {
    fs::read(path).map_err(|source| AppError::Read { path: path.to_owned(), source })
}
