//! Writing the workbook: blank, or with a ledger in it. What it writes, [`crate::layout`] reads back.
//!
//! No macros, no protection, no merged cells, no hidden rows; what is drawn here is what a clerk keeps open all day.

mod book;
mod cell;
mod choices;
mod cover;
mod cross;
mod heights;
mod into;
mod look;
mod matrix;
mod rows;
mod share;
mod sheet;

use jiff::civil::Date;
use taizhang_core::kind::Ledger;

use self::book::Book;
use crate::layout;

pub use self::into::Unplaced;
pub(crate) use self::into::into;
pub use self::matrix::{List, Matrix, Part, Row, matrix};
pub(crate) use self::share::base_of;
pub use self::share::{Share, share};
pub use taizhang_package::PackageError;

/// What a workbook is to look like beyond what the ledger says.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The day that the file says it was made on: same ledger, same day, same bytes.
    pub made: Date,
    /// The year to ask for where the ledger does not say.
    pub year: Option<i16>,
    /// Layouts (by code) that are to be there though nothing is in them and they are not shown from the start.
    pub with: Vec<String>,
}

/// Why a workbook could not be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// Something that no sheet can hold: a text of more than 32 767 characters.
    #[error("the workbook could not be written")]
    Sheet(#[from] rust_xlsxwriter::XlsxError),
    /// What was written could not be finished.
    #[error("the workbook could not be finished")]
    Package(#[from] PackageError),
}

/// The workbook of the layouts, filled from `ledger` where there is one.
///
/// A sheet that is not shown from the start is there if the ledger has something for it or `options` ask for it.
///
/// # Errors
/// When a text is longer than a cell can hold.
pub fn workbook(ledger: Option<&Ledger>, options: &Options) -> Result<Vec<u8>, WriteError> {
    let blank = Ledger::default();
    let ledger = ledger.unwrap_or(&blank);
    book(Book::new(ledger, options, None))
}

fn book(mut book: Book<'_>) -> Result<Vec<u8>, WriteError> {
    for layout in layout::all() {
        if !layout.items.is_empty() {
            book.cover(layout)?;
        } else if layout.cross {
            book.months(layout)?;
        } else {
            book.register(layout)?;
        }
    }
    book.finish()
}
