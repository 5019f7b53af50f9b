//! The weekly bulletin: the sample week as it is signed, and each rule that holds of every edition.

mod desk;
mod rules;
mod sample;
