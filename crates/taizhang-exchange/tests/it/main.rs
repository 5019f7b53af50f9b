//! Tests of taizhang-exchange.

mod layouts;
mod mark;
