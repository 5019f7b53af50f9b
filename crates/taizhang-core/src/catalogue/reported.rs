//! Figures that nobody counts: observations, reported with their numbers, and the tasks that were set.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::coverage::{Coverage, Share};
use super::definition::{Definition, Fold};
use super::evaluate::{Evaluator, Figure, Lineage, RecordRef};
use crate::base::{Level, Period, Quantity, Reading, Unit};
use crate::kind::{Kind, Observation, Record, Target};

/// Rows of an indicator, by their places in the table.
type Rows<'a> = Vec<(usize, &'a Record<Observation>)>;

impl Evaluator<'_> {
    /// What was reported of an indicator: by the division's own row, else by all of its villages together. Adding both
    /// would count the villages twice.
    pub(super) fn observed(
        &self,
        definition: &Definition,
        indicator: &str,
        period: Period,
    ) -> (Reading<Quantity>, Lineage) {
        let (unit, days) = (definition.unit, self.clip(period));
        // Of what stands at a day, like a number of households, the last report is the value.
        let days = match definition.over_time {
            Fold::Last => Stretch::Until(days),
            _ => Stretch::Over(days),
        };
        let all = self.ledger.records.of::<Observation>().iter().enumerate();
        let (own, parts): (Rows<'_>, Rows<'_>) = all
            .filter(|(_, row)| {
                row.indicator == indicator && row.spot.is_none() && self.rows.take(row.meta.common.village.as_deref())
            })
            .partition(|(_, row)| self.rows.speaks(row.meta.common.village.as_deref()));
        if let Some(found) = self.stretch(&own, unit, days) {
            return found;
        }
        let mut villages: BTreeMap<&str, Rows<'_>> = BTreeMap::new();
        for (at, row) in parts {
            villages.entry(row.meta.common.village.as_deref().unwrap_or_default()).or_default().push((at, row));
        }
        if let Some(found) = self.added(&villages, unit, days) {
            return found;
        }
        let open = own.iter().filter(|(_, row)| row.period.is_some_and(|at| days.days().covers(&at))).count();
        let note = (open > 0).then(|| format!("统计期内只有{open}个时段报数，未报齐"));
        (Reading::NotReported, Lineage { note, ..Lineage::default() })
    }

    /// The value of rows of one division: the running total at the end, less that before the beginning, or stretches
    /// that together are just the days.
    fn stretch(&self, rows: &Rows<'_>, unit: Unit, days: Stretch) -> Option<(Reading<Quantity>, Lineage)> {
        let (plus, minus) = match days {
            Stretch::Until(days) => (vec![standing(rows, days.last())?], Vec::new()),
            Stretch::Over(days) => Self::pick(rows, days)?,
        };
        let mut lineage = Lineage::default();
        let mut total = Quantity::new(Decimal::ZERO, unit);
        let signed = plus.iter().map(|row| (true, row)).chain(minus.iter().map(|row| (false, row)));
        for (sign, row) in signed {
            let record = &self.ledger.records.of::<Observation>()[*row];
            let reference = self.row(record, *row);
            let Some(value) = record.value else {
                lineage.open.push(reference);
                continue;
            };
            match if sign { total.plus(value) } else { total.minus(value) } {
                Ok(sum) => total = sum,
                Err(_) => return Some((Reading::NotApplicable, lineage)),
            }
            lineage.records.push(reference);
        }
        let reading = if lineage.open.is_empty() { Reading::Known(total) } else { Reading::Pending };
        Some((reading, lineage))
    }

    /// The rows that add to the value, and those that are taken off it.
    fn pick(rows: &Rows<'_>, days: Period) -> Option<(Vec<usize>, Vec<usize>)> {
        let Some(at_end) = running(rows, days.last()) else { return Some((tiles(rows, days)?, Vec::new())) };
        if days.first() == days.last().first_of_year() {
            return Some((vec![at_end], Vec::new()));
        }
        let eve = running(rows, days.first().yesterday().unwrap_or(days.first()))?;
        Some((vec![at_end], vec![eve]))
    }

    /// The villages together, with how many of them have reported.
    fn added(
        &self,
        villages: &BTreeMap<&str, Rows<'_>>,
        unit: Unit,
        days: Stretch,
    ) -> Option<(Reading<Quantity>, Lineage)> {
        let mut names: BTreeSet<&str> = villages.keys().copied().collect();
        names.extend(self.villages(days.days().last()));
        let mut lineage = Lineage::default();
        let mut coverage = Coverage::of(Level::Village);
        let mut total = Quantity::new(Decimal::ZERO, unit);
        let (mut known, mut pending) = (false, false);
        for name in names {
            let found = villages.get(name).and_then(|rows| self.stretch(rows, unit, days));
            let (reading, of) = found.unwrap_or((Reading::NotReported, Lineage::default()));
            match reading {
                Reading::Known(value) => {
                    total = total.plus(value).ok()?;
                    known = true;
                    lineage.records.extend(of.records);
                    coverage.add(&Arc::from(name), Share::Known);
                }
                Reading::Pending => {
                    pending = true;
                    lineage.open.extend(of.open);
                    coverage.add(&Arc::from(name), Share::Pending);
                }
                Reading::NotReported | Reading::NotApplicable => coverage.add(&Arc::from(name), Share::Missing),
            }
        }
        lineage.note = coverage.zh();
        lineage.coverage = Some(coverage);
        match (known, pending) {
            (true, _) => Some((Reading::Known(total), lineage)),
            (false, true) => Some((Reading::Pending, lineage)),
            (false, false) => None,
        }
    }

    /// The villages that lay in the town on `day`, as far as its own ledger knows and they are looked at here.
    fn villages(&self, day: Date) -> impl Iterator<Item = &str> {
        let town = self.ledger.head.division;
        let below = town.into_iter().flat_map(move |town| self.ledger.tree.children(town, day));
        below.map(|node| &*node.name).filter(|name| self.rows.take(Some(name)))
    }

    fn row<K: Kind>(&self, record: &Record<K>, row: usize) -> RecordRef {
        RecordRef { ledger: self.seat, kind: K::CODE, row, id: record.meta.id.clone() }
    }

    /// The task that was set for a figure.
    pub(super) fn evaluate_target(&self, definition: &Definition, period: Period) -> Figure {
        let year = period.year();
        let table = self.ledger.records.of::<Target>();
        let mut set: Vec<(usize, &Record<Target>)> = table
            .iter()
            .enumerate()
            .filter(|(_, row)| row.figure == definition.code && self.rows.speaks(row.meta.common.village.as_deref()))
            .filter(|(_, row)| row.period.is_some_and(|of| of == period || of == year))
            .collect();
        // A task set for just this period goes before the year's.
        set.sort_by_key(|(_, row)| row.period != Some(period));
        let mut lineage = Lineage::default();
        let reading = match set.first() {
            None => Reading::NotApplicable,
            Some((at, row)) => {
                lineage.records.push(self.row(row, *at));
                let in_unit = row.value.and_then(|value| value.to(definition.unit).ok());
                in_unit.map_or(Reading::Pending, Reading::Known)
            }
        };
        Figure { code: definition.code.clone(), period, reading, lineage }
    }
}

