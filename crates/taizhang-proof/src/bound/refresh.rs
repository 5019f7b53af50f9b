//! Today's numbers put into an edited paper: no word, no look, no comment of it is touched.

use std::ops::Range;

use taizhang_core::base::Place as Spot;
use taizhang_doc::{Entry, Manifest};
use taizhang_package::PackageError;

use super::places;
use super::verify::{Stands, at, lost, stands};
use super::{Edited, Today, words};
use crate::fix::{Edit, Safety};
use crate::notice::held;
use crate::{Finding, word};

/// A number that was set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Where it stood.
    pub place: Spot,
    /// What stood there.
    pub old: String,
    /// What stands there now.
    pub new: String,
}

/// A paper with today's numbers.
#[derive(Debug)]
pub struct Refreshed {
    /// Its file.
    pub bytes: Vec<u8>,
    /// What was set, in order.
    pub changes: Vec<Change>,
    /// What was left as it stands, and why.
    pub findings: Vec<Finding>,
    /// How many were right already.
    pub held: usize,
}

/// Puts today's numbers into an edited document of Word.
///
/// # Errors
/// When its file cannot be changed.
pub fn refresh(edited: &Edited<'_>) -> Result<Refreshed, PackageError> {
    let today = Today::of(edited.today);
    let found = places::of(edited, &today);
    let mut refreshed = Refreshed { bytes: Vec::new(), changes: Vec::new(), findings: Vec::new(), held: 0 };
    let mut edits = Vec::new();
    let mut list = edited.manifest.map(|manifest| anew(edited, manifest));
    for place in &found.places {
        let here = words(edited.document, &place.source);
        let told = match stands(edited, &today, place) {
            Stands::Holds => {
                refreshed.held += 1;
                settle(list.as_mut(), place.entry, &today, edited, here);
                continue;
            }
            Stands::Stale(now) => {
                edits.extend(edit(here, &now.shown, &place.source));
                let place_of = edited.document.source_place(&place.source);
                refreshed.changes.push(Change { place: place_of, old: here.to_owned(), new: now.shown.to_string() });
                if let (Some(list), Some(n)) = (list.as_mut(), place.entry) {
                    put(list, n, now);
                }
                continue;
            }
            Stands::Changed(was, now) => held::bound_changed(&was, here, now.as_deref()),
            Stands::Gone(shown) | Stands::Doubtful(shown) => held::bound_doubtful(&shown),
        };
        refreshed.findings.push(at(edited, &place.source, told));
    }
    refreshed
        .findings
        .extend(found.added.iter().map(|source| at(edited, source, held::bound_added(words(edited.document, source)))));
    let end = edited.document.source.len().saturating_sub(1);
    for entry in lost(edited, &found) {
        refreshed.findings.push(at(edited, &(end..end), held::bound_lost(&entry.shown, &entry.path)));
    }
    if let Some(first) = found
        .dates
        .first()
        .filter(|_| list.as_ref().is_some_and(|list| edited.manifest.is_some_and(|old| old.period != list.period)))
    {
        refreshed.findings.push(at(edited, first, held::dates_left(found.dates.len())));
    }
    edits.sort_by_key(|edit: &Edit| edit.source.start);
    refreshed.findings.sort_by_key(|one| (one.source.start, one.source.end));
    let bytes = word::edited(edited.document, edited.bytes, &edits)?;
    let json = list.map(|list| serde_json::to_string(&list).unwrap_or_default());
    refreshed.bytes = word::with_manifest(&bytes, json.as_deref())?;
    Ok(refreshed)
}

/// The smallest edit: what both have at their ends stays in its own run.
fn edit(old: &str, new: &str, source: &Range<usize>) -> Option<Edit> {
    let behind: usize = old
        .chars()
        .rev()
        .zip(new.chars().rev())
        .take_while(|(one, other)| one == other && !one.is_ascii_digit())
        .map(|(c, _)| c.len_utf8())
        .sum();
    let (old, new) = (&old[..old.len() - behind], &new[..new.len() - behind]);
    let own = source.start..source.start + old.len();
    (old != new).then(|| Edit { source: own, new: new.to_owned(), safety: Safety::Safe })
}

/// The list that the refreshed document travels with, its entries still the old ones.
fn anew(edited: &Edited<'_>, old: &Manifest<'static>) -> Manifest<'static> {
    let now = edited.today;
    Manifest {
        period: now.period.code.clone().into(),
        as_of: now.as_of,
        ledger: now.ledger.clone().into(),
        ..old.clone()
    }
}

/// An entry's value moves on even where what is shown stays.
fn settle(list: Option<&mut Manifest<'static>>, n: Option<usize>, today: &Today<'_>, edited: &Edited<'_>, here: &str) {
    let (Some(list), Some(n)) = (list, n) else { return };
    let Some(entry) = edited.manifest.and_then(|old| old.bound.get(n - 1)) else { return };
    if let Some(now) = today.from(&entry.source).find(|now| super::same(&now.entry.shown, here)) {
        put(list, n, &now.entry);
    }
}

fn put(list: &mut Manifest<'static>, n: usize, now: &Entry<'_>) {
    if let Some(entry) = list.bound.get_mut(n - 1) {
        *entry = Entry {
            shown: now.shown.to_string().into(),
            source: std::borrow::Cow::Owned(now.source.clone().into_owned()),
            unit: now.unit.as_ref().map(|unit| unit.to_string().into()),
            value: now.value.as_ref().map(|value| value.to_string().into()),
            records: now.records.to_vec().into(),
            path: entry.path.clone(),
        };
    }
}
