//! Whatever the ledger: the numbers that a stranger reads out of a document are those of the manifest, in every format,
//! and what is written down of a ledger reads back as the same ledger.

mod ledgers;
mod papers;
mod reading;
mod schema;
