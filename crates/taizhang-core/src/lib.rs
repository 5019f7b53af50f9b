//! The domain of Taizhang, in four storeys whose arrows only point down:
//! [`base`] ← [`kind`] ← [`catalogue`] ← [`rules`].
//!
//! No I/O, no clock, no async, no floats: from records to figures everything is a pure function.

#![deny(clippy::float_arithmetic)]

// `#[derive(Kind)]` names this crate by its full name, here too.
extern crate self as taizhang_core;

pub mod base;
pub mod catalogue;
pub mod kind;
pub mod rules;
