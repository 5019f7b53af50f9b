//! Collecting: shares of the ledger go out as workbooks, come back filled, and are merged.
//!
//! [`crate::write::share`] makes what goes out. What comes back is read here just as it is written, held against what
//! went out, merged by [`taizhang_core::kind::merge`], and put into the ledger's own workbook.

mod say;

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;
use taizhang_core::base::{Diagnostic, Severity};
use taizhang_core::kind::{self, ChangeSet, Ledger, Merge, Returned};

use crate::layout::learnt::Learnt;
use crate::read::{Options, read_files};
use crate::write::{base_of, into};
use crate::{Indicator, Source, message};
use taizhang_package::PackageError;

pub use crate::write::Unplaced;

/// A file that came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sender {
    /// The file's name.
    pub file: Arc<str>,
    /// Whom it was sent to; none where it does not say.
    pub who: Option<String>,
    /// The digest of the ledger that it was made of.
    pub version: Option<String>,
    /// How many rows it has.
    pub rows: usize,
}

/// What merging came to.
#[derive(Debug, Clone, PartialEq)]
pub struct Collected {
    /// The ledger with what could be taken in it.
    pub ledger: Ledger,
    /// What was taken, and what was not.
    pub merge: Merge,
    /// What was found: unreadable cells, conflicts, rows that could not be taken, each at its cell.
    pub findings: Vec<Diagnostic>,
    /// The files, in the order of their names.
    pub senders: Vec<Sender>,
}

/// Merges what came back into `ledger`. The order of the files does not matter.
pub fn merge(
    ledger: &Ledger,
    files: &[Source<'_>],
    indicators: &[Indicator],
    learnt: &[Learnt],
    day: Date,
) -> Collected {
    let mut files = files.to_vec();
    files.sort_by(|a, b| (a.name, a.bytes).cmp(&(b.name, b.bytes)));
    let (mut returned, mut senders, mut findings) = (Vec::new(), Vec::new(), Vec::new());
    for file in &files {
        let options = Options {
            indicators: indicators.to_vec(),
            year: ledger.head.year,
            as_written: true,
            learnt: learnt.to_vec(),
            ..Options::default()
        };
        let read = read_files(std::slice::from_ref(file), &options);
        let base = base_of(file, indicators);
        if base.is_none() && read.value.summary.files > 0 {
            findings.push(say::no_base(file.name));
        }
        // A blank cell says nothing here, and who owes it is told by itself; a column of the clerk's own comes along.
        let kept =
            |finding: &Diagnostic| finding.severity != Severity::Hint && finding.code != message::CELL_MISSING.code;
        findings.extend(read.findings.into_iter().filter(kept));
        senders.push(Sender {
            file: file.name.into(),
            who: base.as_ref().map(|base| base.who.clone()),
            version: base.as_ref().map(|base| base.version.clone()),
            rows: read.value.summary.rows,
        });
        returned.push(Returned { records: read.value.ledger.records, base: base.map(|base| base.records) });
    }
    let mut merge = kind::merge(ledger, &returned);
    let mut merged = applied(&merge.changes, ledger);
    let declared = kind::declared(&merged, day);
    merged = applied(&declared, &merged);
    merge.changes.changes.extend(declared.changes);
    findings.extend(say::findings(&merge));
    findings.sort_by(|a, b| (a.severity, &a.place).cmp(&(b.severity, &b.place)));
    Collected { ledger: merged, merge, findings, senders }
}

fn applied(changes: &ChangeSet, ledger: &Ledger) -> Ledger {
    changes.apply(ledger).expect("changes that were made against the ledger fit it")
}

/// The ledger's own workbook with what was taken in it, everything else as it was, and the cells in dispute marked.
///
/// # Errors
/// When it is no workbook that can be patched. What it has no place for is the inner error: nothing is written then.
pub fn patched(
    file: &Source<'_>,
    collected: &Collected,
    indicators: &[Indicator],
    learnt: &[Learnt],
) -> Result<Result<Vec<u8>, BTreeSet<Unplaced>>, PackageError> {
    let marks = say::in_ledger(&collected.merge);
    into(file, &collected.ledger, &collected.merge.changes, &marks, indicators, learnt)
}
