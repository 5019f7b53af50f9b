//! Who still owes what for a period: cells that must be filled, months that are not reported, kinds not declared.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::{Catalogue, Fold};
use crate::base::{Period, Place};
use crate::kind::{Declaration, Duties, Ledger, Observation, Record, Table, is_diary, is_work};

/// What an office or a village owes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Debt {
    /// Who; none for what only the keeper of the ledger can answer for.
    pub who: Option<String>,
    /// Cells that must be filled before 报送.
    pub missing: Vec<Missing>,
    /// Indicators that say nothing of some months.
    pub silent: Vec<Silent>,
    /// What was neither declared fully reported nor nil: the kinds' Chinese names.
    pub undeclared: Vec<&'static str>,
}

/// A cell that must be filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// The kind's code.
    pub kind: &'static str,
    /// 编号
    pub id: Arc<str>,
    /// What a reader calls the record.
    pub label: String,
    /// The field's Chinese title.
    pub title: &'static str,
    /// Whether it says 待核.
    pub is_pending: bool,
    /// Where it stands.
    pub place: Place,
}

/// An indicator that is not reported for some stretches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Silent {
    /// The indicator's code.
    pub indicator: String,
    /// Its name.
    pub name: String,
    /// Of which village; none for the town.
    pub village: Option<Box<str>>,
    /// Which months, quarters, half-years.
    pub periods: Vec<Period>,
}

impl Debt {
    /// How many things it is.
    pub fn count(&self) -> usize {
        self.missing.len() + self.silent.len() + self.undeclared.len()
    }

    /// The cells that must be filled, those of one record together.
    pub fn by_record(&self) -> Vec<Vec<&Missing>> {
        let mut records: Vec<Vec<&Missing>> = Vec::new();
        for missing in &self.missing {
            let same = |of: &&mut Vec<&Missing>| (of[0].kind, &of[0].id) == (missing.kind, &missing.id);
            match records.iter_mut().find(same) {
                Some(of) => of.push(missing),
                None => records.push(vec![missing]),
            }
        }
        records
    }

    /// What is not reported, told once where the whole and several villages lack the same: the first, and of whom. Of
    /// nobody in particular where it is the whole alone.
    pub fn by_series(&self) -> Vec<(&Silent, Vec<&str>)> {
        let mut series: Vec<(&Silent, Vec<&str>)> = Vec::new();
        for silent in &self.silent {
            let whose = silent.village.as_deref().unwrap_or(WHOLE);
            let same = |first: &Silent| first.indicator == silent.indicator && first.periods == silent.periods;
            match series.iter_mut().find(|(first, _)| same(first)) {
                Some((_, all)) => all.push(whose),
                None => series.push((silent, vec![whose])),
            }
        }
        for (_, all) in series.iter_mut().filter(|(_, all)| *all == [WHOLE]) {
            all.clear();
        }
        series
    }
}

/// A series of no single village.
const WHOLE: &str = "全镇";

/// What is owed for a period by `day`, in the order of the roster; who owes nothing is not told.
pub fn owed(ledger: &Ledger, catalogue: &Catalogue, period: Period, day: Date) -> Vec<Debt> {
    let duties = Duties::of(ledger, day);
    let mut debts: BTreeMap<Option<String>, Debt> = BTreeMap::new();
    for table in ledger.records.tables().into_iter().filter(|table| is_work(table.info())) {
        let dated = is_diary(table.info());
        for row in 0..table.len() {
            let who = duties.answers(table, row);
            let missing = missing(table, row);
            if missing.is_empty() && !dated {
                continue;
            }
            let debt = debts.entry(who.clone()).or_insert_with(|| Debt::of(who.clone()));
            debt.missing.extend(missing);
            let zh = table.info().zh;
            if dated && !debt.undeclared.contains(&zh) && !is_declared(ledger, table, who.as_deref(), period) {
                debt.undeclared.push(zh);
            }
        }
    }
    for ((indicator, village, who), rows) in series(ledger, &duties) {
        let Some(definition) = catalogue.get(&indicator) else { continue };
        let mut periods = silent(&rows, period, day);
        if definition.over_time == Fold::Last {
            periods = of_stock(&rows, &periods);
        }
        if !periods.is_empty() {
            let debt = debts.entry(who.clone()).or_insert_with(|| Debt::of(who));
            debt.silent.push(Silent { indicator, name: definition.name.clone(), village, periods });
        }
    }
    let mut names: Vec<String> = debts.keys().flatten().cloned().collect();
    duties.sort(&mut names);
    let order = names.into_iter().map(Some).chain([None]);
    order.filter_map(|who| debts.remove(&who)).filter(|debt| debt.count() > 0).collect()
}

