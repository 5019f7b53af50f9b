//! Tests of taizhang-exchange.

mod json;
mod layouts;
mod messages;
mod sheets;
mod support;
