//! Tests of taizhang-exchange.

mod layouts;
mod mark;
mod sample;
mod write;
