//! Templates and their compilation: ledger → paper. Knows the domain and the paper, never a format, a file or a clock.

mod compile;
pub mod draw;
mod mask;
mod notice;
pub mod papers;
mod phrases;
mod template;

pub use compile::{Compiled, Order, Revision, compile, compile_for};
pub use mask::mask;
pub use notice::NOTICES;
pub use phrases::{Fixed, Phrases, StepPhrase};
pub use template::{Files, Of, Template};
