//! Which records are about one and the same thing: those that share an identity, directly or by way of others.

use std::collections::BTreeMap;

use crate::kind::Identity;

/// Records put together by the things that they are about.
pub(super) struct Things {
    /// Of each record: its ledger, and what it is known by.
    records: Vec<(usize, Vec<Identity>)>,
    /// Of each record another one of its thing, or itself where it stands for all of them.
    leads: Vec<usize>,
    /// Of each key the ledgers that have it.
    holders: BTreeMap<String, Vec<usize>>,
}

impl Things {
    /// Of records in their order, each with its ledger and what it is known by.
    pub(super) fn of(records: impl Iterator<Item = (usize, Vec<Identity>)>) -> Self {
        let records: Vec<_> = records.collect();
        let mut things = Self { leads: (0..records.len()).collect(), holders: BTreeMap::new(), records };
        let mut first: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, (ledger, identities)) in things.records.iter().enumerate() {
            for Identity { key, .. } in identities {
                let other = *first.entry(key).or_insert(at);
                things.holders.entry(key.clone()).or_default().push(*ledger);
                let (one, other) = (lead(&things.leads, at), lead(&things.leads, other));
                things.leads[one.max(other)] = one.min(other);
            }
        }
        things
    }

    /// The ledger that counts the thing of a record, and by what that is known, where it is not the record's own.
    pub(super) fn counted_by(&self, at: usize) -> Option<(usize, &'static str)> {
        let (ledger, identities) = &self.records[at];
        let first = self.records[lead(&self.leads, at)].0;
        if first == *ledger {
            return None;
        }
        let elsewhere = |one: &&Identity| self.holders[&one.key].iter().any(|holder| holder != ledger);
        identities.iter().find(elsewhere).or(identities.first()).map(|one| (first, one.by.0))
    }
}

fn lead(leads: &[usize], mut at: usize) -> usize {
    while leads[at] != at {
        at = leads[at];
    }
    at
}
