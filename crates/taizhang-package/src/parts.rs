//! The parts of a zip archive, inflated as they are read and no further than is sane.

use std::io::{self, BufReader, Cursor, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use zip::ZipArchive;
use zip::result::ZipError;

/// Why a file, or a part of it, was not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PartError {
    /// Cut short, or overwritten.
    #[error("no zip archive: cut short or overwritten")]
    NoZip,
    /// A zip archive of something else.
    #[error("a zip archive, but not of the sort looked for")]
    OtherSort,
    /// A part is missing.
    #[error("the part {0:?} is missing")]
    NoPart(String),
    /// A part cannot be read to its end.
    #[error("the part {0:?} is broken")]
    Broken(String),
    /// A bomb, or something that no town writes.
    #[error("inflates to more than a file of a town can be")]
    TooBig,
    /// Opens with a password only.
    #[error("encrypted")]
    Encrypted,
}

/// How much all parts of one file may inflate to.
const MOST_BYTES: u64 = 768 << 20;
/// How large a part may be that is read whole.
const MOST_WHOLE: u64 = 64 << 20;
/// How many times its packed size a part may inflate to, once it is beyond `FREE_BYTES`.
const MOST_TIMES: u64 = 200;
const FREE_BYTES: u64 = 32 << 20;
/// How many bytes may pass without a new element: a cell holds 32,767 characters, and what has no end is never kept.
const MOST_WITHOUT_ELEMENT: usize = 4 << 20;

/// An open archive.
pub struct Parts<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    spent: Arc<AtomicU64>,
}

impl<'a> Parts<'a> {
    /// Opens an archive.
    ///
    /// # Errors
    /// When it is none.
    pub fn open(bytes: &'a [u8]) -> Result<Self, PartError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| PartError::NoZip)?;
        Ok(Self { archive, spent: Arc::default() })
    }

    /// Whether the archive has a part.
    pub fn has(&self, part: &str) -> bool {
        self.archive.index_for_name(part).is_some()
    }

    /// How large a part says that it is; nothing, where it is missing.
    pub fn size(&mut self, part: &str) -> Option<u64> {
        self.archive.by_name(part).ok().map(|file| file.size())
    }

    /// The names of all parts; one in no known encoding has none.
    pub fn names(&self) -> Vec<String> {
        self.archive.file_names().filter_map(|name| Some(name.ok()?.into_owned())).collect()
    }

    /// A part that is no XML, whole.
    ///
    /// # Errors
    /// When it is missing, encrypted, broken, or larger than anything of its sort.
    pub fn whole(&mut self, name: &str) -> Result<Vec<u8>, PartError> {
        let file = self.archive.by_name(name).map_err(|error| refused(&error, name))?;
        let mut bytes = Vec::new();
        file.take(MOST_WHOLE + 1).read_to_end(&mut bytes).map_err(|_| PartError::Broken(name.to_owned()))?;
        let spent = self.spent.fetch_add(bytes.len() as u64, Ordering::Relaxed) + bytes.len() as u64;
        if bytes.len() as u64 > MOST_WHOLE || spent > MOST_BYTES { Err(PartError::TooBig) } else { Ok(bytes) }
    }

    /// A part, to be read once from front to back.
    ///
    /// # Errors
    /// When it is missing, encrypted, broken, or says that it is too large.
    pub fn part(&mut self, name: &str) -> Result<impl io::BufRead + Send + use<'_, 'a>, PartError> {
        let spent = self.spent.clone();
        let file = self.archive.by_name(name).map_err(|error| refused(&error, name))?;
        if file.size() > MOST_BYTES {
            return Err(PartError::TooBig);
        }
        let packed = file.compressed_size().max(1);
        Ok(BufReader::with_capacity(1 << 16, Bounded { inner: file, packed, read: 0, run: 0, spent }))
    }
}

fn refused(error: &ZipError, name: &str) -> PartError {
    match error {
        ZipError::FileNotFound => PartError::NoPart(name.to_owned()),
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => PartError::Encrypted,
        _ => PartError::Broken(name.to_owned()),
    }
}

/// What is said of an error while reading inflated bytes: ours if the bound was hit, else the part is broken.
pub fn fault(error: &quick_xml::Error, part: &str) -> PartError {
    match error {
        quick_xml::Error::Io(io) if io.kind() == io::ErrorKind::FileTooLarge => PartError::TooBig,
        _ => PartError::Broken(part.to_owned()),
    }
}

struct Bounded<R> {
    inner: R,
    packed: u64,
    read: u64,
    run: usize,
    spent: Arc<AtomicU64>,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buf)?;
        let more = n as u64;
        self.read += more;
        let spent = self.spent.fetch_add(more, Ordering::Relaxed) + more;
        self.run = match buf[..n].iter().rposition(|byte| *byte == b'<') {
            Some(last) => n - last,
            None => self.run + n,
        };
        // The declared sizes may lie: what counts is what comes out.
        let bomb = self.read > FREE_BYTES && self.read / self.packed > MOST_TIMES;
        let endless = self.run > MOST_WITHOUT_ELEMENT;
        if bomb || endless || spent > MOST_BYTES { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(n) }
    }
}
