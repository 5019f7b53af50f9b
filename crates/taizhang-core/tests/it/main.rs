//! Tests of the domain, one binary.

mod base_numeral;
mod catalogue;
