//! Many ledgers, a paper each, on all cores: no more ledgers are in memory than there are cores.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use taizhang_core::base::Severity;
use taizhang_doc::Paper;
use taizhang_report::Template;

use crate::{AppError, Wish, compile, open};

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

/// Compiles a paper from each ledger and hands it to `keep`; `tell` hears of each as it is done, in no order.
pub fn each(
    template: &Template,
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
        for _ in 0..workers {
            let (send, next, keep) = (send.clone(), &next, &keep);
            scope.spawn(move || {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(ledger) = ledgers.get(at) else { break };
                    // The caller outlives the workers: it listens until the last has hung up.
                    drop(send.send(one(template, at, ledger, wish, keep)));
                }
            });
        }
        drop(send);
        for done in receive {
            tell(&done);
            all.push(done);
        }
    });
    all.sort_by_key(|done| done.at);
    all
}

fn one(
    template: &Template,
    at: usize,
    ledger: &Path,
    wish: &Wish,
    keep: &impl Fn(usize, &Paper) -> Result<(), AppError>,
) -> Done {
    let opened = match open(&[ledger.to_owned()]) {
        Ok(opened) => opened,
        Err(error) => return Done { at, stopping: 0, counts: BTreeMap::new(), outcome: Err(error) },
    };
    let compiled = compile(template, &opened, wish);
    let mut counts = BTreeMap::new();
    for finding in compiled.stopping.iter().chain(&compiled.told) {
        *counts.entry(finding.severity).or_default() += 1;
    }
    let outcome = match &compiled.paper {
        Some(paper) => keep(at, paper).map(|()| true),
        None => Ok(false),
    };
    Done { at, stopping: compiled.stopping.len(), counts, outcome }
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
