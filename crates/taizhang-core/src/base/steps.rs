//! Dated steps (阶段经历): a state that a figure may count is never a bare field, it follows from these for a day.

use jiff::civil::Date;

use super::period::Period;

/// One step: on this day it came to this.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step<S> {
    /// Which stage was entered.
    pub to: S,
    /// When.
    pub on: Date,
}

/// The dated steps of one record, and what its 当前阶段 cell claims.
///
/// The claim is kept apart because no figure may count it: rules hold it against the steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Steps<S> {
    steps: Vec<Step<S>>,
    /// What the clerk wrote as the stage of today.
    pub claimed: Option<S>,
}

impl<S> Default for Steps<S> {
    fn default() -> Self {
        Self { steps: Vec::new(), claimed: None }
    }
}

impl<S: Copy + Ord> Steps<S> {
    /// The steps in order of their days; of one day, in order of the stages.
    pub fn all(&self) -> &[Step<S>] {
        &self.steps
    }

    /// Takes a step up, in its place. A step that is there already is not taken twice.
    pub fn take(&mut self, to: S, on: Date) {
        let at = self.steps.partition_point(|step| (step.on, step.to) < (on, to));
        if self.steps.get(at).is_none_or(|step| (step.on, step.to) != (on, to)) {
            // Most records have one step or two, and there are many of them.
            self.steps.reserve_exact(1);
            self.steps.insert(at, Step { to, on });
        }
    }

    /// Forgets the steps to `stage`.
    pub fn drop_stage(&mut self, stage: S) {
        self.steps.retain(|step| step.to != stage);
    }

    /// The stage at the end of `day`.
    pub fn at(&self, day: Date) -> Option<S> {
        self.steps.iter().take_while(|step| step.on <= day).last().map(|step| step.to)
    }

    /// The stage at the end of all that is known.
    pub fn last(&self) -> Option<&Step<S>> {
        self.steps.last()
    }

    /// The first day on which `stage` was entered.
    pub fn first(&self, stage: S) -> Option<Date> {
        self.steps.iter().find(|step| step.to == stage).map(|step| step.on)
    }

    /// Whether `stage` was first entered within `period`: what happened twice is counted once.
    pub fn reached(&self, stage: S, period: &Period) -> bool {
        self.first(stage).is_some_and(|on| period.holds(on))
    }

    /// Whether any stage was entered within `period`, for the first time or again.
    pub fn moved(&self, period: &Period) -> bool {
        self.steps.iter().any(|step| period.holds(step.on))
    }

    /// Whether nothing is known: no step and no claim.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty() && self.claimed.is_none()
    }
}
