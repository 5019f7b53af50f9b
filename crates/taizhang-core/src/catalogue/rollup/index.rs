//! The tree looked up by code, and whose rows lie where on which day.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::super::evaluate::Rows;
use crate::base::{Division, DivisionCode, Level};
use crate::kind::realm::Realm;
use crate::kind::{Body, Ledger};

/// The villages that rows of a ledger name, each by all of its names.
type Named = BTreeMap<DivisionCode, BTreeSet<Box<str>>>;

/// Who holds rows of a village: the place of the ledger, its town, and what the village is called there.
type Holder = (usize, DivisionCode, BTreeSet<Box<str>>);

/// The divisions of a realm, and the seats of their ledgers.
pub(super) struct Index {
    nodes: Vec<Division>,
    by_code: BTreeMap<DivisionCode, Vec<usize>>,
    by_parent: BTreeMap<DivisionCode, Vec<usize>>,
    seats: BTreeMap<DivisionCode, usize>,
    /// Which ledgers hold rows of a village.
    holders: BTreeMap<DivisionCode, Vec<Holder>>,
    /// Villages that did not always lie in the town whose ledger names them.
    strays: BTreeSet<DivisionCode>,
}

impl Index {
    pub(super) fn new(own: &Ledger, realm: &Realm) -> Self {
        let nodes = realm.tree(own).all().to_vec();
        let mut index = Self {
            by_code: BTreeMap::new(),
            by_parent: BTreeMap::new(),
            seats: BTreeMap::new(),
            holders: BTreeMap::new(),
            strays: BTreeSet::new(),
            nodes,
        };
        for (at, node) in index.nodes.iter().enumerate() {
            index.by_code.entry(node.code).or_default().push(at);
            if let Some(parent) = node.parent {
                index.by_parent.entry(parent).or_default().push(at);
            }
        }
        for (seat, ledger) in std::iter::once(own).chain(&realm.ledgers).enumerate() {
            let Some(code) = ledger.head.division else { continue };
            index.seats.entry(code).or_insert(seat);
            if code.level() != Level::Town {
                continue;
            }
            for (village, names) in index.villages(code, ledger) {
                let parents = index.by_code.get(&village).into_iter().flatten().map(|at| index.nodes[*at].parent);
                if parents.into_iter().any(|parent| parent != Some(code)) {
                    index.strays.insert(village);
                }
                index.holders.entry(village).or_default().push((seat, code, names));
            }
        }
        index
    }

    /// The villages of a town's ledger: those that ever lay in the town, and those that the ledger says did. A name
    /// that two of them have is the first one's, so that no row counts in both; a rule tells of it.
    fn villages(&self, town: DivisionCode, ledger: &Ledger) -> Named {
        let known = self.by_parent.get(&town).into_iter().flatten().map(|at| &self.nodes[*at]);
        let claimed = ledger.tree.all().iter().filter(|node| node.parent == Some(town));
        let mut called: BTreeMap<&str, DivisionCode> = BTreeMap::new();
        let mut named = Named::new();
        for node in known.chain(claimed).filter(|node| node.code.level() == Level::Village) {
            named.entry(node.code).or_default();
            called.entry(&node.name).or_insert(node.code);
        }
        let official = called.clone();
        for body in ledger.records.of::<Body>() {
            let Some(village) = official.get(body.name.as_str()) else { continue };
            for alias in body.alias.as_deref().unwrap_or_default().split(['、', '，', ',']).map(str::trim) {
                if !alias.is_empty() {
                    called.entry(alias).or_insert(*village);
                }
            }
        }
        for (name, village) in called {
            named.entry(village).or_default().insert(name.into());
        }
        named
    }

    /// The division as it stood on `day`.
    pub(super) fn node(&self, code: DivisionCode, day: Date) -> Option<&Division> {
        self.by_code.get(&code)?.iter().map(|at| &self.nodes[*at]).find(|node| node.stood(day))
    }

    /// The division of this name on `day`, the highest where several have it.
    pub(super) fn named(&self, name: &str, day: Date) -> Option<DivisionCode> {
        let called = self.nodes.iter().filter(|node| &*node.name == name && node.stood(day));
        called.map(|node| node.code).max_by_key(|code| (code.level(), std::cmp::Reverse(*code)))
    }

    pub(super) fn name(&self, code: DivisionCode, day: Date) -> Arc<str> {
        self.node(code, day).map_or_else(|| code.to_string().into(), |node| node.name.clone())
    }

    /// What a division lay in on `day`, the nearest first.
    pub(super) fn above(&self, code: DivisionCode, day: Date) -> Vec<DivisionCode> {
        let mut chain = Vec::new();
        let mut next = self.node(code, day).and_then(|node| node.parent);
        while let Some(code) = next.filter(|code| !chain.contains(code)) {
            chain.push(code);
            next = self.node(code, day).and_then(|node| node.parent);
        }
        chain
    }

    /// What lay directly in a division on `day`. A division never lies in one of its own level or below: a tree that
    /// bites its tail is told by a rule, here it must only end.
    pub(super) fn children(&self, code: DivisionCode, day: Date) -> Vec<DivisionCode> {
        let below = self.by_parent.get(&code).into_iter().flatten().map(|at| &self.nodes[*at]);
        below.filter(|node| node.stood(day) && node.code.level() < code.level()).map(|node| node.code).collect()
    }

    /// The place of a division's ledger.
    pub(super) fn seat(&self, code: DivisionCode) -> Option<usize> {
        self.seats.get(&code).copied()
    }

    /// Which rows of which ledgers are a village's, those of the town in which it lay on `day` first.
    pub(super) fn holders(&self, code: DivisionCode, day: Date) -> Vec<(usize, Rows)> {
        let parent = self.node(code, day).and_then(|node| node.parent);
        let mut found: Vec<_> = self.holders.get(&code).into_iter().flatten().collect();
        found.sort_by_key(|(seat, town, _)| (parent != Some(*town), *seat));
        found.into_iter().map(|(seat, _, names)| (*seat, Rows::Of(names.clone()))).collect()
    }

    /// Which rows are a town's on `day`: of its own ledger, and of the ledgers of others.
    pub(super) fn rows(&self, town: DivisionCode, seat: usize, day: Date) -> (Rows, Vec<(usize, Rows)>) {
        let (mut left, mut foreign) = (BTreeSet::new(), BTreeMap::<usize, BTreeSet<Box<str>>>::new());
        for village in &self.strays {
            let Some(parent) = self.node(*village, day).and_then(|node| node.parent) else { continue };
            for (holder, _, names) in self.holders.get(village).into_iter().flatten() {
                match (*holder == seat, parent == town) {
                    (true, false) => left.extend(names.iter().cloned()),
                    (false, true) => foreign.entry(*holder).or_default().extend(names.iter().cloned()),
                    _ => {}
                }
            }
        }
        let own = if left.is_empty() { Rows::All } else { Rows::Without(left) };
        (own, foreign.into_iter().map(|(ledger, names)| (ledger, Rows::Of(names))).collect())
    }
}
