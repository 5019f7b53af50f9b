//! All that a use case may ask of the outside world.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;
use taizhang_core::base::Period;
use taizhang_core::kind::Ledger;

/// The outside world, asked once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Env {
    /// The day on which all this happens.
    pub today: Date,
}

impl Env {
    /// Today as the offices that use this count it: in Beijing time, wherever the machine stands.
    pub fn of_clock() -> Self {
        Self { today: Offset::constant(8).to_datetime(Timestamp::now()).date() }
    }
}

/// Until when data count, where nobody says: what the ledger says, but never later than the period or the day.
pub fn as_of(ledger: &Ledger, period: Option<Period>, date: Date) -> Date {
    let last = period.map_or(date, |period| period.last().min(date));
    ledger.head.as_of.map_or(last, |said| said.min(last))
}

/// The day by which rules look at a ledger: its own as-of date, whatever earlier period is asked for, since what is
/// dated behind that period is no less true. A ledger that says none is looked at as of the period.
pub(crate) fn looked_at(ledger: &Ledger, period: Option<Period>, date: Date) -> Date {
    ledger.head.as_of.map_or_else(|| as_of(ledger, period, date), |said| said.min(date))
}
