//! What can be known of a value: missing is never zero.

/// A value, or the reason why there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading<T> {
    /// Known.
    Known(T),
    /// 待核: somebody is finding out.
    Pending,
    /// 未报: nobody has said.
    NotReported,
    /// There is no such thing here: a rate over nothing, a target that was never set.
    NotApplicable,
}

impl<T> Reading<T> {
    /// The value, where it is known.
    pub fn known(self) -> Option<T> {
        match self {
            Self::Known(value) => Some(value),
            Self::Pending | Self::NotReported | Self::NotApplicable => None,
        }
    }

    /// By reference.
    pub const fn as_ref(&self) -> Reading<&T> {
        match self {
            Self::Known(value) => Reading::Known(value),
            Self::Pending => Reading::Pending,
            Self::NotReported => Reading::NotReported,
            Self::NotApplicable => Reading::NotApplicable,
        }
    }

    /// With another value in the same state.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Reading<U> {
        match self {
            Self::Known(value) => Reading::Known(f(value)),
            Self::Pending => Reading::Pending,
            Self::NotReported => Reading::NotReported,
            Self::NotApplicable => Reading::NotApplicable,
        }
    }

    /// `known`, `pending`, `not_reported`, `not_applicable`.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Known(_) => "known",
            Self::Pending => "pending",
            Self::NotReported => "not_reported",
            Self::NotApplicable => "not_applicable",
        }
    }

    /// What stands where the value would: 待核, 未报, 不适用; none where it is known.
    pub const fn absent(&self) -> Option<&'static str> {
        match self {
            Self::Known(_) => None,
            Self::Pending => Some("待核"),
            Self::NotReported => Some("未报"),
            Self::NotApplicable => Some("不适用"),
        }
    }
}
