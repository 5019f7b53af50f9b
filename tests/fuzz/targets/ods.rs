//! A workbook of LibreOffice out of its content.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| taizhang_fuzz::take("ods", input));
