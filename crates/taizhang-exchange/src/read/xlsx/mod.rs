//! .xlsx, streamed: a sheet is never in memory as a whole, numbers are read as the decimals that were stored.

mod parts;
mod scan;
mod sheet;
mod styles;

use super::cell::{Merged, Row};
use super::unzip::{PartError, Parts};

pub(super) use parts::SheetEntry;
pub(super) use parts::words_of;
pub(crate) use styles::{Form, Forms};

/// Sheets larger than this were not merged by hand.
const MOST_MERGED: u64 = 8 << 20;

/// An open .xlsx.
pub(super) struct Xlsx<'a> {
    parts: Parts<'a>,
    workbook: parts::Workbook,
    strings: parts::Strings,
    styles: styles::Styles,
}

impl<'a> Xlsx<'a> {
    pub(super) fn open(mut parts: Parts<'a>) -> Result<Self, PartError> {
        let workbook = parts::workbook(&mut parts)?;
        let strings = parts::strings(&mut parts)?;
        let styles = styles::read(&mut parts)?;
        Ok(Self { parts, workbook, strings, styles })
    }

    pub(super) fn sheets(&self) -> &[SheetEntry] {
        &self.workbook.sheets
    }

    /// The stretches of merged cells of a sheet. They stand behind the cells, so this is a pass of its own.
    pub(super) fn merged(&mut self, at: usize) -> Result<Vec<Merged>, PartError> {
        let part = &self.workbook.sheets[at].part;
        let small = self.parts.size(part).is_some_and(|size| size <= MOST_MERGED);
        if small { sheet::merged(self.parts.part(part)?, part) } else { Ok(Vec::new()) }
    }

    /// Gives every row that has a filled cell to `take`, until that says false.
    pub(super) fn rows(&mut self, at: usize, take: &mut dyn FnMut(&Row) -> bool) -> Result<(), PartError> {
        let look = sheet::Look { strings: &self.strings, styles: &self.styles, since_1904: self.workbook.since_1904 };
        let part = &self.workbook.sheets[at].part;
        sheet::rows(self.parts.part(part)?, part, &look, take)
    }
}
