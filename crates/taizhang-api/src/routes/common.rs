//! What several resources do.

use taizhang_app::Env;

use crate::asked::Day;

/// The outside world on the day that a request is about; each request asks for the day anew, as days go by.
pub(super) fn env(date: Option<Day>) -> Env {
    date.map_or_else(Env::of_clock, |Day(today)| Env { today })
}
