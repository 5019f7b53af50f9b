//! The indicators that a cross table, a target or an observation may name, found by what a sheet calls them.

use std::collections::HashMap;

use super::Indicator;
use crate::layout::plain;

/// The indicators by code and by name.
#[derive(Debug)]
pub(crate) struct Indicators<'a> {
    all: &'a [Indicator],
    codes: HashMap<&'a str, usize>,
    /// By name as heads are compared: the first that is called so, and whether it is the only one.
    names: HashMap<String, (usize, bool)>,
}

impl<'a> Indicators<'a> {
    pub(crate) fn of(all: &'a [Indicator]) -> Self {
        let (mut codes, mut names) = (HashMap::new(), HashMap::new());
        for (at, indicator) in all.iter().enumerate() {
            codes.entry(indicator.code.as_str()).or_insert(at);
            names.entry(plain(&indicator.name)).and_modify(|(_, alone)| *alone = false).or_insert((at, true));
        }
        Self { all, codes, names }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Their names, in order.
    pub(crate) fn names(&self) -> Vec<&'a str> {
        self.all.iter().map(|one| one.name.as_str()).collect()
    }

    /// The indicator of a name or a code; the words in brackets behind a name may be left out.
    pub(crate) fn named(&self, said: &str) -> Option<&'a Indicator> {
        let wanted = plain(said);
        let of_name = self.names.get(wanted.as_str()).map(|(at, _)| *at);
        let exact = self.codes.get(said).copied().into_iter().chain(of_name).min();
        let found = exact.or_else(|| {
            let short = wanted.split_once('（').map_or(wanted.as_str(), |(front, _)| front);
            self.names.get(short).filter(|(_, alone)| *alone).map(|(at, _)| *at)
        });
        found.map(|at| &self.all[at])
    }
}
