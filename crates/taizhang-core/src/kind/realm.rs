//! What lies below a county, a city or a province: the towns expected to report, what they handed in, and their ledgers.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::Ledger;
use crate::base::{Division, DivisionCode, Period, Tree};

/// The towns below a division, and their ledgers. Below a town there is none: its villages have no ledgers of their own.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Realm {
    /// The towns that are expected to report, in the order in which tables name them.
    pub towns: Vec<Town>,
    /// Until when each period was to be handed in.
    pub deadlines: Vec<(Period, Date)>,
    /// The ledgers that are there, in no order that matters.
    pub ledgers: Vec<Ledger>,
    /// What the same towns handed in for earlier years, in no order that matters: looked at for what is claimed twice,
    /// and in no figure.
    pub earlier: Vec<Ledger>,
}

/// A town that is expected to report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Town {
    /// Its code.
    pub code: DivisionCode,
    /// Its name.
    pub name: Arc<str>,
    /// The class within which it is ranked, where towns have classes.
    pub class: Option<Arc<str>>,
    /// What it handed in, in the order of the days.
    pub submissions: Vec<Submission>,
}

/// What a town handed in for a period (报送).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    /// The period.
    pub period: Period,
    /// When it came.
    pub on: Date,
    /// What became of it.
    pub state: State,
    /// What the county wrote beside it.
    pub remark: Option<Arc<str>>,
}

/// What became of a submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// 已报送: handed in, not looked at yet.
    Submitted,
    /// 已退回: to be mended.
    Returned,
    /// 已审核: accepted.
    Accepted,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 3] = [Self::Submitted, Self::Returned, Self::Accepted];

    /// `submitted`, `returned`, `accepted`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::Returned => "returned",
            Self::Accepted => "accepted",
        }
    }

    /// 已报送, 已退回, 已审核.
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Submitted => "已报送",
            Self::Returned => "已退回",
            Self::Accepted => "已审核",
        }
    }
}

impl Town {
    /// How its last submission for a period stands on `day`; none where nothing was handed in by then.
    pub fn submission(&self, period: Period, day: Date) -> Option<&Submission> {
        self.submissions.iter().rfind(|one| one.period == period && one.on <= day)
    }
}

impl Realm {
    /// Until when a period was to be handed in.
    pub fn deadline(&self, period: Period) -> Option<Date> {
        self.deadlines.iter().find(|(of, _)| *of == period).map(|(_, due)| *due)
    }

    /// The ledger of a town.
    pub fn ledger(&self, code: DivisionCode) -> Option<&Ledger> {
        self.ledgers.iter().find(|ledger| ledger.head.division == Some(code))
    }

    /// Whether nothing lies below: what is looked at is a town.
    pub fn is_empty(&self) -> bool {
        self.towns.is_empty() && self.ledgers.is_empty()
    }

    /// The tree of a division with all that lies in it: its own word first, then that of the ledgers on what it does
    /// not know.
    pub fn tree(&self, own: &Ledger) -> Tree {
        let mut tree = own.tree.clone();
        let mut known: BTreeSet<DivisionCode> = tree.all().iter().map(|node| node.code).collect();
        if let Some(code) = own.head.division.filter(|code| known.insert(*code)) {
            let parent = code.parent().filter(|parent| known.contains(parent));
            tree.take(Division { code, name: own.head.name.clone(), parent, from: None, until: None });
        }
        let of_ledgers = self.ledgers.iter().filter_map(|ledger| Some((ledger.head.division?, &ledger.head.name)));
        for (code, name) in self.towns.iter().map(|town| (town.code, &town.name)).chain(of_ledgers) {
            if known.insert(code) {
                // Below its county by its code, where that is known, else below whatever all this lies in.
                let parent = code.parent().filter(|parent| known.contains(parent)).or(own.head.division);
                tree.take(Division { code, name: name.clone(), parent, from: None, until: None });
            }
        }
        let mut taken = BTreeSet::new();
        for node in self.ledgers.iter().flat_map(|ledger| ledger.tree.all()) {
            if !known.contains(&node.code) && taken.insert((node.code, node.parent, node.from, node.until)) {
                tree.take(node.clone());
            }
        }
        tree
    }
}
