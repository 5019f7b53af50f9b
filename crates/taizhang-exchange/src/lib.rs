//! Workbooks, CSV and JSON to records and back, by layouts.
//!
//! [`layout`] says which sheet shows which kinds.

pub mod layout;
pub mod mark;
pub mod write;
pub mod read;
