//! Checking a ledger: what reading it found, and what the rules find.

use std::collections::BTreeSet;

use jiff::civil::Date;
use taizhang_core::base::{CellRef, Diagnostic, Period, Place, Severity};
use taizhang_core::kind::{Ledger, Realm};
use taizhang_core::rules;

use crate::compile::{self, Wish};
use crate::env::looked_at;
use crate::{Env, Opened, Template};

/// What was found.
#[derive(Debug)]
pub struct Checkup {
    /// All findings, in the order of files, sheets and rows.
    pub findings: Vec<Diagnostic>,
    /// Of the errors, how many stop a paper of the period: by the paper's name. None without a period.
    pub stops: Vec<(String, usize)>,
}

/// Checks a ledger, for a period where one is given.
pub fn check(opened: &Opened, period: Option<Period>, env: &Env) -> Checkup {
    let findings = findings(opened, period, looked_at(&opened.ledger, period, env.today));
    let stops = period.map(|period| stops(opened, period, env)).unwrap_or_default();
    Checkup { findings, stops }
}

/// What reading found and what the rules find, in the order of files, sheets and rows.
pub(crate) fn findings(opened: &Opened, period: Option<Period>, day: Date) -> Vec<Diagnostic> {
    told(opened, period, day).into_iter().map(|(_, finding)| finding).collect()
}

/// The same, each with the ledger that it is about: 0 is the own one, from 1 on those of the towns below.
pub(crate) fn told(opened: &Opened, period: Option<Period>, day: Date) -> Vec<(usize, Diagnostic)> {
    let broken: BTreeSet<&CellRef> =
        opened.findings.iter().filter(|one| one.severity == Severity::Error).filter_map(cell).collect();
    // A cell that could not be read is told once, by what could not read it.
    let is_told = |one: &Diagnostic| cell(one).is_some_and(|at| broken.contains(at));
    let read = opened.findings.iter().map(|finding| (opened.owner(&finding.place), finding.clone()));
    let mut findings: Vec<_> = read.collect();
    let none = Realm::default();
    let ledgers = std::iter::once(&opened.ledger).chain(&opened.realm.ledgers);
    for (owner, ledger) in ledgers.enumerate() {
        let day = if owner == 0 { day } else { ledger.head.as_of.map_or(day, |said| said.min(day)) };
        let realm = if owner == 0 { &opened.realm } else { &none };
        let found = rules::check_by(opened.settings.rulebook(), ledger, realm, period, day);
        let found = found.into_iter().filter(|one| !is_told(one));
        findings.extend(found.map(|one| (owner, of_town(one, owner, ledger))));
    }
    opened.sort(&mut findings);
    findings
}

/// What is told of a town as a whole names the town, where there are several.
fn of_town(mut finding: Diagnostic, owner: usize, ledger: &Ledger) -> Diagnostic {
    if owner > 0 && finding.place == Place::Whole {
        finding.place = Place::File { file: ledger.head.name.clone() };
    }
    finding
}

/// The cell that a finding is about.
fn cell(finding: &Diagnostic) -> Option<&CellRef> {
    match &finding.place {
        Place::Cell { at, .. } => Some(at),
        _ => None,
    }
}

fn stops(opened: &Opened, period: Period, env: &Env) -> Vec<(String, usize)> {
    let wish = Wish { period, as_of: None, date: env.today, provisional: false };
    let stopped = |template: &Template| {
        let errors = compile::compile(template, opened, &wish).stopping;
        (template.name.clone(), errors.iter().filter(|finding| finding.severity == Severity::Error).count())
    };
    let watched = opened.settings.papers().iter().filter(|template| template.watched);
    watched.map(stopped).filter(|(_, errors)| *errors > 0).collect()
}
