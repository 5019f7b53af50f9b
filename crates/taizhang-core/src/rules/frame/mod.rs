//! What every rule stands on: what it sees, how it reports, its examples, and the run over all of them.

pub(super) mod cx;
mod example;
pub(super) mod near;
mod run;
mod say;
mod words;

pub use example::{Example, ExampleError};
pub use run::{check, check_by};
