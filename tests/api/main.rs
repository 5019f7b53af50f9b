//! The service over HTTP, as its clients meet it: on a socket, with the limits that it keeps.

mod client;
mod description;
mod limits;
mod parity;
#[expect(dead_code, reason = "the tests of the command use more of it")]
#[path = "../cli/shell.rs"]
mod shell;
mod talk;
