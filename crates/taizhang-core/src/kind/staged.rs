//! Kinds that have a life: dated steps over a closed list of stages.

use super::{Choice, FieldId, Stored};
use crate::base::Steps;

/// A kind whose records go through stages.
pub trait Staged: Stored {
    /// Its stages.
    type Stage: Choice + std::fmt::Debug;
    /// The field that holds the steps.
    const STEPS: FieldId<Self>;
    /// Stages that follow one another, where both have their day.
    const IN_ORDER: &'static [&'static [Self::Stage]];

    /// The steps of a record.
    fn steps(&self) -> &Steps<Self::Stage>;

    /// Whether a stage counts by its day: claimed without one, it is told.
    fn is_dated(stage: Self::Stage) -> bool;
}
