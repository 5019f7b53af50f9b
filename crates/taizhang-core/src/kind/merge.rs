//! Merging what came back into the ledger it was sent out from: three-way, cell by cell, and pure.
//!
//! A returned file says something only where it differs from what was sent out. What two files say differently, or what
//! the ledger has learnt otherwise since, is a conflict: told with all its values, and none of them taken. Nothing is
//! deleted by absence: a row that is missing and a cell that was emptied change nothing.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use super::change::{Change, ChangeSet, Held, Op, Part};
use super::{KindInfo, Ledger, Meta, Records, Table, number};
use crate::base::Place;

/// A file that came back.
#[derive(Debug, Clone)]
pub struct Returned {
    /// What it says, 编号 and steps just as they are written.
    pub records: Records,
    /// What stood in it when it was sent out; none where it does not know, and the ledger is taken for that.
    pub base: Option<Records>,
}

/// A part that is said in two ways.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// The kind's code.
    pub kind: &'static str,
    /// 编号
    pub id: Arc<str>,
    /// What a reader calls the record.
    pub label: String,
    /// Which part.
    pub part: Part,
    /// What the ledger holds, and keeps.
    pub kept: Held,
    /// Where it holds it; none for a record that is new.
    pub kept_at: Option<Place>,
    /// What is said instead, and where.
    pub said: Vec<(Held, Place)>,
}

/// A part that was emptied, and stays.
#[derive(Debug, Clone, PartialEq)]
pub struct Emptied {
    /// The kind's code.
    pub kind: &'static str,
    /// 编号
    pub id: Arc<str>,
    /// What a reader calls the record.
    pub label: String,
    /// Which part.
    pub part: Part,
    /// What stays.
    pub kept: Held,
    /// Where it was emptied.
    pub place: Place,
}

/// Why a row could not be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// Its 编号 is another record's.
    Taken {
        /// Of this kind and name.
        by: String,
    },
    /// Its record was sent out, and has left the ledger since.
    Gone,
}

/// A row that could not be taken.
#[derive(Debug, Clone, PartialEq)]
pub struct Refused {
    /// The kind's code.
    pub kind: &'static str,
    /// 编号
    pub id: Arc<str>,
    /// What a reader calls the record.
    pub label: String,
    /// Why.
    pub why: Why,
    /// Where it stands.
    pub place: Place,
}

/// What a merge comes to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Merge {
    /// What changes.
    pub changes: ChangeSet,
    /// What is said in two ways.
    pub conflicts: Vec<Conflict>,
    /// What was emptied.
    pub emptied: Vec<Emptied>,
    /// What could not be taken.
    pub refused: Vec<Refused>,
    /// How many returned rows say nothing new.
    pub same: usize,
}

/// A record of the merge: one of the ledger, or a new one by what tells it from others.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Held(usize),
    /// A 编号 that somebody gave it.
    Given(Arc<str>),
    /// Its identity, and the how-manieth of the same.
    Told(String, usize),
}

/// What one file says of a part.
struct Claim {
    to: Held,
    at: Place,
    /// What was sent out; none where the file does not know.
    base: Option<Held>,
}

/// All that is said of a record.
#[derive(Default)]
struct Said {
    label: String,
    parts: BTreeMap<Part, Vec<Claim>>,
}

/// Merges what came back into `ledger`. The order of the files does not matter.
pub fn merge(ledger: &Ledger, returned: &[Returned]) -> Merge {
    let mut merge = Merge::default();
    let mut fresh = Fresh { ledger: ledger.clone(), of: Vec::new() };
    let ids = ids(ledger);
    for info in super::all() {
        let Some(table) = ledger.records.table(info.code) else { continue };
        let mut all: BTreeMap<Key, Said> = BTreeMap::new();
        for file in returned {
            let Some(own) = file.records.table(info.code) else { continue };
            let base = file.base.as_ref().and_then(|base| base.table(info.code));
            File { info, table, own, base, ids: &ids }.gather(&mut all, &mut merge);
        }
        for (key, said) in all {
            match key {
                Key::Held(row) => merge.held(info, table, row, &said),
                key => fresh.take(info, &key, said),
            }
        }
    }
    fresh.settle(&mut merge);
    merge.sort();
    merge
}

