//! Taking a bundle in: whether it is one, whether it is whole, and whether anything in it was changed since.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use taizhang_core::base::{Diagnostic, Notice, Period, Place, Words};
use taizhang_package::{PartError, Parts};

use super::{BundleHead, FIGURES, FORMAT, HEAD, LEDGER, SEAL, SETTINGS, sha256, text};
use crate::settings::SUFFIX;
use crate::{AppError, File, Opened, Sources, figures, read};
use crate::{notice, source, view};

/// A bundle that was taken in.
#[derive(Debug)]
pub struct Received {
    /// What it says of itself.
    pub head: BundleHead,
    /// The digest of that: whoever changes anything changes it.
    pub seal: String,
    /// The ledger in it.
    pub opened: Opened,
    /// The period.
    pub period: Period,
    /// What is wrong with it.
    pub findings: Vec<Diagnostic>,
}

/// A bundle, taken apart.
pub(crate) struct Unpacked {
    pub(crate) head: BundleHead,
    seal: String,
    period: Period,
    parts: Vec<(String, Vec<u8>)>,
    pub(crate) findings: Vec<Diagnostic>,
}

/// Takes a bundle in; what is wrong with one that can be read is told in it.
///
/// # Errors
/// What is wrong with one that cannot.
pub fn receive(file: &File, told: Option<&str>) -> Result<Received, Vec<Diagnostic>> {
    let Unpacked { head, seal, period, parts, mut findings } = unpack(file, told)?;
    let opened = read(Sources { files: ledger(&parts), evidence: Vec::new() });
    findings.extend(reckoned(&file.name, &head, period, &opened, &parts));
    Ok(Received { head, seal, opened, period, findings })
}

/// Where a bundle lies, and whose it is.
pub(crate) type Lying = (PathBuf, Option<String>);

/// Of several bundles those that count now: of each town the one for the latest period that no other stands in for. One
/// that cannot be read counts: whoever reads it tells. Beside them, those of earlier years. Each with its town, where that
/// can be read.
///
/// # Errors
/// When a file cannot be read at all.
pub(crate) fn standing(paths: Vec<PathBuf>) -> Result<(Vec<Lying>, Vec<Lying>), AppError> {
    let mut current = Vec::new();
    let mut superseded = BTreeSet::new();
    let mut of_towns: BTreeMap<String, Vec<(Period, u32, String, Lying)>> = BTreeMap::new();
    for path in paths {
        let first =
            Parts::open(&source::file(&path)?.bytes).and_then(|mut parts| parts.whole(HEAD)).unwrap_or_default();
        let head = serde_json::from_slice::<BundleHead>(&first).ok();
        let Some((head, period)) = head.and_then(|head| head.period.parse().ok().map(|period| (head, period))) else {
            current.push((path, None));
            continue;
        };
        superseded.extend(head.supersedes);
        let town = of_towns.entry(head.division.unwrap_or_else(|| head.town.clone())).or_default();
        town.push((period, head.number, sha256(&first), (path, Some(head.town))));
    }
    let mut earlier = Vec::new();
    for mut town in of_towns.into_values() {
        town.retain(|(_, _, seal, _)| !superseded.contains(seal));
        town.sort_by_key(|(period, number, ..)| (period.last(), *number));
        let Some((now, _, _, lying)) = town.pop() else { continue };
        current.push(lying);
        let year = now.last().year();
        earlier.extend(town.into_iter().filter(|(of, ..)| of.last().year() < year).map(|(.., lying)| lying));
    }
    current.sort();
    Ok((current, earlier))
}

