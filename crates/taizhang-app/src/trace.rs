//! Where a figure comes from: its formula, the records counted, those left out and why.

use jiff::civil::Date;
use taizhang_core::base::{Period, Place};
use taizhang_core::catalogue::{Definition, Figure, RecordRef, Subject};
use taizhang_core::kind::Head;

use crate::formula::formula;
use crate::near::near;
use crate::subject::subject;
use crate::{AppError, Opened};

/// A figure taken apart.
#[derive(Debug)]
pub struct Trace {
    /// Whose it is.
    pub head: Head,
    /// Its definition.
    pub definition: Definition,
    /// How it is computed, in a line.
    pub formula: String,
    /// Its value, and for a rate the two sides.
    pub figure: Figure,
    /// The records counted.
    pub counted: Vec<Traced>,
    /// Records that would count if what they leave open were known.
    pub open: Vec<Traced>,
    /// Records of the kind that were not counted, each with the reason in the clerk's words.
    pub excluded: Vec<(Traced, String)>,
}

/// A record as a trace names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Traced {
    /// 编号
    pub id: String,
    /// What a reader calls it.
    pub label: String,
    /// Where it was read.
    pub place: Place,
}

/// Takes a figure apart.
///
/// # Errors
/// When no figure has this code or name.
pub fn trace(name: &str, opened: &Opened, period: Period, as_of: Date) -> Result<Trace, AppError> {
    let catalogue = opened.settings.catalogue();
    let Some(definition) = catalogue.get(name) else {
        let known = catalogue.all().iter().flat_map(|known| [known.code.as_str(), known.name.as_str()]);
        return Err(AppError::NoFigure { name: name.to_owned(), near: near(name, known) });
    };
    let subject = subject(opened, &opened.ledger, as_of);
    let figure = subject.figure(&definition.code, period).expect("a figure of the same catalogue");
    let all = |records: &[RecordRef]| records.iter().map(|record| traced(&*subject, record)).collect();
    Ok(Trace {
        head: subject.head().clone(),
        definition: definition.clone(),
        formula: formula(definition, catalogue),
        counted: all(&figure.lineage.records),
        open: all(&figure.lineage.open),
        excluded: excluded(&*subject, definition, &figure),
        figure: (*figure).clone(),
    })
}

/// What was left out. Records that are open stand in a list of their own.
fn excluded(subject: &dyn Subject, definition: &Definition, figure: &Figure) -> Vec<(Traced, String)> {
    let left_out = subject.excluded(definition, figure.period).into_iter();
    left_out
        .filter(|(record, _)| !figure.lineage.open.contains(record))
        .map(|(record, why)| (traced(subject, &record), why.zh()))
        .collect()
}

fn traced(subject: &dyn Subject, record: &RecordRef) -> Traced {
    let table = subject.table(record);
    let place = table.meta(record.row).place(None, None);
    Traced { id: record.id.to_string(), label: table.label(record.row), place }
}
