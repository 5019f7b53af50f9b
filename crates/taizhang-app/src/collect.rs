//! Collecting: what each office and village is sent, and what becomes of what they send back.

use jiff::civil::Date;
use taizhang_core::base::Period;
use taizhang_core::catalogue::{self, Debt};
use taizhang_core::kind::{By, Duties, Ledger};
use taizhang_exchange::collect::{self, Collected, Unplaced};
use taizhang_exchange::write::{self, Options, Share};
use taizhang_exchange::{Source, json};

use crate::open::{indicators, read_by};
use crate::settings::Set;
use crate::{AppError, Blank, Env, Opened, Sources, as_of, workbook};

/// How a ledger is to be split.
#[derive(Debug, Clone)]
pub struct Split {
    /// For which period.
    pub period: Period,
    /// By when it is wanted back.
    pub due: Option<Date>,
    /// By what.
    pub by: By,
    /// Just these; all where none is named.
    pub only: Vec<String>,
}

/// A share that is sent out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// To whom.
    pub who: String,
    /// What the file is to be called.
    pub name: String,
    /// The workbook.
    pub xlsx: Vec<u8>,
    /// How many records are in it.
    pub records: usize,
    /// How many things are asked for.
    pub owed: usize,
}

/// Splits a ledger into the shares of its offices or villages, in the order of the roster.
///
/// # Errors
/// When a share is asked for that nobody has, or a text is longer than a cell can hold.
pub fn split(opened: &Opened, wish: &Split, env: &Env) -> Result<Vec<Sent>, AppError> {
    let ledger = &opened.ledger;
    let day = as_of(ledger, Some(wish.period), env.today);
    let duties = Duties::of(ledger, day);
    let shares = duties.shares(ledger, wish.by, wish.period);
    let mut wanted = Vec::new();
    for name in &wish.only {
        let own = duties.body(name).unwrap_or(name);
        if !shares.iter().any(|(who, _)| who == own) {
            let known = shares.iter().map(|(who, _)| who.clone()).collect();
            return Err(AppError::NoShare { name: name.clone(), known });
        }
        wanted.push(own.to_owned());
    }
    let (version, indicators) = (opened.digest(), indicators(opened.settings.catalogue()));
    let options = Options { made: env.today, ..Options::default() };
    let one = |(who, own): &(String, Ledger)| {
        let debts = catalogue::owed(&with_declarations(own, ledger), opened.settings.catalogue(), wish.period, day);
        let silent: Vec<_> = debts.iter().flat_map(|debt| debt.silent.iter().cloned()).collect();
        let share = Share {
            ledger,
            who,
            own,
            period: wish.period,
            due: wish.due,
            version: &version,
            silent: &silent,
            indicators: &indicators,
        };
        Ok(Sent {
            who: who.clone(),
            name: format!("{}台账（{who}）{}.xlsx", ledger.head.name, wish.period.name()),
            xlsx: write::share(&share, &options)?,
            records: own.records.tables().iter().map(|table| table.len()).sum(),
            owed: debts.iter().map(Debt::count).sum(),
        })
    };
    shares.iter().filter(|(who, _)| wanted.is_empty() || wanted.contains(who)).map(one).collect()
}

/// A share with the roster and the declarations of the town, by which it is judged.
fn with_declarations(own: &Ledger, ledger: &Ledger) -> Ledger {
    use taizhang_core::kind::{Appointment, Body, Declaration, Person};
    let mut own = own.clone();
    *own.records.of_mut::<Body>() = ledger.records.of::<Body>().to_vec();
    *own.records.of_mut::<Person>() = ledger.records.of::<Person>().to_vec();
    *own.records.of_mut::<Appointment>() = ledger.records.of::<Appointment>().to_vec();
    *own.records.of_mut::<Declaration>() = ledger.records.of::<Declaration>().to_vec();
    own
}

/// What became of what was sent back.
#[derive(Debug)]
pub struct Collection {
    /// What was taken, and what was not.
    pub collected: Collected,
    /// The ledger as a workbook: its own, where it is just one, else a new one.
    pub xlsx: Vec<u8>,
    /// Why it had to be written anew.
    pub anew: Option<Anew>,
    /// Who still owes what, where a period is given.
    pub debts: Vec<Debt>,
}

/// Why a workbook had to be written anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Anew {
    /// The ledger is not one .xlsx.
    NotOne,
    /// The workbook has no place for these.
    Unplaced(Vec<Unplaced>),
    /// Reading what was written does not give what it should.
    Differs,
}

/// Merges what was sent back into a ledger. The order of the files does not matter.
///
/// # Errors
/// When the workbook cannot be made.
pub fn collect(opened: &Opened, returned: &Sources, period: Option<Period>, env: &Env) -> Result<Collection, AppError> {
    let ledger = &opened.ledger;
    let indicators = indicators(opened.settings.catalogue());
    let day = as_of(ledger, period, env.today);
    let files: Vec<_> = returned.files.iter().map(|file| Source { name: &file.name, bytes: &file.bytes }).collect();
    let collected = collect::merge(ledger, &files, &indicators, &opened.learnt, day);
    let (xlsx, anew) = match own(opened, &collected) {
        Ok(xlsx) => (xlsx, None),
        Err(why) => (workbook(Some(&collected.ledger), &Blank { made: env.today, ..Blank::default() })?, Some(why)),
    };
    let debts = period
        .map(|period| {
            let day = as_of(&collected.ledger, Some(period), env.today);
            catalogue::owed(&collected.ledger, opened.settings.catalogue(), period, day)
        })
        .unwrap_or_default();
    Ok(Collection { collected, xlsx, anew, debts })
}

/// The ledger's own workbook with the changes in it, read back to be sure.
fn own(opened: &Opened, collected: &Collected) -> Result<Vec<u8>, Anew> {
    let [file] = opened.files.as_slice() else { return Err(Anew::NotOne) };
    let source = Source { name: &file.name, bytes: &file.bytes };
    let patched = match collect::patched(&source, collected, &indicators(opened.settings.catalogue()), &opened.learnt) {
        Ok(Ok(xlsx)) => xlsx,
        Ok(Err(unplaced)) => return Err(Anew::Unplaced(unplaced.into_iter().collect())),
        // A table of another sort than .xlsx has no parts to patch.
        Err(_) => return Err(Anew::NotOne),
    };
    let again = Sources {
        files: vec![crate::File { name: file.name.clone(), bytes: patched.clone() }],
        evidence: opened.evidence.clone(),
    };
    let (read, _) = read_by(again, Set::of(opened.settings.clone()));
    let records = |ledger: &Ledger| json::write(&Ledger { records: ledger.records.clone(), ..Ledger::default() });
    let same = records(&read.ledger) == records(&collected.ledger);
    if same { Ok(patched) } else { Err(Anew::Differs) }
}
