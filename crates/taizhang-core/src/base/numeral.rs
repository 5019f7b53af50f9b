//! The one grammar of numerals: nothing else in Taizhang reads a number, nothing else writes one.