/// Every 编号 of the ledger, with the kind and name of its record.
fn ids(ledger: &Ledger) -> HashMap<Arc<str>, (&'static str, String)> {
    let mut ids = HashMap::new();
    for table in ledger.records.tables() {
        let named = |row| (table.meta(row).id.clone(), (table.info().code, table.label(row)));
        ids.extend((0..table.len()).map(named));
    }
    ids
}

/// The records of one kind in one file, beside those of the ledger and those that were sent out.
struct File<'a> {
    info: &'static KindInfo,
    table: &'a dyn Table,
    own: &'a dyn Table,
    base: Option<&'a dyn Table>,
    ids: &'a HashMap<Arc<str>, (&'static str, String)>,
}

impl File<'_> {
    fn gather(&self, all: &mut BTreeMap<Key, Said>, merge: &mut Merge) {
        let matches = self.matches();
        let before = self.before();
        let parts = Part::all(self.info);
        for row in 0..self.own.len() {
            let meta = self.own.meta(row);
            let refuse = |why: Why| Refused {
                kind: self.info.code,
                id: meta.id.clone(),
                label: self.own.label(row),
                why,
                place: meta.place(None, None),
            };
            let key = &matches[row];
            let base = self.base.zip(before[row]);
            let extras = meta.extra.iter().map(|(head, _)| Part::Extra(head.clone()));
            let mut claims = Vec::new();
            for part in parts.iter().cloned().chain(extras) {
                let to = part.of(self.own, row);
                let at = meta.place(part.field().map(|at| (at, part.code(self.info))), part.stage(self.info));
                let sent = base.map(|(table, row)| part.of(table, row));
                if to.is_empty() {
                    if let Key::Held(held) = key {
                        merge.emptied.extend(self.emptied(&part, row, *held, sent, at));
                    }
                } else if !sent.as_ref().is_some_and(|sent| sent.is(&to)) {
                    claims.push((part, Claim { to, at, base: sent }));
                }
            }
            match key {
                Key::Given(id) if self.ids.contains_key(id) => {
                    let by = self.ids[id].1.clone();
                    merge.refused.push(refuse(Why::Taken { by }));
                    continue;
                }
                Key::Held(held) if base.is_none() && !meta.id.is_empty() && self.is_other(row, *held) => {
                    merge.refused.push(refuse(Why::Taken { by: self.table.label(*held) }));
                    continue;
                }
                // It was sent out as it is, and the ledger has let it go since.
                Key::Given(_) | Key::Told(..) if base.is_some() && claims.is_empty() => continue,
                Key::Given(_) if base.is_some() => {
                    merge.refused.push(refuse(Why::Gone));
                    continue;
                }
                _ => {}
            }
            let changes = match key {
                Key::Held(held) => claims.iter().any(|(part, claim)| !part.of(self.table, *held).is(&claim.to)),
                _ => true,
            };
            merge.same += usize::from(!changes);
            // A new record is all that is said of it, what stood there when it was sent out too.
            if !matches!(key, Key::Held(_)) {
                claims = self.whole(row, &parts);
            }
            let said = all.entry(key.clone()).or_default();
            said.label = self.own.label(row).max(std::mem::take(&mut said.label));
            for (part, claim) in claims {
                said.parts.entry(part).or_default().push(claim);
            }
        }
    }

    /// All that the record in `row` says.
    fn whole(&self, row: usize, parts: &[Part]) -> Vec<(Part, Claim)> {
        let meta = self.own.meta(row);
        let extras = meta.extra.iter().map(|(head, _)| Part::Extra(head.clone()));
        let claim = |part: Part| {
            let at = meta.place(part.field().map(|at| (at, part.code(self.info))), part.stage(self.info));
            let to = part.of(self.own, row);
            (!to.is_empty()).then_some((part, Claim { to, at, base: None }))
        };
        parts.iter().cloned().chain(extras).filter_map(claim).collect()
    }

    /// A cell that held something when it was sent out, and holds nothing now.
    fn emptied(&self, part: &Part, row: usize, held: usize, sent: Option<Held>, place: Place) -> Option<Emptied> {
        let meta = self.own.meta(row);
        let unread = part.field().is_some_and(|at| meta.unread.has(at));
        let kept = part.of(self.table, held);
        let was = sent.is_some_and(|sent| !sent.is_empty()) && !kept.is_empty();
        let has_column = part.field().is_some_and(|at| {
            let stage = part.stage(self.info).map(|opt| opt.code);
            let columns = meta.origin.as_ref().map(|origin| &origin.sheet.columns);
            columns.is_some_and(|all| all.iter().any(|one| one.field == at && one.stage.map(|opt| opt.code) == stage))
        });
        (was && has_column && !unread).then(|| Emptied {
            kind: self.info.code,
            id: self.table.meta(held).id.clone(),
            label: self.table.label(held),
            part: part.clone(),
            kept,
            place,
        })
    }

    /// Whether a row that carries a record's 编号 is about something else.
    fn is_other(&self, row: usize, held: usize) -> bool {
        self.own.known_by(row) != self.table.known_by(held) && self.own.label(row) != self.table.label(held)
    }

    /// For each row, which record it is: by its 编号, else by what tells it from others. Of several alike, one that is the
    /// same goes first, then each in turn, the records in the order in which they were numbered.
    fn matches(&self) -> Vec<Key> {
        let mut given: HashSet<&str> = HashSet::new();
        let mut keys: Vec<Option<Key>> = vec![None; self.own.len()];
        let held: HashMap<&str, usize> = (0..self.table.len()).map(|row| (&*self.table.meta(row).id, row)).collect();
        for (row, key) in keys.iter_mut().enumerate() {
            let id = &self.own.meta(row).id;
            if !id.is_empty() {
                given.insert(id);
                *key = Some(held.get(&**id).map_or_else(|| Key::Given(id.clone()), |row| Key::Held(*row)));
            }
        }
        let mut left: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        if given.len() < self.own.len() {
            for row in (0..self.table.len()).filter(|row| !given.contains(&*self.table.meta(*row).id)) {
                left.entry(self.table.known_by(row)).or_default().push(row);
            }
        }
        for like in left.values_mut() {
            let id = |row: &usize| &self.table.meta(*row).id;
            like.sort_by_key(|row| (id(row).matches('-').count(), id(row).len(), id(row).clone()));
        }
        let mut told: HashMap<String, usize> = HashMap::new();
        for exactly in [true, false] {
            for (row, key) in keys.iter_mut().enumerate().filter(|(_, key)| key.is_none()) {
                let identity = self.own.known_by(row);
                let like = left.get_mut(&identity);
                let found = like
                    .as_ref()
                    .and_then(|like| like.iter().position(|held| !exactly || self.is_the_same(row, *held)));
                if let (Some(like), Some(at)) = (like, found) {
                    *key = Some(Key::Held(like.remove(at)));
                } else if !exactly {
                    let n = told.entry(identity.clone()).or_default();
                    *n += 1;
                    *key = Some(Key::Told(identity, *n));
                }
            }
        }
        keys.into_iter().map(|key| key.expect("every row has got one")).collect()
    }

    /// Whether the row says just what the ledger holds.
    fn is_the_same(&self, row: usize, held: usize) -> bool {
        Part::all(self.info).iter().all(|part| part.of(self.own, row).is(&part.of(self.table, held)))
    }

    /// For each row, the row of what was sent out that it was.
    fn before(&self) -> Vec<Option<usize>> {
        let Some(base) = self.base else { return vec![None; self.own.len()] };
        let by_id: HashMap<&str, usize> = (0..base.len()).map(|row| (&*base.meta(row).id, row)).collect();
        let mut like: HashMap<String, Vec<usize>> = HashMap::new();
        for row in (0..base.len()).rev().filter(|row| base.meta(*row).id.is_empty()) {
            like.entry(base.known_by(row)).or_default().push(row);
        }
        let mut of = |row: usize| {
            let id = &self.own.meta(row).id;
            if id.is_empty() {
                like.get_mut(&self.own.known_by(row)).and_then(Vec::pop)
            } else {
                by_id.get(&**id).copied()
            }
        };
        (0..self.own.len()).map(&mut of).collect()
    }
}

