//! Text files, whatever wrote them.

use std::borrow::Cow;

use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};

/// The words of a text file: UTF-8 with or without mark, UTF-16 with one, else GB18030.
pub fn decode(bytes: &[u8]) -> Option<Cow<'_, str>> {
    if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        return std::str::from_utf8(rest).ok().map(Cow::Borrowed);
    }
    let wide = [(b"\xff\xfe", UTF_16LE), (b"\xfe\xff", UTF_16BE)];
    if let Some((_, encoding)) = wide.iter().find(|(mark, _)| bytes.starts_with(*mark)) {
        return encoding.decode_without_bom_handling_and_without_replacement(&bytes[2..]);
    }
    if bytes.iter().take(4096).any(|byte| *byte < 9) {
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(Cow::Borrowed(text)),
        Err(_) => GB18030.decode_without_bom_handling_and_without_replacement(bytes),
    }
}
