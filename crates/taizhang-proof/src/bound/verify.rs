//! Whether the numbers of an edited paper still stand.

use std::ops::Range;

use taizhang_doc::Entry;

use super::places::{self, Found};
use super::{Edited, Known, Place, Today, before, frame, same, shows, words};
use crate::Finding;
use crate::notice::{Told, held};

/// How many numbers stand how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Standing {
    /// As they were bound, and as they are today.
    pub held: usize,
    /// 改: changed by hand.
    pub changed: usize,
    /// 变: gone stale.
    pub stale: usize,
    /// 加: added, bound to nothing.
    pub added: usize,
    /// Not there any more.
    pub lost: usize,
}

/// How one place stands.
pub(super) enum Stands<'a> {
    Holds,
    /// By hand, from what was shown.
    Changed(String, Option<String>),
    /// Not what it is today any more.
    Stale(&'a Entry<'a>),
    /// Today's paper does not say it any more.
    Gone(String),
    Doubtful(String),
}

/// Holds each number of an edited paper against what was bound and what is known today.
pub fn verify(edited: &Edited<'_>) -> (Standing, Vec<Finding>) {
    let today = Today::of(edited.today);
    let found = places::of(edited, &today);
    let (mut standing, mut findings) = (Standing::default(), Vec::new());
    for place in &found.places {
        let told = match stands(edited, &today, place) {
            Stands::Holds => {
                standing.held += 1;
                continue;
            }
            Stands::Changed(was, now) => {
                standing.changed += 1;
                held::bound_changed(&was, words(edited.document, &place.source), now.as_deref())
            }
            Stands::Stale(now) => {
                standing.stale += 1;
                held::bound_stale(words(edited.document, &place.source), &now.shown)
            }
            Stands::Gone(shown) | Stands::Doubtful(shown) => {
                standing.stale += 1;
                held::bound_doubtful(&shown)
            }
        };
        findings.push(at(edited, &place.source, told));
    }
    standing.added = found.added.len();
    findings
        .extend(found.added.iter().map(|source| at(edited, source, held::bound_added(words(edited.document, source)))));
    let lost = lost(edited, &found);
    standing.lost = lost.len();
    let end = edited.document.source.len().saturating_sub(1);
    findings.extend(lost.iter().map(|entry| at(edited, &(end..end), held::bound_lost(&entry.shown, &entry.path))));
    findings.sort_by_key(|one| (one.source.start, one.source.end));
    (standing, findings)
}

/// A finding at a stretch of the original.
pub(super) fn at(edited: &Edited<'_>, source: &Range<usize>, told: Told) -> Finding {
    Finding { diagnostic: told.at(edited.document.source_place(source)), source: source.clone(), edit: None }
}

/// Entries of the list of which nothing is left in the document.
pub(super) fn lost<'m>(edited: &Edited<'m>, found: &Found) -> Vec<&'m Entry<'static>> {
    let Some(manifest) = edited.manifest else { return Vec::new() };
    let is_there = |n: usize| found.places.iter().any(|place| place.entry == Some(n));
    (1..).zip(&manifest.bound).filter(|(n, _)| !is_there(*n)).map(|(_, entry)| entry).collect()
}

/// How a place stands.
pub(super) fn stands<'t>(edited: &Edited<'_>, today: &'t Today<'_>, place: &Place) -> Stands<'t> {
    let here = words(edited.document, &place.source);
    let lead = before(edited.document, place.source.start);
    let entry = place.entry.and_then(|n| edited.manifest?.bound.get(n - 1));
    let (known, was) = match entry {
        Some(entry) => (today.known(entry, place, lead), Some(entry)),
        None => (today.behind(place, here), None),
    };
    if let Some(entry) = was
        && !same(here, &entry.shown)
    {
        return match known {
            Known::As(now) if same(here, &now.entry.shown) => Stands::Holds,
            Known::As(now) => Stands::Changed(entry.shown.to_string(), Some(now.entry.shown.to_string())),
            Known::Gone | Known::Doubtful => Stands::Changed(entry.shown.to_string(), None),
        };
    }
    match known {
        Known::As(now) if same(here, &now.entry.shown) => Stands::Holds,
        Known::As(now) if was.is_none() && shows(here, &now.entry) => Stands::Holds,
        // Of one that only its words tell, all that stands there must be the number.
        Known::As(now) if was.is_none() && frame(here) != frame(&now.entry.shown) => Stands::Doubtful(here.to_owned()),
        Known::As(now) => Stands::Stale(&now.entry),
        Known::Gone => Stands::Gone(here.to_owned()),
        Known::Doubtful => Stands::Doubtful(here.to_owned()),
    }
}
