//! Words that findings of the ledger are made of: what kinds, cells and amounts are called.

use super::say;
use crate::base::{Area, Money, Place, Quantity, Word};
use crate::kind::{FieldInfo, Opt};

impl Word {
    /// A row and what is told there.
    pub(crate) fn of_row(place: &Place, label: &str) -> Self {
        let Self { zh, en } = place.clone().into();
        if zh == label {
            Self { zh, en }
        } else {
            Self { zh: format!("{zh}“{label}”"), en: format!("{en}, {label:?}") }
        }
    }

    /// The cell, where there is one, else what stands there: G9, or 阶段.
    pub(crate) fn cell(place: Place, field: &'static FieldInfo) -> Self {
        match &place {
            Place::Cell { at, .. } if at.column > 0 => place.into(),
            _ => field.into(),
        }
    }

    /// The day of a stage: 签约日期.
    pub(crate) fn day_of(opt: &'static Opt) -> Self {
        let Self { zh, en } = Self::stage(opt);
        Self { zh: zh + "日期", en: format!("day of {en:?}") }
    }

    /// The name that was probably meant, where there is one.
    pub(crate) fn near(name: Option<&str>) -> Self {
        Self::maybe(name, ("，最接近的是“", "”"), (", the nearest is \"", "\""))
    }

    /// The stage without what its word adds in brackets: 签约.
    pub(crate) fn stage(opt: &'static Opt) -> Self {
        Self { zh: say::short(opt.zh).to_owned(), en: opt.code.replace('_', " ") }
    }
}

impl From<Money> for Word {
    fn from(money: Money) -> Self {
        say::money(money).into()
    }
}

/// An amount that may be open.
impl From<Option<Money>> for Word {
    fn from(money: Option<Money>) -> Self {
        money.map_or_else(|| ("待核", "an open amount").into(), Self::from)
    }
}

impl From<Area> for Word {
    fn from(area: Area) -> Self {
        say::quantity(Quantity::new(area.mu(), crate::base::Unit::Mu)).into()
    }
}

impl From<&'static Opt> for Word {
    fn from(opt: &'static Opt) -> Self {
        Self { zh: opt.zh.to_owned(), en: opt.code.replace('_', " ") }
    }
}

impl From<&'static FieldInfo> for Word {
    fn from(field: &'static FieldInfo) -> Self {
        Self { zh: field.zh.to_owned(), en: field.code.replace('_', " ") }
    }
}

impl From<Place> for Word {
    /// Short: the clerk has the sheet before them.
    fn from(place: Place) -> Self {
        match &place {
            Place::Cell { at, .. } if at.column > 0 => at.cell().into(),
            Place::Cell { at, .. } => Self { zh: format!("第{}行", at.row), en: format!("row {}", at.row) },
            Place::Record { id, .. } => (&**id).into(),
            other => other.to_string().into(),
        }
    }
}
