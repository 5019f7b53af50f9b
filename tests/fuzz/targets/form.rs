//! Somebody's form, filled from the sample town.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| taizhang_fuzz::take("form", input));
