//! How a command went.

use std::process::ExitCode;

use taizhang_app::view::Counts;

/// What the shell is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// The work was done, and there is nothing to mend.
    Clean = 0,
    /// The work was done, and there are errors or warnings.
    Findings = 1,
    /// The work could not be done.
    Broken = 2,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

impl From<Counts> for Exit {
    fn from(counts: Counts) -> Self {
        if counts.is_ok() { Self::Clean } else { Self::Findings }
    }
}
