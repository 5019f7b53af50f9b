//! A town's submission as one file (报送包): the ledger, its figures, the list of numbers of the paper, digests of the
//! evidence, and a seal over all of it. Made, verified and read without a network.

mod compare;
mod open;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use taizhang_core::base::{Diagnostic, Period, Severity};
use taizhang_exchange::json;
use taizhang_package::pack;
use utoipa::ToSchema;

use crate::view;
use crate::{AppError, Env, Opened, Wish, as_of, check, compile, figures, source};

pub use compare::{Comparison, Way, compare, correction};
pub(crate) use open::{Lying, standing, unpack};
pub use open::{Received, receive};

/// What the first part of every bundle says that it is.
pub(crate) const FORMAT: &str = "taizhang-bundle/1";
/// The parts that every bundle has.
pub(crate) const HEAD: &str = "head.json";
pub(crate) const SEAL: &str = "seal.txt";
pub(crate) const FIGURES: &str = "figures.json";
pub(crate) const MANIFEST: &str = "manifest.json";
pub(crate) const LEDGER: &str = "ledger/";
pub(crate) const SETTINGS: &str = "settings/";
/// The paper whose list of numbers travels along.
const PAPER: &str = "summary";

/// What a bundle says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BundleHead {
    /// What it is: `taizhang-bundle/1`.
    pub format: String,
    /// The edition of the program that made it.
    pub program: String,
    /// Whose it is.
    pub town: String,
    /// Its code, where the ledger has one.
    pub division: Option<String>,
    /// For which period, by its code.
    pub period: String,
    /// The how-manieth for this period.
    pub number: u32,
    /// Until when its data count.
    pub as_of: String,
    /// The day on which it was made.
    pub made: String,
    /// Who answers for it.
    pub by: Option<String>,
    /// The digest of the records.
    pub ledger: String,
    /// The seal of the bundle that it stands in for.
    pub supersedes: Option<String>,
    /// Why there is another one.
    pub why: Option<String>,
    /// All other parts with their digests.
    pub parts: Vec<Digested>,
    /// The papers in 佐证, which stay with the town; a digest, where the paper was at hand.
    pub evidence: Vec<Evidence>,
}

/// A part of a bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Digested {
    /// Its name.
    pub name: String,
    /// How many bytes it has.
    pub size: usize,
    /// Its SHA-256.
    pub sha256: String,
}

/// A paper of evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Evidence {
    /// Its name.
    pub name: String,
    /// Its SHA-256, where it was at hand.
    pub sha256: Option<String>,
}

/// What a bundle is made for.
#[derive(Debug, Clone)]
pub struct Handing<'a> {
    /// The period.
    pub period: Period,
    /// Who answers for it.
    pub by: Option<String>,
    /// The bundle that it stands in for.
    pub previous: Option<&'a Received>,
    /// Why there is another one.
    pub why: Option<String>,
    /// Digests of the papers of evidence that are at hand, by name.
    pub evidence: BTreeMap<String, String>,
}

/// A bundle, or the errors that stand against handing it in.
#[derive(Debug)]
pub struct Made {
    /// The file; none where errors stop it.
    pub bytes: Option<Vec<u8>>,
    /// What it says of itself.
    pub head: BundleHead,
    /// Its seal.
    pub seal: String,
    /// What was found in the ledger, errors first.
    pub findings: Vec<Diagnostic>,
}

/// Makes the bundle of a ledger. What has errors is not handed in.
///
/// # Errors
/// When the previous one is of somebody else or of another period, or the file cannot be made.
pub fn bundle(opened: &Opened, handing: Handing<'_>, env: &Env) -> Result<Made, AppError> {
    let period = handing.period;
    let findings = check(opened, Some(period), env).findings;
    let day = as_of(&opened.ledger, Some(period), env.today);
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    parts.push((FIGURES.to_owned(), text(&view::Figures::of(&figures(opened, period, day)))));
    let wish = Wish { period, as_of: Some(day), date: env.today, provisional: false };
    let template = opened.settings.papers().iter().find(|template| template.slug == PAPER);
    if let Some(paper) = template.and_then(|template| compile(template, opened, &wish).paper) {
        parts.push((MANIFEST.to_owned(), text(&paper.manifest())));
    }
    let files = json::write(&opened.ledger).into_iter();
    parts.extend(files.map(|(name, bytes)| (format!("{LEDGER}{name}"), bytes)));
    let set = opened.set.iter().map(|file| (format!("{SETTINGS}{}", file.name), file.bytes.clone()));
    parts.extend(set);
    let digested =
        |(name, bytes): &(String, Vec<u8>)| Digested { name: name.clone(), size: bytes.len(), sha256: sha256(bytes) };
    let names: BTreeSet<&String> = opened.evidence.iter().chain(handing.evidence.keys()).collect();
    let evidence =
        names.into_iter().map(|name| Evidence { name: name.clone(), sha256: handing.evidence.get(name).cloned() });
    let head = BundleHead {
        format: FORMAT.to_owned(),
        program: env!("CARGO_PKG_VERSION").to_owned(),
        town: opened.ledger.head.name.to_string(),
        division: opened.ledger.head.division.map(|code| code.to_string()),
        period: period.code(),
        number: handing.previous.map_or(1, |previous| previous.head.number + 1),
        as_of: day.to_string(),
        made: env.today.to_string(),
        by: handing.by,
        ledger: opened.digest(),
        supersedes: handing.previous.map(|previous| previous.seal.clone()),
        why: handing.why,
        parts: parts.iter().map(digested).collect(),
        evidence: evidence.collect(),
    };
    if let Some(previous) = handing.previous {
        previous.stands_before(&head)?;
    }
    let first = text(&head);
    let seal = sha256(&first);
    let stopped = !opened.is_readable || findings.iter().any(|finding| finding.severity == Severity::Error);
    let line = format!("{seal}\n");
    let all = [(HEAD, first.as_slice()), (SEAL, line.as_bytes())].into_iter();
    let all = all.chain(parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())));
    let bytes = if stopped { None } else { Some(pack(all).map_err(AppError::Pack)?) };
    Ok(Made { bytes, head, seal, findings })
}

/// Digests of the papers in the folders 佐证 beside the files of a ledger, by name.
///
/// # Errors
/// When one cannot be read.
pub fn evidence(names: &[PathBuf]) -> Result<BTreeMap<String, String>, AppError> {
    let mut digests = BTreeMap::new();
    for path in source::evidence_of(names)? {
        let bytes = fs::read(&path).map_err(|source| AppError::Read { path: path.clone(), source })?;
        digests.insert(source::own_name(&path), sha256(&bytes));
    }
    Ok(digests)
}

/// A seal as it is read out over the telephone: its beginning, in groups of four.
pub fn spoken(seal: &str) -> String {
    let groups: Vec<&str> = (0..4).filter_map(|at| seal.get(at * 4..at * 4 + 4)).collect();
    groups.join(" ")
}

pub(crate) fn text(value: &impl Serialize) -> Vec<u8> {
    let mut text = serde_json::to_vec_pretty(value).expect("maps with string keys are always JSON");
    text.push(b'\n');
    text
}

pub(crate) fn sha256(bytes: &[u8]) -> String {
    crate::open::hex(&Sha256::digest(bytes))
}
