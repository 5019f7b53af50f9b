//! What a county or a year sets for itself (本地设定), over what ships: definitions of figures, phrases, local practice. It
//! comes in one file beside the ledger, and every use case goes by it.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use taizhang_core::base::{Diagnostic, Setting, Words};
use taizhang_core::catalogue::Catalogue;
use taizhang_core::rules::{Practice, Rulebook};
use taizhang_report::{Phrases, Template, papers};

use crate::open::File;
use crate::{AppError, source};

/// What the name of such a file ends with: 设定.toml, 岚溪县设定.toml.
pub(crate) const SUFFIX: &str = "设定.toml";

/// What may stand at the top of such a file: what those read who go by it.
const NAMES: [&[&str]; 3] = [Catalogue::SETS, Phrases::SETS, Practice::SETS];

/// Definitions, phrases, practice, and the papers that go by them.
#[derive(Debug, Clone, Default)]
pub struct Settings(Option<Arc<Own>>);

/// What is set for a ledger, or what is wrong with the files that set it.
#[derive(Debug, Clone, Default)]
pub struct Set {
    /// What holds; what ships, as long as anything is wrong.
    pub settings: Settings,
    /// What is wrong, with line and column.
    pub faults: Vec<Diagnostic>,
    /// The files.
    pub files: Vec<File>,
}

impl Set {
    /// Of files that were read.
    pub fn read(files: Vec<File>) -> Self {
        match Settings::read(&files) {
            Ok(settings) => Self { settings, faults: Vec::new(), files },
            Err(faults) => Self { settings: Settings::default(), faults, files },
        }
    }

    /// Of a file of settings, or of those beside a ledger.
    ///
    /// # Errors
    /// When there is nothing, or it cannot be read.
    pub fn load(path: &Path) -> Result<Self, AppError> {
        let is_set = path.extension().is_some_and(|suffix| suffix == "toml");
        let folder = if path.is_dir() { path } else { path.parent().unwrap_or(Path::new("")) };
        let files = match source::file(path) {
            Ok(file) if is_set => vec![file],
            Err(missing @ AppError::Missing(_)) => return Err(missing),
            _ => source::settings(folder)?,
        };
        Ok(Self::read(files))
    }

    /// What was set for something that the ledger is part of.
    pub(crate) fn of(settings: Settings) -> Self {
        Self { settings, ..Self::default() }
    }

    /// The texts that faults point into.
    pub fn texts(&self) -> BTreeMap<String, String> {
        let text = |file: &File| (file.name.clone(), String::from_utf8_lossy(&file.bytes).into_owned());
        self.files.iter().map(text).collect()
    }
}

/// All of it, once anything of it is somebody's own.
#[derive(Debug)]
struct Own {
    catalogue: Catalogue,
    phrases: Phrases,
    practice: Practice,
    papers: Vec<Template>,
}

impl Settings {
    /// What ships, with what files say in its place.
    ///
    /// # Errors
    /// All that is wrong with any of them; then none of it may be used.
    pub fn read(files: &[File]) -> Result<Self, Vec<Diagnostic>> {
        if files.is_empty() {
            return Ok(Self::default());
        }
        let mut findings = Vec::new();
        let mut texts = Vec::new();
        for File { name, bytes } in files {
            match std::str::from_utf8(bytes) {
                Ok(text) => texts.push(Setting { name, text: text.trim_start_matches('\u{feff}') }),
                Err(_) => findings.push(Setting { name, text: "" }.fault(0..0, not_utf8())),
            }
        }
        findings.extend(texts.iter().flat_map(|file| unknown(*file)));
        let own = Own::of(&texts, &mut findings);
        if findings.is_empty() { Ok(Self(Some(Arc::new(own)))) } else { Err(findings) }
    }

    /// The definitions of figures.
    pub fn catalogue(&self) -> &Catalogue {
        self.0.as_ref().map_or_else(|| Catalogue::shipped(), |own| &own.catalogue)
    }

    /// The phrases that papers use.
    pub fn phrases(&self) -> &Phrases {
        self.0.as_ref().map_or_else(|| Phrases::shipped(), |own| &own.phrases)
    }

    /// The papers that ship, checked against these definitions and phrases.
    pub fn papers(&self) -> &[Template] {
        self.0.as_ref().map_or_else(|| papers::shipped(), |own| &own.papers)
    }

    /// By what ledgers are checked.
    pub(crate) fn rulebook(&self) -> Rulebook<'_> {
        let practice = self.0.as_ref().map_or_else(|| Practice::shipped(), |own| &own.practice);
        Rulebook { catalogue: self.catalogue(), practice }
    }
}

impl Own {
    /// What ships with what files say over it, as far as they can be used.
    fn of(files: &[Setting<'_>], findings: &mut Vec<Diagnostic>) -> Self {
        let figures: Vec<(&str, &str)> = files.iter().map(|file| (file.name, file.text)).collect();
        let mut own = Self {
            catalogue: Catalogue::shipped().clone(),
            phrases: Phrases::shipped().clone(),
            practice: Practice::shipped().clone(),
            papers: Vec::new(),
        };
        match Catalogue::with(&figures) {
            Ok(catalogue) => own.catalogue = catalogue,
            Err(faults) => findings.extend(faults),
        }
        for file in files {
            match own.phrases.clone().with(*file) {
                Ok(phrases) => own.phrases = phrases,
                Err(faults) => findings.extend(faults),
            }
            match own.practice.clone().with(*file) {
                Ok(practice) => own.practice = practice,
                Err(faults) => findings.extend(faults),
            }
        }
        if findings.is_empty() {
            match papers::checked(&own.catalogue, &own.phrases) {
                Ok(papers) => own.papers = papers,
                Err(faults) => findings.extend(faults),
            }
        }
        // A file that is no TOML is told of once, not by everybody who reads it.
        findings.sort_by(|a, b| a.place.cmp(&b.place).then_with(|| a.message.zh.cmp(&b.message.zh)));
        findings.dedup();
        own
    }
}

fn not_utf8() -> Words {
    Words::new("文件不是 UTF-8 编码，请另存为 UTF-8。", "the file is not in UTF-8: save it so")
}

/// Names at the top of a file that mean nothing: one was mistyped, or it is no file of settings at all.
fn unknown(file: Setting<'_>) -> Vec<Diagnostic> {
    // What is no TOML is told of by those who look for something in it.
    let Some(names) = file.names() else { return Vec::new() };
    let known = NAMES.concat();
    let (zh, en) = (known.join("、"), known.join(", "));
    if names.is_empty() {
        let zh = format!("文件里什么也没有设。可写的有：{zh}。");
        return vec![file.fault(0..0, Words::new(zh, format!("nothing is set here; there are {en}")))];
    }
    let odd = names.into_iter().filter(|(name, _)| !known.contains(&name.as_str()));
    odd.map(|(name, span)| {
        let zh = format!("这里不认“{name}”这个名目，可写的有：{zh}。");
        file.fault(span, Words::new(zh, format!("nothing is called {name:?}; there are {en}")))
    })
    .collect()
}
