//! What every rule stands on: what it sees, how it reports, its examples, and the run over all of them.

pub(super) mod cx;
mod example;
pub(super) mod near;
mod practice;
mod run;
mod say;
mod words;

pub use example::{Example, ExampleError};
pub use practice::{Gate, Practice, Round, Term};
pub use run::{Rulebook, check, check_by};
