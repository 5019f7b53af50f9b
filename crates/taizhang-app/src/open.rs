//! Opening a ledger: from files to records, findings beside them.

use std::collections::BTreeMap;
use std::path::PathBuf;

use sha2::{Digest, Sha256};
use taizhang_core::base::{Checked, Diagnostic, Place};
use taizhang_core::kind::Ledger;
use taizhang_exchange::{json, layout, mark as marking, read};

use crate::AppError;
use crate::source::{self, File, Sources};

/// An open ledger.
#[derive(Debug)]
pub struct Opened {
    /// The records.
    pub ledger: Ledger,
    /// What reading them found.
    pub findings: Vec<Diagnostic>,
    /// How many rows there are.
    pub rows: Rows,
    /// The digest of the records, whatever they were read from.
    pub digest: String,
    /// The texts that findings point into, by the file's name.
    pub texts: BTreeMap<String, String>,
    books: Vec<File>,
}

/// How many rows were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rows {
    /// All that hold anything.
    pub all: usize,
    /// Those that became records.
    pub usable: usize,
}
