//! Filling somebody else's form from a ledger.

use jiff::civil::Date;
use taizhang_core::base::Period;
use taizhang_exchange::Source;
use taizhang_exchange::fill::{self, Facts, Filled, Mapping};

use crate::{AppError, Env, File, Opened, as_of};

/// What a form is to be filled with.
#[derive(Debug, Clone, Copy)]
pub struct Form {
    /// The period.
    pub period: Period,
    /// Until when data count; none leaves it to the ledger.
    pub as_of: Option<Date>,
}

/// Fills a form from a ledger, as a mapping says, or as the form is understood.
///
/// # Errors
/// When the form is no .xlsx that can be opened.
pub fn fill(
    form: &File,
    opened: &Opened,
    wish: Form,
    mapping: Option<&Mapping>,
    env: &Env,
) -> Result<Filled, AppError> {
    let as_of = wish.as_of.unwrap_or_else(|| as_of(&opened.ledger, Some(wish.period), env.today));
    let catalogue = opened.settings.catalogue();
    let facts = Facts { ledger: &opened.ledger, realm: &opened.realm, catalogue, period: wish.period, as_of };
    let source = Source { name: &form.name, bytes: &form.bytes };
    fill::fill(&source, facts, mapping).map_err(|source| AppError::Form { file: form.name.clone(), source })
}

/// Reads a mapping that was kept.
///
/// # Errors
/// When it is none, with what is wrong and where.
pub fn mapping(file: &File) -> Result<Mapping, AppError> {
    let failed = |why: String| AppError::Mapping { file: file.name.clone(), why };
    let text = std::str::from_utf8(&file.bytes).map_err(|error| failed(error.to_string()))?;
    Mapping::read(text).map_err(|error| failed(error.to_string()))
}
