//! The paper and its parts. See `paper` for the tree.

mod paper;

pub use paper::*;
