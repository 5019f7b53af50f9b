//! .xlsx, streamed: a sheet is never in memory as a whole, numbers are read as the decimals that were stored.

mod ahead;
mod parts;
mod scan;
mod sheet;
mod styles;

use std::io::Read;

use memchr::memmem;

use super::cell::{Merged, Row};
use taizhang_package::{PartError, Parts, fault};

pub(super) use parts::SheetEntry;
pub(crate) use styles::{Form, Forms};

/// Sheets larger than this were not merged by hand, are never in memory as a whole, and are worth a second thread.
const LARGE: u64 = 8 << 20;

/// An open .xlsx.
pub(super) struct Xlsx<'a> {
    parts: Parts<'a>,
    workbook: parts::Workbook,
    strings: parts::Strings,
    styles: styles::Styles,
    /// The sheet whose merged cells were asked for last, and all of it.
    unpacked: Option<(usize, Vec<u8>)>,
}

impl<'a> Xlsx<'a> {
    pub(super) fn open(mut parts: Parts<'a>) -> Result<Self, PartError> {
        let workbook = parts::workbook(&mut parts)?;
        let strings = parts::strings(&mut parts)?;
        let styles = styles::read(&mut parts)?;
        Ok(Self { parts, workbook, strings, styles, unpacked: None })
    }

    pub(super) fn sheets(&self) -> &[SheetEntry] {
        &self.workbook.sheets
    }

    /// The stretches of merged cells of a sheet. They stand behind the rows and are asked for first, so that a small
    /// sheet is unpacked as a whole.
    pub(super) fn merged(&mut self, at: usize) -> Result<Vec<Merged>, PartError> {
        let part = &self.workbook.sheets[at].part;
        let Some(told) = self.parts.size(part).filter(|size| *size <= LARGE) else { return Ok(Vec::new()) };
        let mut whole = Vec::with_capacity(usize::try_from(told).unwrap_or_default());
        let read = self.parts.part(part)?.take(LARGE + 1).read_to_end(&mut whole);
        let size = read.map_err(|error| fault(&error.into(), part))?;
        if size as u64 > LARGE {
            return Ok(Vec::new()); // it is larger than it says
        }
        let behind = memmem::rfind(&whole, b"sheetData>").unwrap_or(0);
        let merged = sheet::merged(&whole[behind..], part);
        self.unpacked = Some((at, whole));
        merged
    }

    /// Gives every row that has a filled cell to `take`, until that says false.
    pub(super) fn rows(&mut self, at: usize, take: &mut dyn FnMut(&Row) -> bool) -> Result<(), PartError> {
        let look = sheet::Look { strings: &self.strings, styles: &self.styles, since_1904: self.workbook.since_1904 };
        let part = &self.workbook.sheets[at].part;
        match self.unpacked.take() {
            Some((unpacked, whole)) if unpacked == at => sheet::rows(whole.as_slice(), part, &look, take),
            _ if self.parts.size(part).is_some_and(|size| size > LARGE) => {
                let whole = self.parts.part(part)?;
                ahead::rows(|take| sheet::rows(whole, part, &look, take), take)
            }
            _ => sheet::rows(self.parts.part(part)?, part, &look, take),
        }
    }
}
