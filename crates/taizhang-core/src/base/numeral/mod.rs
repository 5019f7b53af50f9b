//! The one grammar of numerals: nothing else in Taizhang reads a number, nothing else writes one.
//!
//! [`read()`] takes a whole cell, [`day::read`] a whole day, [`scan()`] finds both in running text, [`mod@write`] is their twin.
//! What has two readings is refused with both, never guessed.

mod cursor;
pub mod day;
mod digits;
mod hedge;
mod misread;
mod phrase;
mod read;
mod scan;
mod set_words;
pub mod write;
mod zh;

use rust_decimal::Decimal;

use super::quantity::{Count, Quantity};
use super::unit::{Dimension, Unit};

pub use hedge::Hedge;
pub use misread::Misread;
pub use read::read;
pub use scan::{Found, Spot, What, scan, spots};

/// A number as it was written: `近20万`, `13万元～17万元`, `7.8%`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numeral {
    /// The number, or the lower end of a range.
    pub value: Decimal,
    /// The upper end of a range, in the same unit.
    pub upto: Option<Decimal>,
    /// The unit as written: 万人次 stays 万人次.
    pub unit: Option<Unit>,
    /// 约 近 余 多 超 不低于 左右 …
    pub hedge: Option<Hedge>,
    /// Whether it is hedged twice, as in 约20万左右.
    pub doubled: bool,
    /// Whether the number itself was written with 万 or 亿: `20万` in a column of 万元 is 20万元, not 200000万元.
    pub scaled: bool,
}

impl Numeral {
    /// The one quantity it says, in the unit it was written in, else in `default`.
    ///
    /// A bare 个 counts whatever the column counts, and 名 are 人.
    ///
    /// # Errors
    /// When it is a range, or measures something else than `default`.
    pub fn quantity(self, default: Unit) -> Result<Quantity, Misread> {
        if let Some(upto) = self.upto {
            return Err(Misread::Range { from: self.value, to: upto });
        }
        let unit = match self.unit {
            None if self.scaled => default.plain(),
            None => default,
            Some(unit) if unit.dimension() == default.dimension() => unit,
            Some(unit) if stands_in(unit, default) => default,
            Some(unit) => return Err(Misread::WrongUnit { found: unit, wanted: default }),
        };
        Ok(Quantity::new(self.value, unit))
    }

    /// The one whole number it says, counted in `default`.
    ///
    /// # Errors
    /// When it is a range, counts something else, or is no whole number of things.
    pub fn count(self, default: Unit) -> Result<Count, Misread> {
        let quantity = self.quantity(default)?;
        let plain = quantity.to(default.plain()).map_err(|_| Misread::OutOfRange)?;
        Count::of(plain.amount).map_err(|error| Misread::Unfit { value: self.value, unit: default, error })
    }
}

fn stands_in(found: Unit, wanted: Unit) -> bool {
    match (found, wanted) {
        (Unit::Ge, wanted) => matches!(wanted.dimension(), Dimension::Count(_)) && wanted.is_count(),
        (Unit::Named, Unit::Person) | (Unit::Person, Unit::Named) => true,
        _ => false,
    }
}
