//! Office packages (.xlsx, .docx): zip archives of XML.
//!
//! [`Parts`] reads what strangers send, inflated no further than is sane. [`Package`] changes a few parts of one and
//! keeps all others byte for byte; [`xml`] is the little of XML that such patching needs.

mod parts;
mod patch;
pub mod xml;

pub use parts::{PartError, Parts, fault};
pub use patch::{Package, PackageError, Rel, Rels, Types};
