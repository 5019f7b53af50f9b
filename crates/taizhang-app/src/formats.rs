//! Which formats a paper can be had in.

use taizhang_render::{FORMATS, Format};

use crate::AppError;

/// The format called `name`, or whose files end so.
///
/// # Errors
/// When there is none.
pub fn format(name: &str) -> Result<&'static Format, AppError> {
    FORMATS.iter().find(|format| format.name == name || format.suffix == name).ok_or_else(|| AppError::no_format(name))
}

/// The format in which a screen of characters shows a paper.
///
/// # Panics
/// Never: a test prints papers by it.
pub fn format_of_screens() -> &'static Format {
    let plain = FORMATS.iter().find(|format| format.media_type.starts_with("text/plain"));
    plain.expect("papers can be had as plain text")
}

/// The format that a file's name asks for by its suffix.
///
/// # Errors
/// When no format's files end so.
pub fn format_of(file: &str) -> Result<&'static Format, AppError> {
    let fitting = FORMATS.iter().filter(|format| file.ends_with(&format!(".{}", format.suffix)));
    let found = fitting.max_by_key(|format| format.suffix.len());
    found.ok_or_else(|| AppError::no_format(file.rsplit_once('.').map_or("", |(_, suffix)| suffix)))
}
