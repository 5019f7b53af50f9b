//! Periods (统计期): a first and a last day; what a period is called follows from them, so `2023H1` is `2023-01..2023-06`.

use jiff::ToSpan;
use jiff::civil::Date;

/// A stretch of days, first and last included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    first: Date,
    last: Date,
}

/// A text that names no period.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} names no period: write 2023, 2023H1, 2023Q2, 2023-06, 2023-01..2023-05 or 2023-06-12..2023-06-18")]
pub struct NoPeriod(pub String);

impl Period {
    /// From `first` to `last`.
    ///
    /// # Errors
    /// When it would end before it begins.
    pub fn new(first: Date, last: Date) -> Result<Self, NoPeriod> {
        if first <= last { Ok(Self { first, last }) } else { Err(NoPeriod(format!("{first}..{last}"))) }
    }

    /// Whole months of one year, `from` to `to`.
    ///
    /// # Errors
    /// When the months are none, or in the wrong order.
    pub fn months(year: i16, from: i8, to: i8) -> Result<Self, NoPeriod> {
        let no = || NoPeriod(format!("{year}-{from}..{to}"));
        let first = Date::new(year, from, 1).map_err(|_| no())?;
        let last = Date::new(year, to, 1).map_err(|_| no())?.last_of_month();
        Self::new(first, last)
    }

    /// The first day.
    pub const fn first(&self) -> Date {
        self.first
    }

    /// The last day.
    pub const fn last(&self) -> Date {
        self.last
    }

    /// Whether `day` is one of its days.
    pub fn holds(&self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }

    /// Whether all days of `other` are days of this.
    pub fn covers(&self, other: &Self) -> bool {
        self.first <= other.first && other.last <= self.last
    }

    /// The same days a year before (上年同期). The end of February stays the end of February.
    pub fn year_before(&self) -> Self {
        let back = |day: Date| day.checked_sub(1.year()).expect("years of records are far from the calendar's ends");
        let last = back(self.last);
        let last = if self.last == self.last.last_of_month() { last.last_of_month() } else { last };
        Self { first: back(self.first), last }
    }

    /// From 1 January of the year of its last day to its last day (年初以来).
    pub fn year_to_date(&self) -> Self {
        Self { first: self.last.first_of_year(), last: self.last }
    }

    /// The whole year of its last day.
    pub fn year(&self) -> Self {
        Self { first: self.last.first_of_year(), last: self.last.last_of_year() }
    }

    /// The day before its first: 上年末, where it begins on 1 January.
    pub fn eve(&self) -> Date {
        self.first.yesterday().expect("years of records are far from the calendar's ends")
    }
}
