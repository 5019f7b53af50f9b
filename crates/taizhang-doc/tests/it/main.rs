//! What holds for every paper before a format is chosen.

mod flow;
mod manifest;
mod measures;
mod numbering;
mod sample;
mod text;
mod title;