impl Debt {
    fn of(who: Option<String>) -> Self {
        Self { who, missing: Vec::new(), silent: Vec::new(), undeclared: Vec::new() }
    }
}

/// What a record must say before 报送 and does not.
fn missing(table: &dyn Table, row: usize) -> Vec<Missing> {
    let info = table.info();
    let meta = table.meta(row);
    let asked = info.fields.iter().enumerate().filter(|(_, field)| field.role.submit || field.role.save);
    let empty = asked.filter(|(at, _)| table.value(row, *at).is_none() && table.asked(row, *at));
    let one = |(at, field): (usize, &&'static crate::kind::FieldInfo)| Missing {
        kind: info.code,
        id: meta.id.clone(),
        label: table.label(row),
        title: field.zh,
        is_pending: meta.pending.has(at),
        place: meta.place(Some((at, field.code)), None),
    };
    empty.map(one).collect()
}

fn is_declared(ledger: &Ledger, table: &dyn Table, who: Option<&str>, period: Period) -> bool {
    ledger.records.of::<Declaration>().iter().any(|said| {
        let speaks = said.office.as_deref().is_none_or(|office| Some(office) == who);
        speaks && said.names(table.info()) && said.period.is_some_and(|of| of.covers(&period))
    })
}

/// The series of observations: of an indicator and a village, who reports it, and what was reported.
pub type Series<'a> = BTreeMap<(String, Option<Box<str>>, Option<String>), Vec<&'a Record<Observation>>>;

/// All series of a ledger. Who reported last is who reports.
pub fn series<'a>(ledger: &'a Ledger, duties: &Duties<'_>) -> Series<'a> {
    let table = ledger.records.of::<Observation>();
    let mut by_indicator: BTreeMap<(String, Option<Box<str>>), Vec<usize>> = BTreeMap::new();
    for (row, one) in table.iter().enumerate() {
        by_indicator.entry((one.indicator.clone(), one.meta.common.village.clone())).or_default().push(row);
    }
    let rows = ledger.records.table(<Observation as crate::kind::Kind>::CODE).expect("a kind of the registry");
    let series = by_indicator.into_iter().map(|((indicator, village), all)| {
        let last = all.iter().copied().max_by_key(|row| table[*row].period.map(|period| period.last()));
        let who = last.and_then(|row| duties.answers(rows, row));
        ((indicator, village, who), all.into_iter().map(|row| &table[row]).collect())
    });
    series.collect()
}

/// A stock is owed as it stands: of the stretches that say nothing the last, unless it was reported since.
fn of_stock(rows: &[&Record<Observation>], silent: &[Period]) -> Vec<Period> {
    let since = |part: &Period| rows.iter().any(|row| row.period.is_some_and(|of| of.last() > part.last()));
    silent.last().filter(|part| !since(part)).copied().into_iter().collect()
}

/// The stretches of `period` that are over by `day` and of which a series says nothing, as long as it reports them.
fn silent(rows: &[&Record<Observation>], period: Period, day: Date) -> Vec<Period> {
    let length = |period: Period| period.splits_into_months().map_or(1, |months| months.len());
    let single = || rows.iter().filter(|row| row.running != Some(true)).filter_map(|row| row.period);
    let grain = single().map(length).min().unwrap_or(1);
    let is_known = |row: &&&Record<Observation>| row.value.is_some();
    let total = rows.iter().filter(is_known).filter(|row| row.running == Some(true)).filter_map(|row| row.period);
    let total = total.map(|period| period.last()).max();
    let mut silent = Vec::new();
    let year = period.last().year();
    let mut month = 1;
    let step = i8::try_from(grain.clamp(1, 12)).unwrap_or(1);
    while month <= 12 {
        let Ok(part) = Period::months(year, month, (month + step - 1).min(12)) else { break };
        month += step;
        let over = part.last() <= day && part.last() <= period.last() && part.last() >= period.first();
        let said = single().any(|of| of.covers(&part)) || total.is_some_and(|last| part.last() <= last);
        if over && !said {
            silent.push(part);
        }
    }
    silent
}