/// Which report of an indicator is asked for.
#[derive(Clone, Copy)]
enum Stretch {
    /// What was reported over these days.
    Over(Period),
    /// What was last reported by their end.
    Until(Period),
}

impl Stretch {
    const fn days(self) -> Period {
        match self {
            Self::Over(days) | Self::Until(days) => days,
        }
    }
}

/// The observation made on `last`.
fn standing(rows: &Rows<'_>, last: Date) -> Option<usize> {
    let found = rows.iter().find(|(_, row)| row.period.is_some_and(|of| of.last() == last));
    found.map(|(at, _)| *at)
}

/// The observation that gives the running total from 1 January to `last`.
fn running(rows: &Rows<'_>, last: Date) -> Option<usize> {
    let found =
        rows.iter().find(|(_, row)| row.running == Some(true) && row.period.is_some_and(|of| of.last() == last));
    found.map(|(at, _)| *at)
}

/// Observations of single stretches that together are exactly the days asked for.
fn tiles(rows: &Rows<'_>, days: Period) -> Option<Vec<usize>> {
    let mut found = Vec::new();
    let mut next = days.first();
    loop {
        let starting = rows.iter().filter(|(_, row)| row.running != Some(true));
        let (at, of) = starting
            .filter_map(|(at, row)| row.period.map(|of| (*at, of)))
            .find(|(_, of)| of.first() == next && of.last() <= days.last())?;
        found.push(at);
        if of.last() == days.last() {
            return Some(found);
        }
        next = of.last().tomorrow().ok()?;
    }
}
