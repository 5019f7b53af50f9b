//! The weekly bulletin: the sample week as it is signed, and each rule that holds of every edition.

mod desk;
mod month;
mod rules;
mod sample;
#[expect(dead_code, reason = "the tests of the command use more of it")]
#[path = "../cli/shell.rs"]
mod shell;
