//! Quantities: a value and its unit are one.

use rust_decimal::Decimal;

use super::unit::{Dimension, Unit};

/// A number with its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Quantity {
    /// How many.
    pub amount: Decimal,
    /// Of what.
    pub unit: Unit,
}

/// Two dimensions that do not go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum QuantityError {
    /// 户 and 座, 元 and 亩.
    #[error("{0} and {1} do not measure the same")]
    Dimensions(Unit, Unit),
    /// A number beyond 28 digits.
    #[error("out of range")]
    OutOfRange,
    /// Less than a 分, a part of a person.
    #[error("finer than the unit allows")]
    TooFine,
    /// Less than nothing.
    #[error("negative")]
    Negative,
    /// A whole that is zero or negative has no rate.
    #[error("no rate over a base of zero or less")]
    NoBase,
}

impl Quantity {
    /// `amount` of `unit`.
    pub const fn new(amount: Decimal, unit: Unit) -> Self {
        Self { amount, unit }
    }

    /// The same quantity in another unit of its dimension. Exact: 1 ㎡ = 0.0015 亩 both ways, up to 28 digits.
    ///
    /// # Errors
    /// When the dimensions differ or the number does not fit.
    pub fn to(self, unit: Unit) -> Result<Self, QuantityError> {
        if self.unit == unit {
            return Ok(self);
        }
        if self.unit.dimension() != unit.dimension() {
            return Err(QuantityError::Dimensions(self.unit, unit));
        }
        let base = self.amount.checked_mul(self.unit.factor()).ok_or(QuantityError::OutOfRange)?;
        let amount = base.checked_div(unit.factor()).ok_or(QuantityError::OutOfRange)?;
        Ok(Self { amount: amount.normalize(), unit })
    }

    /// The sum, in the unit of the left one. Rates do not add: rate + rate does not exist.
    ///
    /// # Errors
    /// When the dimensions differ, or are rates.
    pub fn plus(self, other: Self) -> Result<Self, QuantityError> {
        if matches!(self.unit.dimension(), Dimension::Rate | Dimension::Per(..)) {
            return Err(QuantityError::Dimensions(self.unit, other.unit));
        }
        let amount = self.amount.checked_add(other.to(self.unit)?.amount).ok_or(QuantityError::OutOfRange)?;
        Ok(Self { amount, unit: self.unit })
    }

    /// The difference, in the unit of the left one; rate − rate is 个百分点.
    ///
    /// # Errors
    /// When the dimensions differ.
    pub fn minus(self, other: Self) -> Result<Self, QuantityError> {
        let amount = self.amount.checked_sub(other.to(self.unit)?.amount).ok_or(QuantityError::OutOfRange)?;
        let unit = if self.unit.dimension() == Dimension::Rate { Unit::Point } else { self.unit };
        Ok(Self { amount, unit })
    }

    /// What part of `whole` this is, in %.
    ///
    /// # Errors
    /// When the dimensions differ or the whole is not positive.
    pub fn rate_of(self, whole: Self) -> Result<Self, QuantityError> {
        let part = self.to(whole.unit)?.amount;
        if whole.amount <= Decimal::ZERO {
            return Err(QuantityError::NoBase);
        }
        let ratio = part.checked_div(whole.amount).and_then(|ratio| ratio.checked_mul(Decimal::ONE_HUNDRED));
        Ok(Self { amount: ratio.ok_or(QuantityError::OutOfRange)?, unit: Unit::Percent })
    }
}

/// An amount of renminbi in 元, to the 分.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Money(Decimal);

impl Money {
    /// Money of a quantity: `12.5` 万元 is exactly 125 000 元, and what is no whole 分 is refused.
    ///
    /// # Errors
    /// When it is no money, finer than a 分, or out of range.
    pub fn of(quantity: Quantity) -> Result<Self, QuantityError> {
        let yuan = quantity.to(Unit::Yuan)?.amount.normalize();
        if yuan.scale() > 2 { Err(QuantityError::TooFine) } else { Ok(Self(yuan)) }
    }

    /// How much more it is than `other`, where it is more.
    pub fn above(self, other: Self) -> Option<Self> {
        (self > other).then(|| Self(self.0.saturating_sub(other.0)))
    }

    /// All of them together.
    pub fn sum(parts: impl IntoIterator<Item = Self>) -> Self {
        Self(parts.into_iter().fold(Decimal::ZERO, |sum, part| sum.saturating_add(part.0)))
    }

    /// In 元.
    pub const fn yuan(self) -> Decimal {
        self.0
    }
}

/// An area, kept in 亩.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Area(Decimal);

impl Area {
    /// Area of a quantity.
    ///
    /// # Errors
    /// When it is no area, negative, or out of range.
    pub fn of(quantity: Quantity) -> Result<Self, QuantityError> {
        let mu = quantity.to(Unit::Mu)?.amount.normalize();
        if mu.is_sign_negative() && !mu.is_zero() { Err(QuantityError::Negative) } else { Ok(Self(mu)) }
    }

    /// In 亩.
    pub const fn mu(self) -> Decimal {
        self.0
    }
}

/// A whole number of things or persons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Count(u32);

impl Count {
    /// `n` things.
    pub const fn new(n: u32) -> Self {
        Self(n)
    }

    /// A whole, non-negative number.
    ///
    /// # Errors
    /// When it has a fraction, is negative, or beyond four thousand million.
    pub fn of(amount: Decimal) -> Result<Self, QuantityError> {
        if amount.is_sign_negative() && !amount.is_zero() {
            return Err(QuantityError::Negative);
        }
        if !amount.fract().is_zero() {
            return Err(QuantityError::TooFine);
        }
        u32::try_from(amount.trunc()).map(Self).map_err(|_| QuantityError::OutOfRange)
    }

    /// How many.
    pub const fn get(self) -> u32 {
        self.0
    }
}
