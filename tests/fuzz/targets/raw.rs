//! Any bytes, as a draft and as a ledger.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| taizhang_fuzz::take("raw", input));