/// Takes a bundle apart.
///
/// # Errors
/// What is wrong with one that cannot be read.
pub(crate) fn unpack(file: &File, told: Option<&str>) -> Result<Unpacked, Vec<Diagnostic>> {
    let told_of = |notice: &Notice, zh: String, en: String| vec![finding(&file.name, notice, zh, en)];
    let cut = |part: &PartError| {
        told_of(
            &notice::BUNDLE_CUT_SHORT,
            "文件没有传完，或者坏了，打不开。".to_owned(),
            format!("cut short or broken: {part}"),
        )
    };
    let foreign = || {
        let zh = "这不是报送包。报送包由 taizhang bundle make 做出，以“.报送包”结尾。".to_owned();
        told_of(&notice::BUNDLE_FOREIGN, zh, "this is no bundle; `bundle make` makes one".to_owned())
    };
    let is_zip = file.bytes.starts_with(b"PK\x03\x04");
    let mut parts = Parts::open(&file.bytes).map_err(|error| if is_zip { cut(&error) } else { foreign() })?;
    if !parts.has(HEAD) {
        return Err(foreign());
    }
    let first = parts.whole(HEAD).map_err(|error| cut(&error))?;
    let head: BundleHead = serde_json::from_slice(&first).map_err(|_| foreign())?;
    let Ok(period) = head.period.parse::<Period>() else { return Err(foreign()) };
    if head.format != FORMAT {
        return Err(foreign());
    }
    let seal = sha256(&first);
    let mut findings = Vec::new();
    if parts.whole(SEAL).ok().as_deref() != Some(format!("{seal}\n").as_bytes()) {
        let zh = "封面说明（head.json）和封签对不上：封包以后改过。".to_owned();
        findings.extend(told_of(
            &notice::BUNDLE_CHANGED,
            zh,
            "head.json does not match the seal: changed since".to_owned(),
        ));
    }
    if let Some(told) = told.filter(|told| !is_same(told, &seal)) {
        let own = super::spoken(&seal);
        let zh = format!("封签是“{own}”，镇里报的是“{told}”。");
        findings.extend(told_of(&notice::BUNDLE_SEAL_DIFFERS, zh, format!("the seal is {own:?}, not {told:?}")));
    }
    let mut files = Vec::new();
    for part in &head.parts {
        match parts.whole(&part.name) {
            Ok(bytes) if sha256(&bytes) == part.sha256 => files.push((part.name.clone(), bytes)),
            Ok(bytes) => {
                let zh = format!("“{}”封包以后改过，和封面说明里记的不一样。", said(&part.name));
                findings.extend(told_of(&notice::BUNDLE_CHANGED, zh, format!("{} was changed since", part.name)));
                files.push((part.name.clone(), bytes));
            }
            Err(PartError::NoPart(_)) => {
                let zh = format!("少了“{}”。", said(&part.name));
                findings.extend(told_of(&notice::BUNDLE_PART_MISSING, zh, format!("{} is missing", part.name)));
            }
            Err(error) => findings.extend(cut(&error)),
        }
    }
    let known: BTreeSet<&str> = head.parts.iter().map(|part| part.name.as_str()).chain([HEAD, SEAL]).collect();
    for name in parts.names().into_iter().filter(|name| !known.contains(name.as_str())) {
        let zh = format!("多了“{name}”，封包时没有。");
        findings.extend(told_of(&notice::BUNDLE_PART_ADDED, zh, format!("{name} was added since")));
    }
    Ok(Unpacked { head, seal, period, parts: files, findings })
}

impl Unpacked {
    /// What the ledger in it is read from.
    pub(crate) fn sources(&self) -> Sources {
        Sources {
            files: ledger(&self.parts),
            evidence: self.head.evidence.iter().map(|paper| paper.name.clone()).collect(),
        }
    }
}

/// The files of the ledger in it, and those that set what it goes by.
fn ledger(files: &[(String, Vec<u8>)]) -> Vec<File> {
    let own = |(name, bytes): &(String, Vec<u8>)| {
        let set = name.strip_prefix(SETTINGS).filter(|name| name.ends_with(SUFFIX));
        let name = name.strip_prefix(LEDGER).or(set)?.to_owned();
        Some(File { name, bytes: bytes.clone() })
    };
    files.iter().filter_map(own).collect()
}

/// Whether its figures are what its ledger gives.
fn reckoned(
    name: &str,
    head: &BundleHead,
    period: Period,
    opened: &Opened,
    files: &[(String, Vec<u8>)],
) -> Option<Diagnostic> {
    let given = files.iter().find(|(part, _)| part == FIGURES)?;
    let day = head.as_of.parse().ok()?;
    let own = text(&view::Figures::of(&figures(opened, period, day)));
    (own != given.1).then(|| {
        let zh = format!("里面的数据和按它的台账重新算的不一样（做包的是 {} 版）。以重新算的为准。", head.program);
        let en = format!("its figures are not what its ledger gives (made by edition {})", head.program);
        finding(name, &notice::BUNDLE_FIGURES_DIFFER, zh, en)
    })
}

impl Received {
    /// Whether another one may stand in for this one.
    pub(crate) fn stands_before(&self, later: &BundleHead) -> Result<(), AppError> {
        let own = (&self.head.town, &self.head.division, &self.head.period);
        if own == (&later.town, &later.division, &later.period) {
            Ok(())
        } else {
            let of = |head: &BundleHead| (head.town.clone(), head.period.clone());
            Err(AppError::OtherBundle { one: of(&self.head), other: of(later) })
        }
    }
}

/// What a clerk calls a part.
fn said(part: &str) -> String {
    match part {
        FIGURES => "各项数据".to_owned(),
        super::MANIFEST => "数据清单".to_owned(),
        other => other.strip_prefix(LEDGER).map_or_else(|| other.to_owned(), |name| format!("台账/{name}")),
    }
}

/// Whether what was read out is the seal, or its beginning.
fn is_same(told: &str, seal: &str) -> bool {
    let plain: String = told.chars().filter(char::is_ascii_hexdigit).collect::<String>().to_ascii_lowercase();
    plain.len() >= 16 && seal.starts_with(&plain)
}

fn finding(file: &str, notice: &Notice, zh: String, en: String) -> Diagnostic {
    let help = Words::new("请镇里重新做包再报，不要在包里改。", "Ask the town for a new one; nothing is mended in it.");
    notice.at(Place::File { file: file.into() }, Words::new(zh, en), help)
}
