//! Every figure of the catalogue, for a ledger and a period.

use jiff::civil::Date;
use taizhang_core::base::Period;
use taizhang_core::catalogue::{Catalogue, Definition, Evaluator, Figure};
use taizhang_core::kind::Ledger;

/// The figures in the order of the catalogue, each with its definition.
pub fn figures(ledger: &Ledger, period: Period, as_of: Date) -> Vec<(&'static Definition, Figure)> {
    let catalogue = Catalogue::shipped();
    let evaluator = Evaluator::new(catalogue, ledger, as_of);
    let definitions = catalogue.all().iter();
    definitions
        .filter_map(|definition| Some((definition, (*evaluator.figure(&definition.code, period)?).clone())))
        .collect()
}
