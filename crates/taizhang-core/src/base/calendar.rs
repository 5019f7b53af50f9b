//! Working days: weekends, holidays and the days worked in their place, as the yearly notice sets them.
//!
//! The notices are data (`calendar/holidays.toml`). A year without one has its weekends only, and says so.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use jiff::civil::{Date, Weekday};
use serde::Deserialize;

use super::Period;

/// Which days are worked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Calendar {
    /// Days that differ from their weekday, and whether they are worked.
    days: BTreeMap<Date, bool>,
    /// The years whose notice is known.
    years: BTreeSet<i16>,
}

/// Why a file of holidays could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    /// It is not what such a file may say.
    #[error("{0}")]
    Shape(String),
    /// A day or stretch of days that is none.
    #[error("{year}: {text:?} is no day and no stretch of days")]
    Days {
        /// The year's entry.
        year: i16,
        /// What stands there.
        text: String,
    },
    /// A day that is said to be off and worked.
    #[error("{0} is both off and worked")]
    Both(Date),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    year: Vec<Notice>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Notice {
    year: i16,
    #[expect(dead_code, reason = "the number of the notice stands in the file for its reader")]
    basis: String,
    off: Vec<String>,
    #[serde(default)]
    work: Vec<String>,
}

impl Calendar {
    /// The shipped one.
    pub fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<Calendar> = LazyLock::new(|| {
            Calendar::parse(include_str!("../../calendar/holidays.toml")).expect("a test reads the shipped holidays")
        });
        &SHIPPED
    }

    /// Reads a file of holidays.
    ///
    /// # Errors
    /// When an entry names no days, or contradicts another.
    pub fn parse(text: &str) -> Result<Self, CalendarError> {
        let file: File = toml::from_str(text).map_err(|error| CalendarError::Shape(error.to_string()))?;
        let mut calendar = Self::default();
        for notice in file.year {
            calendar.years.insert(notice.year);
            for (texts, worked) in [(notice.off, false), (notice.work, true)] {
                for text in texts {
                    let days = Period::parse(&text)
                        .map_err(|_| CalendarError::Days { year: notice.year, text: text.clone() })?;
                    calendar.set(days, worked)?;
                }
            }
        }
        Ok(calendar)
    }

    fn set(&mut self, days: Period, worked: bool) -> Result<(), CalendarError> {
        for day in days.first().series(jiff::Span::new().days(1)).take_while(|day| *day <= days.last()) {
            match self.days.insert(day, worked) {
                Some(before) if before != worked => return Err(CalendarError::Both(day)),
                _ => {}
            }
        }
        Ok(())
    }

    /// Whether the year's notice is known; without it only weekends are.
    pub fn knows(&self, year: i16) -> bool {
        self.years.contains(&year)
    }

    /// Whether people work on `day`.
    pub fn is_worked(&self, day: Date) -> bool {
        let weekday = || !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        self.days.get(&day).copied().unwrap_or_else(weekday)
    }

    /// Whether the notice of the year gives `day` off: a holiday, or a weekend beside one. A plain weekend is none.
    pub fn is_holiday(&self, day: Date) -> bool {
        self.days.get(&day) == Some(&false)
    }

    /// `day` itself if it is worked, else the last worked day before: no deadline falls on a holiday.
    pub fn worked_by(&self, day: Date) -> Date {
        let mut by = day;
        while !self.is_worked(by) {
            by = by.yesterday().expect("years of records are far from the calendar's ends");
        }
        by
    }

    /// The day that lies `days` worked days after `from`, which itself does not count.
    pub fn after(&self, from: Date, days: u32) -> Date {
        let mut day = from;
        for _ in 0..days {
            day = day.tomorrow().expect("years of records are far from the calendar's ends");
            while !self.is_worked(day) {
                day = day.tomorrow().expect("years of records are far from the calendar's ends");
            }
        }
        day
    }
}
