//! Workbooks of all sorts, seen alike: named sheets that give their rows.

use std::borrow::Cow;

use super::cell::{Merged, Row};
use super::ods::Ods;
use super::xlsx::Xlsx;
use super::{csv, xls};
use taizhang_package::PartError;

/// An open workbook.
pub(super) enum Book<'a> {
    Xlsx(Box<Xlsx<'a>>),
    Ods(Box<Ods<'a>>),
    Xls(Vec<xls::Sheet>),
    /// One sheet, called like the file.
    Csv(String, Cow<'a, str>),
}

impl Book<'_> {
    /// The names of its sheets, and whether each is hidden.
    pub(super) fn sheets(&self) -> Vec<(String, bool)> {
        match self {
            Self::Xlsx(xlsx) => xlsx.sheets().iter().map(|sheet| (sheet.name.clone(), sheet.hidden)).collect(),
            Self::Ods(ods) => ods.names().iter().map(|name| (name.clone(), false)).collect(),
            Self::Xls(sheets) => sheets.iter().map(|sheet| (sheet.name.clone(), false)).collect(),
            Self::Csv(name, _) => vec![(name.clone(), false)],
        }
    }

    /// The merged cells of a sheet, where the file tells of them.
    pub(super) fn merged(&mut self, at: usize) -> Result<Vec<Merged>, PartError> {
        match self {
            Self::Xlsx(xlsx) => xlsx.merged(at),
            Self::Ods(_) | Self::Xls(_) | Self::Csv(..) => Ok(Vec::new()),
        }
    }

    /// Gives every row of a sheet that has a filled cell to `take`, until that says false.
    pub(super) fn rows(&mut self, at: usize, take: &mut dyn FnMut(&Row) -> bool) -> Result<(), PartError> {
        match self {
            Self::Xlsx(xlsx) => return xlsx.rows(at, take),
            Self::Ods(ods) => return ods.rows(at, take),
            Self::Xls(sheets) => {
                sheets[at].rows.iter().all(take);
            }
            Self::Csv(_, text) => csv::rows(text, take),
        }
        Ok(())
    }

    /// The first filled rows of a sheet.
    pub(super) fn front(&mut self, at: usize, most: usize) -> Result<Vec<Row>, PartError> {
        let mut rows = Vec::new();
        self.rows(at, &mut |row| {
            rows.push(row.clone());
            rows.len() < most
        })?;
        Ok(rows)
    }
}
