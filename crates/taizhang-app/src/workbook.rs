//! The workbook a clerk fills in: blank, or with a ledger in it.

use jiff::civil::Date;
use taizhang_core::kind::Ledger;
use taizhang_exchange::layout;
use taizhang_exchange::write::{self, Options};

use crate::AppError;

/// What a workbook is to look like beyond what the ledger says.
#[derive(Debug, Clone, Default)]
pub struct Blank {
    /// The day that the file says it was made on.
    pub made: Date,
    /// The year to ask for where the ledger does not say.
    pub year: Option<i16>,
    /// The town (填报单位) where the ledger does not say.
    pub unit: Option<String>,
    /// Whether sheets that are not shown from the start are there too.
    pub all: bool,
}

/// The workbook as bytes, filled from `ledger` where there is one.
///
/// # Errors
/// When a text of the ledger is longer than a cell can hold.
pub fn workbook(ledger: Option<&Ledger>, blank: &Blank) -> Result<Vec<u8>, AppError> {
    let mut ledger = ledger.cloned();
    if let Some(unit) = &blank.unit {
        let head = &mut ledger.get_or_insert_default().head;
        if head.name.is_empty() {
            head.name = unit.as_str().into();
        }
    }
    let with = if blank.all { layout::all().iter().map(|layout| layout.code.clone()).collect() } else { Vec::new() };
    let options = Options { made: blank.made, year: blank.year, with };
    write::workbook(ledger.as_ref(), &options).map_err(AppError::Workbook)
}
