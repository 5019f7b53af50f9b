//! Writing files: whole or absent, never half.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use crate::AppError;

/// Writes a file. Until all of it is on the disk nothing, or what was there before, stands under its name.
///
/// # Errors
/// When it cannot be written; nothing is left behind.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), AppError> {
    let failed = |source| AppError::Write { path: path.to_owned(), source };
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let name = path.file_name().ok_or_else(|| failed(io::ErrorKind::InvalidFilename.into()))?;
    let draft = path.with_file_name(format!(".{}.{}", name.to_string_lossy(), std::process::id()));
    put(&draft, bytes).and_then(|()| fs::rename(&draft, path)).map_err(|source| {
        // Whatever failed is told; that a draft which never came to be cannot be removed is not.
        drop(fs::remove_file(&draft));
        failed(source)
    })
}

fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}
