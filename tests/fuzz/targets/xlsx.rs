//! A workbook out of its parts.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| taizhang_fuzz::take("xlsx", input));
