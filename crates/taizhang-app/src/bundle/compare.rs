//! What a second bundle for the same period says otherwise than the first, and why: as data, and as 更正说明.

use std::sync::Arc;

use jiff::civil::Date;
use taizhang_core::catalogue::{Definition, Figure};
use taizhang_core::kind::{Diff, diff};
use taizhang_report::{Of, Revision};

use super::{Received, spoken};
use crate::compile::{Beside, compile_beside};
use crate::{AppError, Compilation, Wish, figures};

/// What changed from one bundle to the next.
#[derive(Debug)]
pub struct Comparison<'a> {
    /// The first.
    pub old: &'a Received,
    /// The one that stands in for it.
    pub new: &'a Received,
    /// The figures that changed, with both values.
    pub figures: Vec<(Definition, Figure, Figure)>,
    /// The records that changed.
    pub records: Diff,
}

/// How a difference goes into the numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// The numbers handed in are corrected.
    Correct,
    /// They stand; what follows takes it in.
    NextTime,
}

/// Compares two bundles for the same period.
///
/// # Errors
/// When they are of two towns or two periods.
pub fn compare<'a>(old: &'a Received, new: &'a Received) -> Result<Comparison<'a>, AppError> {
    old.stands_before(&new.head)?;
    let before = figures(&old.opened, old.period, old.as_of());
    let after = figures(&new.opened, new.period, new.as_of());
    let mut changed = Vec::new();
    for (definition, figure) in after.all {
        let Some((_, was)) = before.all.iter().find(|(known, _)| known.code == definition.code) else { continue };
        if was.reading != figure.reading {
            changed.push((definition.clone(), was.clone(), figure));
        }
    }
    Ok(Comparison { old, new, figures: changed, records: diff(&old.opened.ledger, &new.opened.ledger) })
}

/// The paper: 更正说明, or that the difference goes into the numbers that follow.
pub fn correction(found: &Comparison<'_>, way: Way) -> Compilation {
    let (old, new) = (found.old, found.new);
    let revision = Revision {
        first: old.made(),
        number: old.head.number,
        again: new.head.number,
        as_of: old.as_of(),
        seal: spoken(&new.seal),
        why: new.head.why.clone(),
        next_time: way == Way::NextTime,
        figures: found.figures.iter().map(|(_, was, is)| (was.clone(), is.clone())).collect(),
        records: found.records.clone(),
    };
    let papers = new.opened.settings.papers();
    let template =
        papers.iter().find(|template| template.of == Of::Submissions).expect("a paper that ships compares submissions");
    // What was handed in is told whatever stands against it.
    let wish = Wish { period: new.period, as_of: Some(new.as_of()), date: new.made(), provisional: true };
    compile_beside(template, &new.opened, &wish, &Beside { revision: Some(Arc::new(revision)), ..Beside::default() })
}

impl Received {
    /// Until when its data count.
    fn as_of(&self) -> Date {
        self.head.as_of.parse().unwrap_or(self.period.last())
    }

    /// The day on which it was made.
    fn made(&self) -> Date {
        self.head.made.parse().unwrap_or(self.period.last())
    }
}
