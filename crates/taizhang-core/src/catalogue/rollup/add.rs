//! Adding figures of parts: what is known adds, what two parts claim counts once.

use std::collections::BTreeSet;
use std::rc::Rc;

use rust_decimal::Decimal;

use super::super::definition::{Definition, Fold, Measured};
use super::super::evaluate::{Figure, Lineage, RecordRef, Rows, median, sort, words};
use super::RollUp;
use super::things::Things;
use crate::base::{Period, Quantity, Reading};

impl RollUp<'_> {
    /// The parts together, by what the definition says of divisions.
    pub(super) fn add(
        &self,
        definition: &Definition,
        period: Period,
        parts: &[Rc<Figure>],
    ) -> (Reading<Quantity>, Lineage) {
        let (mut reading, mut lineage) = sum(definition, parts);
        match (definition.over_divisions, &mut reading) {
            (Fold::Union, Reading::Known(total)) => {
                let doubles = self.once(definition, period, &mut total.amount, &mut lineage);
                lineage.note = (!doubles.is_empty()).then(|| doubles.join("；"));
                if let Measured::Count { distinct: Some(field), .. } = definition.measured {
                    total.amount = self.distinct(&lineage.records, field);
                }
            }
            (Fold::Recompute, Reading::Known(middle)) if matches!(definition.measured, Measured::Median { .. }) => {
                let doubles = self.once(definition, period, &mut middle.amount, &mut lineage);
                lineage.note = (!doubles.is_empty()).then(|| doubles.join("；"));
                let worth =
                    |record: &RecordRef| self.evaluator(record.ledger, Rows::All).worth(definition, record, period);
                middle.amount = median(lineage.records.iter().map(worth).collect()).unwrap_or(middle.amount);
            }
            (Fold::Last, reading) => {
                let last = parts.iter().rfind(|part| part.reading.known().is_some());
                if let Some(last) = last {
                    *reading = last.reading;
                    lineage.records.clone_from(&last.lineage.records);
                }
            }
            _ => {}
        }
        if let Measured::List { order: Some((field, largest_first)), .. } = definition.measured {
            sort(&|record| self.table(record), &mut lineage.records, field, largest_first);
        }
        (reading, lineage)
    }

    /// Takes out what a record of another town counts already, and says of each by what it is the same.
    fn once(&self, definition: &Definition, period: Period, total: &mut Decimal, lineage: &mut Lineage) -> Vec<String> {
        if !lineage.records.first().is_some_and(|record| self.table(record).info().shared) {
            return Vec::new();
        }
        let things = Things::of(lineage.records.iter().chain(&lineage.same).map(|record| {
            let town = &self.ledger(record.ledger).head.name;
            (record.ledger, self.table(record).identities(record.row, town))
        }));
        let mut doubles = Vec::new();
        let records = std::mem::take(&mut lineage.records);
        for (at, record) in records.into_iter().enumerate() {
            let Some((first, by)) = things.counted_by(at) else {
                lineage.records.push(record);
                continue;
            };
            *total -= self.evaluator(record.ledger, Rows::All).worth(definition, &record, period);
            let name = self.table(&record).label(record.row);
            let (other, town) = (&self.ledger(first).head.name, &self.ledger(record.ledger).head.name);
            doubles.push(format!("“{name}”{other}、{town}都报了，按{by}认作一件，只计一次"));
            lineage.same.push(record);
        }
        doubles
    }

    /// How many different words the records have in a field.
    fn distinct(&self, records: &[RecordRef], field: usize) -> Decimal {
        let all = records.iter().flat_map(|record| words(self.table(record), record.row, field));
        all.collect::<BTreeSet<_>>().len().into()
    }
}

/// What is known of the parts, added. Only where nothing is, the reason why is that of the parts.
pub(super) fn sum(definition: &Definition, parts: &[Rc<Figure>]) -> (Reading<Quantity>, Lineage) {
    let mut lineage = Lineage::default();
    let mut total: Option<Quantity> = None;
    let mut silent = Reading::NotApplicable;
    for part in parts {
        lineage.open.extend(part.lineage.open.iter().cloned());
        match part.reading {
            Reading::Known(value) => {
                let sum = total.map_or(Ok(value), |total| total.plus(value));
                let Ok(sum) = sum else { return (Reading::NotApplicable, lineage) };
                total = Some(sum);
                lineage.records.extend(part.lineage.records.iter().cloned());
            }
            Reading::Pending => silent = Reading::Pending,
            Reading::NotReported if silent == Reading::NotApplicable => silent = Reading::NotReported,
            Reading::NotReported | Reading::NotApplicable => {}
        }
    }
    let in_unit = |total: Quantity| total.to(definition.unit).map_or(Reading::NotApplicable, Reading::Known);
    (total.map_or(silent, in_unit), lineage)
}
