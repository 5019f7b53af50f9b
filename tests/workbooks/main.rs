//! Workbooks as clerks have them, good and bad: what is read from them, and what is told of them.

mod bad;
mod good;
mod own;
mod planted;

use std::path::{Path, PathBuf};

use taizhang_app::{Date, Env};

/// The folder of the fixtures.
fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures")
}

/// The day on which all of these are read.
fn env() -> Env {
    Env { today: Date::constant(2023, 7, 5) }
}
