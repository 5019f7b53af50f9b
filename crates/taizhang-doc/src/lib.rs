//! The paper: its tree, and all that is settled before any format is chosen.
//!
//! [`Paper`] is the tree. [`Flow`] is its one linearisation, [`Manifest`] its list of bound numbers, [`Profile`] the
//! measures of the page. A renderer adds nothing but its format.

pub mod flow;
mod manifest;
pub mod measures;
pub mod numbering;
mod paper;
pub mod text;
pub mod title;

pub use flow::Flow;
pub use manifest::{Entry, Manifest};
pub use measures::Profile;
pub use paper::*;
