//! What a definition of a figure may say.

use jiff::civil::Date;

use crate::base::{Period, Place, Unit};
use crate::kind::KindInfo;

/// The definition (口径) of one figure.
#[derive(Debug, Clone)]
pub struct Definition {
    /// Code: `project.signed`.
    pub code: String,
    /// Name: 新签约招商项目数.
    pub name: String,
    /// The unit of its values.
    pub unit: Unit,
    /// How it is measured.
    pub measured: Measured,
    /// How it adds over time.
    pub over_time: Fold,
    /// How it adds over divisions.
    pub over_divisions: Fold,
    /// The years it is defined for.
    pub valid: YearRange,
    /// The definition in one sentence, as the 口径 column prints it.
    pub basis: String,
    /// What papers call it.
    pub said: Vec<String>,
    /// Outside of this a value is worth a look.
    pub band: Option<(i64, i64)>,
    /// Where it stands, if it is a county's own; none for what ships.
    pub origin: Option<Place>,
}

impl Definition {
    /// Whether it is a number of its own. What never adds is a list for telling.
    pub fn is_datum(&self) -> bool {
        self.over_time != Fold::Never || self.over_divisions != Fold::Never
    }
}

/// How a figure is measured.
#[derive(Debug, Clone)]
pub enum Measured {
    /// How many records happened in the period.
    Count {
        /// Which records.
        select: Select,
        /// The place of a field whose distinct values are counted instead of the records.
        distinct: Option<usize>,
    },
    /// The sum of a quantity over the records that happened in the period.
    Sum {
        /// Which records.
        select: Select,
        /// Of what.
        of: Wanted,
    },
    /// The middle one of a quantity over the records that happened in the period: half lie above it, half below.
    Median {
        /// Which records.
        select: Select,
        /// Of what.
        of: Wanted,
    },
    /// What stands at the end of the period: how many, or the sum of a quantity over them.
    Stock {
        /// Which records; its scope is the last day.
        select: Select,
        /// Of what; none counts the records.
        of: Option<Wanted>,
    },
    /// What no record can give: reported month by month, or as a running total.
    Observed {
        /// The indicator's code.
        indicator: String,
    },
    /// A task that was set.
    Target {
        /// The figure it was set for.
        figure: String,
    },
    /// A part of a whole, in %. Recomputed at every level, never averaged.
    Rate {
        /// Above.
        part: Part,
        /// Below.
        whole: Part,
    },
    /// A quantity for each of another: 元/人次. Recomputed, never averaged.
    Per {
        /// Above.
        part: Part,
        /// Below.
        whole: Part,
    },
    /// The records themselves, in an order; its value is their number.
    List {
        /// Which records.
        select: Select,
        /// The field they are ordered by, and whether the largest comes first.
        order: Option<(usize, bool)>,
    },
}

/// Which records.
#[derive(Debug, Clone)]
pub struct Select {
    /// Of which kind.
    pub kind: &'static KindInfo,
    /// When a record counts.
    pub scope: Scope,
    /// What must hold of it; all of these.
    pub terms: Vec<Term>,
    /// The stretch of days.
    pub over: Over,
}

/// When a record counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The day in this field falls in the period.
    Day(usize),
    /// The stage of this field, by its place in the list, was first reached in the period.
    Reached(usize, usize),
    /// At the last day the stage is one of these (a bit for each place in the list).
    Standing(usize, u32),
    /// Whatever the day: a register.
    Always,
}

/// One condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Term {
    /// The field's word is one of these.
    Words(usize, Vec<String>),
    /// The field says 是, or 否 or nothing.
    Flag(usize, bool),
    /// The predicate, by its place in the kind's list, holds or does not.
    Predicate(usize, bool),
}

/// A quantity of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// A field; a record that leaves it empty makes the sum pending where the field must be filled.
    Field(usize),
    /// A measure of the kind.
    Measure(usize),
    /// The amounts of one thing in a field of named quantities: 水圳 of 水圳560米；陂头3座.
    Amounts(usize, String),
}

/// The stretch of days that a figure looks at, from the period asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Over {
    /// The period itself.
    Period,
    /// From 1 January to the period's last day.
    YearToDate,
    /// The whole year.
    Year,
    /// From 1 January of this year to the period's last day.
    Since(i16),
}

impl Over {
    /// The days, for a period.
    pub fn days(self, period: Period) -> Period {
        match self {
            Self::Period => period,
            Self::YearToDate => period.year_to_date(),
            Self::Year => period.year(),
            Self::Since(year) => {
                let first = Date::new(year, 1, 1).expect("a year of four digits, checked when compiled");
                Period::new(first.min(period.first()), period.last()).expect("begins no later than the period")
            }
        }
    }
}

/// One side of a rate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The figure.
    pub whole: Whole,
    /// Over which days.
    pub over: Over,
}

/// What a side of a rate is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whole {
    /// A figure.
    Figure(String),
    /// The task set for a figure.
    Target(String),
}

/// How a figure adds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fold {
    /// Parts add.
    Sum,
    /// The last one stands.
    Last,
    /// Computed anew from its parts.
    Recompute,
    /// A thing counted in two parts is counted once.
    Union,
    /// It does not add.
    Never,
}

/// Years, first and last included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct YearRange {
    /// The first.
    pub from: Option<i16>,
    /// The last.
    pub to: Option<i16>,
}

impl YearRange {
    /// Whether `year` is one of them.
    pub fn holds(&self, year: i16) -> bool {
        self.from.is_none_or(|from| from <= year) && self.to.is_none_or(|to| year <= to)
    }
}
