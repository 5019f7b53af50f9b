//! Tests of taizhang-exchange.

mod json;
mod layouts;
mod mark;
mod sample;
mod messages;
mod sheets;
mod support;
mod write;
