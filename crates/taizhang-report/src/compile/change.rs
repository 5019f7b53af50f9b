//! Comparisons in words: 同比增长50.3%, 同比增加1个, 较上年末增加4个, 与上年同期持平.

use taizhang_core::base::numeral::write;
use taizhang_core::base::{Period, Quantity};
use taizhang_core::catalogue::{Change, Figure, compare, compare_stock};
use taizhang_doc::{Bound, Inline, Role, Source};

use super::Cx;

/// What a figure is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Against {
    /// 同比
    YearBefore,
    /// 较上年末
    Eve,
    /// 比上周: a stock at the end of the period beside that on its eve.
    Before(&'static str),
}

impl Cx<'_> {
    /// The comparison in words; none where it makes no sense or the other value is not known.
    pub(super) fn change(&self, at: usize, now: &Figure, period: Period, against: Against) -> Option<Vec<Inline>> {
        let definition = &self.catalogue.all()[at];
        let other = match against {
            Against::YearBefore => period.year_before(),
            Against::Eve => eve(period),
            Against::Before(_) => Period::new(period.eve(), period.eve()).expect("one day"),
        };
        let before = self.subject.figure(&definition.code, other)?;
        let change = match against {
            Against::YearBefore => compare(now.reading, before.reading),
            Against::Eve | Against::Before(_) => compare_stock(now.reading, before.reading),
        };
        let change = change.ok()?;
        let (words, by) = spell(change, against, period);
        let Some(by) = by else { return Some(vec![Inline::Text(words)]) };
        let mut records = now.lineage.records.clone();
        records.extend(before.lineage.records.iter().cloned());
        records.sort();
        records.dedup();
        self.rest_on(&records);
        let name = match against {
            Against::YearBefore => "同比".to_owned(),
            Against::Eve => "较上年末".to_owned(),
            Against::Before(prior) => format!("比{prior}"),
        };
        let bound = self.bind(Bound {
            shown: write::quantity(by),
            role: Role::Number,
            value: Some(by.amount.normalize().to_string()),
            unit: Some(by.unit.zh().to_owned()),
            source: Source::Derived(format!("{} | {name}", definition.code)),
            records: records.iter().map(|record| record.id.to_string()).collect(),
            basis: Some(format!("{}，{name}：{}与{}相比", definition.name, period.name(), against.zh(other))),
        });
        Some(vec![Inline::Text(words), bound])
    }
}

impl Against {
    fn zh(self, other: Period) -> String {
        match self {
            Self::YearBefore => other.name(),
            Self::Eve => format!("{}年末", other.last().year()),
            Self::Before(_) => write::as_of(other.last()),
        }
    }
}

/// The last day of the year before.
pub(super) fn eve(period: Period) -> Period {
    let day = period.year_to_date().eve();
    Period::new(day, day).expect("one day")
}

/// Half-year and monthly papers write 同比; yearly ones 比上年.
fn spell(change: Change, against: Against, period: Period) -> (String, Option<Quantity>) {
    let yearly = period == period.year();
    let prefix = match (against, yearly) {
        (Against::Eve, _) => "较上年末".to_owned(),
        (Against::YearBefore, false) => "同比".to_owned(),
        (Against::YearBefore, true) => "比上年".to_owned(),
        (Against::Before(prior), _) => format!("比{prior}"),
    };
    let direction = |up: bool, rise: &str, fall: &str| format!("{prefix}{}", if up { rise } else { fall });
    match change {
        Change::Same => {
            let same = match (against, yearly) {
                (Against::Eve, _) => "与上年末持平".to_owned(),
                (Against::YearBefore, false) => "与上年同期持平".to_owned(),
                (Against::YearBefore, true) => "与上年持平".to_owned(),
                (Against::Before(prior), _) => format!("与{prior}持平"),
            };
            (same, None)
        }
        Change::By { up, by } => (direction(up, "增加", "减少"), Some(by)),
        Change::Percent { up, by } => (direction(up, "增长", "下降"), Some(by)),
        Change::Points { up, by } => (direction(up, "提高", "降低"), Some(by)),
    }
}
