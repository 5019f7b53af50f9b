//! A draft as plain text and as Markdown.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| taizhang_fuzz::take("text", input));
