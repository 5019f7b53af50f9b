//! Periods (统计期): a first and a last day; what a period is called follows from them, so `2023H1` is `2023-01..2023-06`.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::numeral::{day, write};

/// A stretch of days, first and last included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    first: Date,
    last: Date,
}

/// What a period is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grain {
    /// One year.
    Year,
    /// 上半年 or 下半年.
    Half,
    /// 季度.
    Quarter,
    /// One month.
    Month,
    /// Whole months that are none of these.
    Months,
    /// Days: a week, any stretch that does not begin and end with a month.
    Days,
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

    /// What it is made of. Weeks and other days never add to months.
    pub fn grain(&self) -> Grain {
        let Some((from, months)) = self.whole_months() else { return Grain::Days };
        match (months, from) {
            (12, 1) => Grain::Year,
            (6, 1 | 7) => Grain::Half,
            (3, 1 | 4 | 7 | 10) => Grain::Quarter,
            (1, _) => Grain::Month,
            _ => Grain::Months,
        }
    }

    /// The month it begins with and how many it has, where it has whole ones.
    fn whole_months(self) -> Option<(i8, i32)> {
        let whole = self.first.day() == 1 && self.last == self.last.last_of_month();
        let years = i32::from(self.last.year()) - i32::from(self.first.year());
        let months = years * 12 + i32::from(self.last.month()) - i32::from(self.first.month()) + 1;
        whole.then_some((self.first.month(), months))
    }

    /// Its months in order, where it is made of whole ones.
    pub fn splits_into_months(&self) -> Option<Vec<Period>> {
        let (_, months) = self.whole_months()?;
        let month = |n: i32| {
            let first = self.first.checked_add(Span::new().months(n)).expect("a month of the period");
            Self { first, last: first.last_of_month() }
        };
        Some((0..months).map(month).collect())
    }

    /// The period of the same length just before: the month before, the week before.
    pub fn previous(&self) -> Self {
        let far = "years of records are far from the calendar's ends";
        let last = self.eve();
        let first = if let Some((_, months)) = self.whole_months() {
            self.first.checked_sub(Span::new().months(months)).expect(far)
        } else {
            let days = self.last.since(self.first).expect(far).get_days();
            last.checked_sub(Span::new().days(days)).expect(far)
        };
        Self { first, last }
    }

    /// Reads a code (2023, 2023H1, 2023Q2, 2023-06, 2023-01..2023-05, 2023-06-12..2023-06-18) or a name
    /// (2023年上半年, 2023年1—5月, 2023年一季度, 2023年6月).
    ///
    /// # Errors
    /// When it is neither.
    pub fn parse(text: &str) -> Result<Self, NoPeriod> {
        let no = || NoPeriod(text.trim().to_owned());
        let span = |text: &str| day::read(text, None).map(|when| when.span()).map_err(|_| no());
        let text = text.trim();
        if let Some((from, to)) = text.split_once("..") {
            return Self::new(span(from)?.first, span(to)?.last).map_err(|_| no());
        }
        if let Some((year, part)) = text.get(..4).zip(text.get(4..)) {
            let months = |from, to| year.parse().map_err(|_| no()).and_then(|year| Self::months(year, from, to));
            match part.to_ascii_uppercase().as_str() {
                "H1" => return months(1, 6),
                "H2" => return months(7, 12),
                "Q1" => return months(1, 3),
                "Q2" => return months(4, 6),
                "Q3" => return months(7, 9),
                "Q4" => return months(10, 12),
                _ => {}
            }
        }
        span(text)
    }

    /// The one code that it has: `2023-01..2023-06` is 2023H1.
    pub fn code(&self) -> String {
        let (first, last) = (self.first, self.last);
        let year = first.year();
        let month = |day: Date| format!("{:04}-{:02}", day.year(), day.month());
        match self.grain() {
            Grain::Year => format!("{year:04}"),
            Grain::Half => format!("{year:04}H{}", (first.month() + 5) / 6),
            Grain::Quarter => format!("{year:04}Q{}", (first.month() + 2) / 3),
            Grain::Month => month(first),
            Grain::Months => format!("{}..{}", month(first), month(last)),
            Grain::Days if first == last => first.to_string(),
            Grain::Days => format!("{first}..{last}"),
        }
    }

    /// What a title calls it, with its year: 2023年上半年, 2023年1—5月, 2023年6月12日—6月18日.
    pub fn name(&self) -> String {
        let (first, last) = (self.first, self.last);
        let year = first.year();
        let one_year = year == last.year();
        match self.grain() {
            Grain::Year => format!("{year}年"),
            Grain::Half => format!("{year}年{}", if first.month() == 1 { "上半年" } else { "下半年" }),
            Grain::Months if !one_year && first == first.first_of_year() && last == last.last_of_year() => {
                format!("{year}—{}年", last.year())
            }
            Grain::Months if !one_year => format!("{year}年{}月—{}年{}月", first.month(), last.year(), last.month()),
            Grain::Days if !one_year => format!("{}—{}", write::date(first), write::date(last)),
            Grain::Quarter | Grain::Month | Grain::Months | Grain::Days => format!("{year}年{}", self.short()),
        }
    }

    /// What a sentence begins with, where the year is known: 1—6月, 一季度, 6月, 6月12日—6月18日, 全年.
    pub fn short(&self) -> String {
        let (first, last) = (self.first, self.last);
        if self.first.year() != self.last.year() {
            return self.name();
        }
        match self.grain() {
            Grain::Year => "全年".to_owned(),
            Grain::Quarter => {
                let number = u64::from(first.month().unsigned_abs() + 2) / 3;
                format!("{}季度", write::chinese(number))
            }
            Grain::Month => format!("{}月", first.month()),
            Grain::Half | Grain::Months => format!("{}—{}月", first.month(), last.month()),
            Grain::Days if first == last => write::date_in_year(first),
            Grain::Days => format!("{}—{}", write::date_in_year(first), write::date_in_year(last)),
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.code())
    }
}

impl FromStr for Period {
    type Err = NoPeriod;

    fn from_str(text: &str) -> Result<Self, NoPeriod> {
        Self::parse(text)
    }
}
