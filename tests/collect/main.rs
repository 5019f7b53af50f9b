//! Collecting: what is sent out, comes back and is merged, as an algebra over random ledgers and as a clerk does it.

mod algebra;
mod month;