/// Of all claims on a part, each value once, with the first place it is said at.
fn values(claims: &[Claim]) -> Vec<(Held, Place)> {
    let mut sorted: Vec<&Claim> = claims.iter().collect();
    sorted.sort_by(|a, b| a.at.cmp(&b.at));
    let mut values: Vec<(Held, Place)> = Vec::new();
    for claim in sorted {
        if !values.iter().any(|(value, _)| value.is(&claim.to)) {
            values.push((claim.to.clone(), claim.at.clone()));
        }
    }
    values
}

impl Merge {
    /// What is said of a record of the ledger.
    fn held(&mut self, info: &'static KindInfo, table: &dyn Table, row: usize, said: &Said) {
        let (id, label) = (table.meta(row).id.clone(), table.label(row));
        for (part, claims) in &said.parts {
            let kept = part.of(table, row);
            let news: Vec<&Claim> = claims.iter().filter(|claim| !claim.to.is(&kept)).collect();
            let mut values = values(claims);
            values.retain(|(value, _)| !value.is(&kept));
            // What a file starts from must be what the ledger still holds.
            let moved = news.iter().any(|claim| claim.base.as_ref().is_some_and(|base| !base.is(&kept)));
            let repeated = news.len() < claims.len();
            match values.as_slice() {
                [] => {}
                [(to, at)] if !moved && !repeated => self.changes.changes.push(Change {
                    op: Op::Change,
                    kind: info.code,
                    id: id.clone(),
                    label: label.clone(),
                    part: part.clone(),
                    from: kept,
                    to: to.clone(),
                    said: at.clone(),
                }),
                _ => self.conflicts.push(Conflict {
                    kind: info.code,
                    id: id.clone(),
                    label: label.clone(),
                    part: part.clone(),
                    kept_at: Some(
                        table.meta(row).place(part.field().map(|at| (at, part.code(info))), part.stage(info)),
                    ),
                    kept,
                    said: values,
                }),
            }
        }
    }

