//! The files that strangers send: Office packages (.xlsx, .docx), which are zip archives of XML, and text.
//!
//! [`Parts`] reads what strangers send, inflated no further than is sane. [`Package`] changes a few parts of one and
//! keeps all others byte for byte; [`pack`] makes a new one; [`xml`] is the little of XML that such patching needs.
//! [`decode`] knows the encodings of text.

mod pack;
mod parts;
mod patch;
mod text;
pub mod xml;

pub use pack::pack;
pub use parts::{PartError, Parts, fault};
pub use patch::{Package, PackageError, Rel, Rels, Types};
pub use text::decode;
