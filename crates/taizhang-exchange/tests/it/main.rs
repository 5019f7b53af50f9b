//! Tests of taizhang-exchange.

#![expect(clippy::unwrap_used, reason = "a helper of a test fails as its test does")]

mod anything;
mod collect;
mod json;
mod layouts;
mod learn;
mod mark;
mod messages;
mod sample;
mod sheets;
mod support;
mod write;
