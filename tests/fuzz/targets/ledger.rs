//! A ledger in JSON.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| taizhang_fuzz::take("ledger", input));
