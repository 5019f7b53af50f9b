//! Running all rules over a ledger, and setting aside what is waived.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::cx::{Cx, Found, Index};
use super::practice::Practice;
use crate::base::{Crowd, Diagnostic, Period, Place};
use crate::catalogue::Catalogue;
use crate::kind::{Ledger, Realm, Waiver};
use crate::rules::{RULES, Run, named};

/// What the rules go by: the definitions of figures, and what the county has set for itself.
#[derive(Debug, Clone, Copy)]
pub struct Rulebook<'a> {
    /// The definitions.
    pub catalogue: &'a Catalogue,
    /// Local practice.
    pub practice: &'a Practice,
}

impl Rulebook<'static> {
    /// What ships.
    pub fn shipped() -> Self {
        Self { catalogue: Catalogue::shipped(), practice: Practice::shipped() }
    }
}

/// Everything the rules find, by place, the gravest first. What a waiver in force sets aside is left out.
///
/// `as_of` is the day until which data count. With `period`, records that fall behind it are not asked for
/// completeness: they belong to a later submission.
pub fn check(ledger: &Ledger, period: Option<Period>, as_of: Date) -> Vec<Diagnostic> {
    check_by(Rulebook::shipped(), ledger, &Realm::default(), period, as_of)
}

/// The same by a rulebook of one's own; and of a county, whose towns are the realm, also what is found where their
/// ledgers are put together. What each of these holds by itself is checked by itself.
pub fn check_by(
    rulebook: Rulebook<'_>,
    ledger: &Ledger,
    realm: &Realm,
    period: Option<Period>,
    as_of: Date,
) -> Vec<Diagnostic> {
    let index = Index::default();
    let (told, none) = (BTreeSet::new(), Vec::new());
    let scene = Scene { rulebook, ledger, realm, period, as_of, index: &index };
    let mut found = scene.run(Run::First, &told, &none);
    let told = found.told.iter().map(|finding| &finding.place).chain(found.crowd.places()).cloned().collect();
    let waivers = in_force(ledger, as_of);
    let mut used = BTreeSet::new();
    set_aside(&mut found, &waivers, &mut used);
    let unused: Vec<usize> = waivers.values().copied().filter(|at| !used.contains(at)).collect();
    let mut last = scene.run(Run::Last, &told, &unused);
    set_aside(&mut last, &waivers, &mut used);
    let mut found: Vec<Diagnostic> = [found, last].into_iter().flat_map(summed_up).collect();
    found.sort_by(|a, b| (&a.place, a.severity, a.code, a).cmp(&(&b.place, b.severity, b.code, b)));
    found
}

struct Scene<'a> {
    rulebook: Rulebook<'a>,
    ledger: &'a Ledger,
    realm: &'a Realm,
    period: Option<Period>,
    as_of: Date,
    index: &'a Index<'a>,
}

impl<'a> Scene<'a> {
    fn run(&self, run: Run, told: &'a BTreeSet<Place>, unused_waivers: &'a [usize]) -> Found {
        let Self { rulebook: Rulebook { catalogue, practice }, ledger, realm, period, as_of, index } = *self;
        let mut found = Found::default();
        for rule in RULES.iter().filter(|rule| rule.run == run) {
            let sought = Cell::new(0);
            let mut cx = Cx {
                ledger,
                realm,
                catalogue,
                practice,
                period,
                as_of,
                index,
                rule,
                found,
                told,
                unused_waivers,
                sought,
            };
            (rule.check)(&mut cx);
            found = cx.found;
        }
        found
    }
}

/// The waivers that count on the day, by what they set aside.
fn in_force(ledger: &Ledger, as_of: Date) -> BTreeMap<(&str, &str), usize> {
    let waivers = ledger.records.of::<Waiver>().iter().enumerate();
    let counting = waivers.filter(|(_, waiver)| waiver.in_force(as_of));
    counting.map(|(at, waiver)| ((&*waiver.rule, &*waiver.record), at)).collect()
}

/// Takes out what waivers set aside, and notes which did.
fn set_aside(found: &mut Found, waivers: &BTreeMap<(&str, &str), usize>, used: &mut BTreeSet<usize>) {
    if waivers.is_empty() {
        return;
    }
    let mut stays = |code: &'static str, places: &mut dyn Iterator<Item = &Place>| {
        let waived = places.filter_map(record_of).find_map(|id| waivers.get(&(code, id)));
        used.extend(waived);
        waived.is_none()
    };
    found.told.retain(|one| stays(one.code, &mut std::iter::once(&one.place).chain(&one.related)));
    found.crowd.retain(|code, place| stays(code, &mut std::iter::once(place)));
}

/// What is told one by one, and a finding for each column in which there is more of the same.
fn summed_up(found: Found) -> impl Iterator<Item = Diagnostic> {
    let rest = found.crowd.summed_up().filter_map(|(code, place, related)| {
        let severity = named(code)?.severity;
        let [message, help] = Crowd::words(related.len());
        Some(Diagnostic { code, severity, place, message, help: Some(help), fix: None, related })
    });
    found.told.into_iter().chain(rest)
}

fn record_of(place: &Place) -> Option<&str> {
    match place {
        Place::Cell { of: Some((id, _)), .. } | Place::Record { id, .. } => Some(id),
        _ => None,
    }
}
