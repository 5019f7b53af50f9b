//! Tests of taizhang-exchange.

mod layouts;