    fn sort(&mut self) {
        let order: HashMap<&str, usize> = super::all().iter().enumerate().map(|(at, info)| (info.code, at)).collect();
        let kind = |code: &str| order.get(code).copied();
        self.changes.changes.sort_by(|a, b| (kind(a.kind), &a.id, &a.part).cmp(&(kind(b.kind), &b.id, &b.part)));
        self.conflicts.sort_by(|a, b| (kind(a.kind), &a.id, &a.part).cmp(&(kind(b.kind), &b.id, &b.part)));
        self.emptied.sort_by(|a, b| (&a.place, &a.part).cmp(&(&b.place, &b.part)));
        self.emptied.dedup();
        self.refused.sort_by(|a, b| a.place.cmp(&b.place));
    }
}

/// New records, numbered together once all are known.
struct Fresh {
    /// The ledger with the new records in it.
    ledger: Ledger,
    /// What was said of each, kind by kind, in the order in which they were added.
    of: Vec<(&'static KindInfo, usize, Said)>,
}

impl Fresh {
    fn take(&mut self, info: &'static KindInfo, key: &Key, said: Said) {
        let table = self.ledger.records.table_mut(info.code).expect("a kind of the registry has its table");
        let id: Arc<str> = if let Key::Given(id) = key { id.clone() } else { "".into() };
        let row = table.add(Meta::new(id));
        for (part, claims) in &said.parts {
            if let [(value, _)] = values(claims).as_slice() {
                part.put(table, row, value);
            }
        }
        self.of.push((info, row, said));
    }

    fn settle(mut self, merge: &mut Merge) {
        number::number(&mut self.ledger);
        for (info, row, said) in self.of {
            let table = self.ledger.records.table(info.code).expect("a kind of the registry has its table");
            let id = table.meta(row).id.clone();
            for (part, claims) in said.parts {
                match values(&claims).as_slice() {
                    [(to, at)] => merge.changes.changes.push(Change {
                        op: Op::Create,
                        kind: info.code,
                        id: id.clone(),
                        label: said.label.clone(),
                        part,
                        from: Held::Empty,
                        to: to.clone(),
                        said: at.clone(),
                    }),
                    values => merge.conflicts.push(Conflict {
                        kind: info.code,
                        id: id.clone(),
                        label: said.label.clone(),
                        part,
                        kept: Held::Empty,
                        kept_at: None,
                        said: values.to_vec(),
                    }),
                }
            }
        }
    }
}
