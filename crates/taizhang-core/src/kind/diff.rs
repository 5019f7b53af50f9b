//! What one ledger says otherwise than another: of two that were handed in for the same period, what was changed since.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::change::{Change, ChangeSet, Op, Part};
use super::{Ledger, Table};

/// What one ledger says otherwise than another.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Diff {
    /// What is new, and what changed.
    pub changes: ChangeSet,
    /// What is no longer there.
    pub gone: Vec<Gone>,
}

/// A record that is no longer there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gone {
    /// The kind's code.
    pub kind: &'static str,
    /// 编号
    pub id: Arc<str>,
    /// What a reader calls it.
    pub label: String,
}

/// What `new` says otherwise than `old`, by kind, 编号 and part. Columns of the clerk's own are nobody else's business.
pub fn diff(old: &Ledger, new: &Ledger) -> Diff {
    let mut diff = Diff::default();
    for info in super::all() {
        let (Some(before), Some(after)) = (old.records.table(info.code), new.records.table(info.code)) else {
            continue;
        };
        let ids = |table: &dyn Table| -> BTreeMap<Arc<str>, usize> {
            (0..table.len()).map(|row| (table.meta(row).id.clone(), row)).collect()
        };
        let (rows, later) = (ids(before), ids(after));
        for (id, row) in &later {
            let from = rows.get(id).copied();
            let changed = Part::all(info).into_iter().filter_map(|part| {
                let (held, to) = (from.map(|row| part.of(before, row)).unwrap_or_default(), part.of(after, *row));
                (!held.is(&to)).then(|| Change {
                    op: if from.is_some() { Op::Change } else { Op::Create },
                    kind: info.code,
                    id: id.clone(),
                    label: after.label(*row),
                    said: after.meta(*row).place(part.field().map(|at| (at, info.fields[at].code)), part.stage(info)),
                    part,
                    from: held,
                    to,
                })
            });
            diff.changes.changes.extend(changed);
        }
        let gone = rows.iter().filter(|(id, _)| !later.contains_key(*id));
        diff.gone.extend(gone.map(|(id, row)| Gone { kind: info.code, id: id.clone(), label: before.label(*row) }));
    }
    diff
}
