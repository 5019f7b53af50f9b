//! Workbooks, CSV and JSON to records and back, by layouts.
//!
//! [`layout`] says which sheet shows which kinds, [`read_files`] makes one ledger of the files that clerks have,
//! [`json`] writes it as a folder and [`mod@write`] as a workbook, [`mark`] puts findings into a clerk's own. No file is opened here: bytes come in, bytes go out.

pub mod collect;
mod csv;
pub mod fill;
pub mod json;
pub mod layout;
pub mod learn;
pub mod mark;
mod message;
mod patch;
mod read;
pub mod write;

/// The sheet that each paper written as a workbook has, and no ledger: the list of its numbers.
pub const PAPERS_LIST: &str = "数据清单";

pub use csv::csv;
pub use message::{MESSAGES, of_code};
pub use read::{Entry, Import, Indicator, Options, Source, Summary, read_files};
