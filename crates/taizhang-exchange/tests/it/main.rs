//! Tests of taizhang-exchange.

mod json;
mod layouts;
mod sheets;
mod support;
