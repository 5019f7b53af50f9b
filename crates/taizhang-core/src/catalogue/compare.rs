//! Comparisons (同比, 环比, 较上年末), refused when they make no sense.

use rust_decimal::Decimal;

use crate::base::{Dimension, Quantity, Reading, Unit};

/// How a value stands to an earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// The same.
    Same,
    /// More or less by so many: for counts below a base of 10, and for stocks.
    By {
        /// Whether it rose.
        up: bool,
        /// By how many, never negative.
        by: Quantity,
    },
    /// More or less by so many %.
    Percent {
        /// Whether it rose.
        up: bool,
        /// By how many %, never negative, exact.
        by: Quantity,
    },
    /// More or less by so many 个百分点: of two rates.
    Points {
        /// Whether it rose.
        up: bool,
        /// By how many, never negative.
        by: Quantity,
    },
}

/// Why two values cannot be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoComparison {
    /// One of them is not known.
    #[error("one of the values is not known")]
    Unknown,
    /// They measure different things.
    #[error("the values measure different things")]
    Dimensions,
    /// There was nothing, or less than nothing: 由负转正 and 净增 are said in words.
    #[error("no percentage over a base of zero or less")]
    NoBase,
}

/// Below this base a difference of a count is told, and no percentage.
const SMALL: Decimal = Decimal::TEN;

/// How a stock stands to an earlier day's: a count by its difference whatever the base.
///
/// # Errors
/// When the comparison makes no sense.
pub fn compare_stock(now: Reading<Quantity>, before: Reading<Quantity>) -> Result<Change, NoComparison> {
    let counts = matches!(now, Reading::Known(now) if matches!(now.unit.dimension(), Dimension::Count(_)));
    match (counts, compare(now, before)?) {
        (true, Change::Percent { up, .. }) => {
            let (Reading::Known(now), Reading::Known(before)) = (now, before) else {
                return Err(NoComparison::Unknown);
            };
            let by = now.minus(before).map_err(|_| NoComparison::Dimensions)?;
            Ok(Change::By { up, by: Quantity { amount: by.amount.abs(), ..by } })
        }
        (_, change) => Ok(change),
    }
}

/// How `now` stands to `before`. A rate is compared in 个百分点, a count over a base below 10 by its difference.
///
/// # Errors
/// When the comparison makes no sense.
pub fn compare(now: Reading<Quantity>, before: Reading<Quantity>) -> Result<Change, NoComparison> {
    let (Reading::Known(now), Reading::Known(before)) = (now, before) else {
        return Err(NoComparison::Unknown);
    };
    let difference = now.minus(before).map_err(|_| NoComparison::Dimensions)?;
    if difference.amount.is_zero() {
        return Ok(Change::Same);
    }
    let up = difference.amount.is_sign_positive();
    let by = Quantity { amount: difference.amount.abs(), ..difference };
    let before = before.to(now.unit).map_err(|_| NoComparison::Dimensions)?.amount;
    if now.unit.dimension() == Dimension::Rate {
        return Ok(Change::Points { up, by });
    }
    if matches!(now.unit.dimension(), Dimension::Count(_)) && before >= Decimal::ZERO && before < SMALL {
        return Ok(Change::By { up, by });
    }
    if before <= Decimal::ZERO {
        return Err(NoComparison::NoBase);
    }
    let percent = by.amount.checked_div(before).and_then(|ratio| ratio.checked_mul(Decimal::ONE_HUNDRED));
    let percent = percent.ok_or(NoComparison::Dimensions)?;
    Ok(Change::Percent { up, by: Quantity::new(percent, Unit::Percent) })
}
