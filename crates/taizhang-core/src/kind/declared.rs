//! When every office has said that its share is complete, so is the town's.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::change::{Change, ChangeSet, Held, Op, Part};
use super::{Declaration, Duties, Kind, Ledger, Record, Stored, number};
use crate::base::{Period, Place};

/// The declarations of the town that follow from those of its offices: of a sort of record and a period, once each
/// office that answers for such records has spoken. Nil only where all of them say so.
pub fn declared(ledger: &Ledger, day: Date) -> ChangeSet {
    let duties = Duties::of(ledger, day);
    let all = ledger.records.of::<Declaration>();
    let mut spoken: BTreeMap<(&'static str, Period), Vec<&Record<Declaration>>> = BTreeMap::new();
    for said in all.iter().filter(|said| said.office.is_some() && said.nil.is_some()) {
        let kinds = super::all().into_iter().filter(|info| said.names(info));
        for (info, period) in kinds.filter_map(|info| Some((info, said.period?))) {
            spoken.entry((info.code, period)).or_default().push(said);
        }
    }
    let mut fresh = ledger.clone();
    let first = fresh.records.of::<Declaration>().len();
    for ((kind, period), said) in spoken {
        let Some(table) = ledger.records.table(kind) else { continue };
        let town = |said: &&Record<Declaration>| {
            said.is_about(table.info()) && said.period.is_some_and(|of| of.covers(&period))
        };
        let owners: BTreeSet<String> = (0..table.len()).filter_map(|row| duties.answers(table, row)).collect();
        let has_said = |owner: &String| said.iter().any(|said| said.office.as_deref() == Some(owner));
        if all.iter().any(|said| town(&said)) || !owners.iter().all(has_said) {
            continue;
        }
        let mut record: Record<Declaration> = Record::new("");
        table.info().zh.clone_into(&mut record.data.subject);
        record.data.period = Some(period);
        record.data.nil = Some(said.iter().all(|said| said.nil == Some(true)));
        record.data.on = said.iter().filter_map(|said| said.on).max();
        record.meta.common.note = Some("各单位都已声明".into());
        fresh.records.of_mut::<Declaration>().push(record);
    }
    number::number(&mut fresh);
    let info = Declaration::info();
    let table = fresh.records.table(Declaration::CODE).expect("a kind of the registry");
    let mut changes = Vec::new();
    for row in first..table.len() {
        for part in Part::all(info) {
            let to = part.of(table, row);
            if to.is_empty() {
                continue;
            }
            changes.push(Change {
                op: Op::Create,
                kind: info.code,
                id: table.meta(row).id.clone(),
                label: table.label(row),
                part,
                from: Held::Empty,
                to,
                said: Place::Whole,
            });
        }
    }
    ChangeSet { changes }
}
