//! Many ledgers, a paper each, on all cores: no more ledgers are in memory than there are cores.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread;

use taizhang_core::base::Severity;
use taizhang_doc::Paper;

use crate::{AppError, Chosen, Wish, compile, open, paper};

/// What became of one ledger.
#[derive(Debug)]
pub struct Done {
    /// Its place among the ledgers given.
    pub at: usize,
    /// How many errors stop its paper.
    pub stopping: usize,
    /// How many findings there are, by severity.
    pub counts: BTreeMap<Severity, usize>,
    /// Whether its paper was written, or why the work could not be done.
    pub outcome: Result<bool, AppError>,
}

/// How many papers are being put on the disk at a time: it takes longer to answer than a paper takes to compile.
const KEEPERS: usize = 8;

/// Which paper is wanted.
#[derive(Debug, Clone, Copy)]
pub struct Named<'a> {
    /// Its name or slug.
    pub name: &'a str,
    /// The folder of a template of one's own.
    pub folder: Option<&'a Path>,
}

/// Compiles a paper from each ledger, by what is set for it, and hands it to `keep`; `tell` hears of each as it is
/// done, in no order.
pub fn each(
    paper: Named<'_>,
    ledgers: &[PathBuf],
    wish: &Wish,
    keep: impl Fn(usize, &Paper) -> Result<(), AppError> + Sync,
    mut tell: impl FnMut(&Done),
) -> Vec<Done> {
    let next = AtomicUsize::new(0);
    let workers = thread::available_parallelism().map_or(1, NonZero::get).min(ledgers.len());
    let mut all = Vec::with_capacity(ledgers.len());
    thread::scope(|scope| {
        let (send, receive) = mpsc::channel();
        let (hand_over, papers) = mpsc::sync_channel(KEEPERS);
        let papers = Arc::new(Mutex::new(papers));
        // Who hears of a thing outlives who tells of it: keepers and caller listen until the last has hung up.
        for _ in 0..workers {
            let (send, hand_over, next) = (send.clone(), hand_over.clone(), &next);
            scope.spawn(move || {
                let take = || {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    ledgers.get(at).map(|ledger| (at, ledger))
                };
                while let Some((at, ledger)) = take() {
                    match one(paper, at, ledger, wish) {
                        (done, Some(paper)) => drop(hand_over.send((done, paper))),
                        (done, None) => drop(send.send(done)),
                    }
                }
            });
        }
        for _ in 0..KEEPERS.min(ledgers.len()) {
            let (send, papers, keep) = (send.clone(), papers.clone(), &keep);
            scope.spawn(move || {
                let next = || papers.lock().unwrap_or_else(PoisonError::into_inner).recv();
                while let Ok((done, paper)) = next() {
                    let outcome = keep(done.at, &paper).map(|()| true);
                    drop(send.send(Done { outcome, ..done }));
                }
            });
        }
        drop((send, hand_over));
        for done in receive {
            tell(&done);
            all.push(done);
        }
    });
    all.sort_by_key(|done| done.at);
    all
}

/// What comes of one ledger, and its paper, which is still to be kept.
fn one(wanted: Named<'_>, at: usize, ledger: &Path, wish: &Wish) -> (Done, Option<Paper>) {
    let none = |stopping, outcome| (Done { at, stopping, counts: BTreeMap::new(), outcome }, None);
    let opened = match open(&[ledger.to_owned()]) {
        Ok(opened) => opened,
        Err(error) => return none(0, Err(error)),
    };
    let template = match paper(wanted.name, wanted.folder, &opened.settings) {
        Ok(Chosen::Sound(template)) => template,
        Ok(Chosen::Faulty { findings, .. }) => return none(findings.len(), Ok(false)),
        Err(error) => return none(0, Err(error)),
    };
    let compiled = compile(&template, &opened, wish);
    let mut counts = BTreeMap::new();
    for finding in compiled.stopping.iter().chain(&compiled.told) {
        *counts.entry(finding.severity).or_default() += 1;
    }
    (Done { at, stopping: compiled.stopping.len(), counts, outcome: Ok(false) }, compiled.paper)
}

/// What the papers of the ledgers are called: after the ledger, with its folder where two are called the same.
pub fn names(ledgers: &[PathBuf]) -> Vec<String> {
    let part = |path: Option<&Path>| path.and_then(Path::file_stem).map(|stem| stem.to_string_lossy().into_owned());
    let own = |path: &PathBuf| part(Some(path.as_path())).unwrap_or_else(|| "ledger".to_owned());
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for path in ledgers {
        *seen.entry(own(path)).or_default() += 1;
    }
    let mut taken = BTreeSet::new();
    let name = |path: &PathBuf| {
        let short = own(path);
        let long = match part(path.parent()) {
            Some(folder) if seen[&short] > 1 => format!("{folder}-{short}"),
            _ => short,
        };
        let numbered = (2..).map(|n| format!("{long}-{n}"));
        let free = std::iter::once(long.clone()).chain(numbered).find(|name| !taken.contains(name));
        let free = free.expect("numbers do not end");
        taken.insert(free.clone());
        free
    };
    ledgers.iter().map(name).collect()
}
