//! Whose figures an open ledger is asked for.

use jiff::civil::Date;
use taizhang_core::catalogue::{Evaluator, RollUp, Subject};

use taizhang_core::kind::Ledger;

use crate::Opened;

/// The town, the county, or the division that was asked for, with what is known until `as_of`; of the opened ledger, or of
/// another telling of it.
pub(crate) fn subject<'a>(opened: &'a Opened, ledger: &'a Ledger, as_of: Date) -> Box<dyn Subject + 'a> {
    let catalogue = opened.settings.catalogue();
    let own = ledger.head.division;
    let asked = opened.asked.or(own).filter(|asked| !opened.realm.is_empty() || own != Some(*asked));
    let node = asked.and_then(|code| RollUp::new(catalogue, ledger, &opened.realm, as_of).division(code, as_of));
    match node {
        Some(node) => Box::new(node),
        None => Box::new(Evaluator::new(catalogue, ledger, as_of)),
    }
}
