//! What every rule stands on: what it sees, how it reports, and the run over all of them.

pub(super) mod cx;
pub(super) mod look;
pub(crate) mod names;
pub(super) mod numbers;
pub(crate) mod run;
