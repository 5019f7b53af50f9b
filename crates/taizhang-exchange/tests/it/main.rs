//! Tests of taizhang-exchange.

mod json;
mod layouts;
mod mark;
mod messages;
mod sample;
mod sheets;
mod support;
mod write;
