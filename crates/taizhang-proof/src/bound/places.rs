//! Where the bound numbers of a document stand: by bookmarks, and by the words before them.

use std::ops::Range;

use taizhang_doc::Manifest;

use super::{Edited, Known, Place, Today, numbers, words};
use crate::against::{Lead, REACH, tail};
use crate::document::{Document, Medium};
use crate::structure::Role;
use crate::word;

/// What the name of a number's bookmark begins with; that of a date's has a `d` more.
const ANCHOR: &str = "tz_";
/// How many digits it has.
const DIGITS: usize = 4;

/// The list of numbers that travels in a document of Word.
pub fn manifest(bytes: &[u8]) -> Option<Manifest<'static>> {
    serde_json::from_str(&word::manifest(bytes)?).ok()
}

/// The places of a document: those with a bookmark, then those known by their words, in order of the document.
pub(super) fn of(edited: &Edited<'_>, today: &Today<'_>) -> Found {
    let document = edited.document;
    let mut found = Found::default();
    if document.medium == Medium::Word {
        found.marked(edited);
    }
    let free: Vec<Range<usize>> = numbers(document).into_iter().filter(|at| !found.covers(at)).collect();
    let mut left = Vec::new();
    for source in free {
        let place = Place { lead: lead(document, &source), source, entry: None };
        match found.unmarked(edited, today, &place) {
            Some(entry) => found.places.push(Place { entry: Some(entry), ..place }),
            None => left.push(place),
        }
    }
    for place in left {
        let shown = words(document, &place.source);
        // Without the list, and without bookmarks, only the words can tell.
        let is_ours = edited.manifest.is_none() && matches!(today.behind(&place, shown), Known::As(_));
        if is_ours {
            found.places.push(place);
        } else if !today.is_fixed(&place.lead, shown) {
            found.added.push(place.source);
        }
    }
    found.places.sort_by_key(|place| place.source.start);
    found
}

/// What was found.
#[derive(Default)]
pub(super) struct Found {
    pub(super) places: Vec<Place>,
    /// Numbers that were bound to nothing.
    pub(super) added: Vec<Range<usize>>,
    /// Days and periods with a bookmark.
    pub(super) dates: Vec<Range<usize>>,
}

impl Found {
    fn covers(&self, at: &Range<usize>) -> bool {
        let own = self.places.iter().map(|place| &place.source).chain(&self.dates);
        own.into_iter().any(|own| own.start < at.end && at.start < own.end)
    }

    fn marked(&mut self, edited: &Edited<'_>) {
        let document = edited.document;
        let numbers = numbers(document);
        for mark in word::bookmarks(edited.bytes) {
            let Some(rest) = mark.name.strip_prefix(ANCHOR) else { continue };
            let Some(line) = document.lines.get(mark.line) else { continue };
            let within = |at: usize| (line.start + at).min(line.end);
            let source = within(mark.within.start)..within(mark.within.end);
            let number = |digits: &str| {
                let plain = digits.len() == DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit());
                plain.then(|| digits.parse::<usize>().ok()).flatten()
            };
            // Who types over the digits leaves them before the bookmark.
            let is_torn = !words(document, &source).contains(|c: char| c.is_ascii_digit());
            let whole = numbers.iter().find(|own| own.start < source.end && source.start < own.end);
            let source = whole.filter(|_| is_torn).cloned().unwrap_or(source);
            if rest.strip_prefix('d').and_then(number).is_some() {
                self.dates.push(source);
            } else if let Some(entry) = number(rest)
                && !source.is_empty()
            {
                let lead = lead(document, &source);
                self.places.push(Place { source, entry: Some(entry), lead });
            }
        }
    }

    /// The entry of the list that a number without a bookmark is: shown as it was, behind the words of its source.
    fn unmarked(&self, edited: &Edited<'_>, today: &Today<'_>, place: &Place) -> Option<usize> {
        let manifest = edited.manifest?;
        let shown = words(edited.document, &place.source);
        let Known::As(now) = today.behind(place, shown) else { return None };
        let is_free = |n: usize| self.places.iter().all(|own| own.entry != Some(n));
        let entries = (1..).zip(&manifest.bound).filter(|(n, entry)| entry.source == now.entry.source && is_free(*n));
        let mut fits = entries.filter(|(_, entry)| super::same(&entry.shown, shown)).map(|(n, _)| n);
        fits.next()
    }
}

/// The words that tell a number: before it in its line, or of its row.
fn lead(document: &Document, source: &Range<usize>) -> Lead {
    let line = document.lines.partition_point(|line| line.start <= source.start).saturating_sub(1);
    let cell = document.paras.iter().find(|para| para.line == line).and_then(|para| match para.role {
        Role::Cell(cell) if document.source_of(&para.span).contains(&source.start) => Some(cell),
        _ => None,
    });
    // A row drawn in a line has several cells in it.
    let cell = cell.or_else(|| {
        document.paras.iter().find_map(|para| match para.role {
            Role::Cell(cell) if para.line == line => {
                let own = document.source_of(&para.span);
                (own.start <= source.start && source.end <= own.end).then_some(cell)
            }
            _ => None,
        })
    });
    match cell {
        Some(cell) => Lead::of_cell(document, cell),
        None => Lead::Line(tail(super::before(document, source.start), REACH)),
    }
}
