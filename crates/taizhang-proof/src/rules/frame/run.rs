//! Running all rules over a document.

use taizhang_core::base::numeral::{What, spots};
use taizhang_core::base::{Period, Severity};

use super::cx::Cx;
use crate::Finding;
use crate::document::Document;
use crate::rules::RULES;
use crate::scan::Scan;
use crate::structure::Role;

/// Everything the rules find, by place, the gravest first.
pub(crate) fn check(doc: &Document) -> Vec<Finding> {
    let scan = Scan::of(doc);
    let period = period(doc);
    let mut found = Vec::new();
    for (index, rule) in RULES.iter().enumerate() {
        let mut cx = Cx { doc, scan: &scan, period, rule, index, found };
        (rule.check)(&mut cx);
        found = cx.found;
    }
    found.sort_by_cached_key(|one| {
        (one.source.start, one.diagnostic.severity as Severity, one.diagnostic.code, one.source.end)
    });
    found
}

/// The period in the title.
pub(crate) fn period(doc: &Document) -> Option<Period> {
    let title = doc.paras.iter().find(|para| para.role == Role::Title)?;
    let days = spots(doc.words(&title.span)).filter_map(|spot| match spot.what {
        What::Day(dated) => dated.in_year(None).ok(),
        _ => None,
    });
    days.map(|when| when.span()).next()
}
