//! A ledger as a folder of JSON: `town.json`, and a file for each kind that has records; or all of these as the parts of
//! one document, each under the name of its file.
//!
//! Written canonically: reading what was written and writing it again gives the same bytes.

mod county;
mod parts;
mod read;
pub mod schema;
mod tree;
mod value;
mod write;

pub(crate) use read::{read_head, read_into};
pub use write::write;

/// The file that says whose ledger it is.
pub const TOWN: &str = "town.json";

/// The file that says whose towns lie in a folder: as `town.json`, with the towns that are expected and what they
/// handed in.
pub const COUNTY: &str = "county.json";
