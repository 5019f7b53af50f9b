//! Which figure a blank probably is: the one that papers call by the words before it.

use taizhang_core::base::Unit;
use taizhang_core::catalogue::{Catalogue, Definition};

use super::Around;

/// How many characters before a number may name it.
const REACH: usize = 22;

/// The code of the figure whose name stands nearest before the blank, where it is counted in the same.
pub(super) fn figure(catalogue: &Catalogue, around: &Around<'_>, unit: Option<Unit>) -> Option<String> {
    let unit = unit?;
    let before: String = around.lead.chars().rev().take(REACH).collect::<Vec<_>>().into_iter().rev().collect();
    let clause = before.rsplit(['。', '；', '、']).next().unwrap_or_default();
    // What came together since is another figure than what came in the period.
    let cumulative = clause.contains("累计");
    let fits = |definition: &&Definition| {
        let same = definition.unit.plain().dimension() == unit.plain().dimension();
        same && definition.name.contains("累计") == cumulative
    };
    let said = |definition: &Definition| {
        let phrases = definition.said.iter().map(String::as_str).chain([definition.name.as_str()]);
        let found = phrases.filter_map(|phrase| clause.rfind(phrase).map(|at| (at + phrase.len(), phrase.len())));
        found.max().map(|place| (place, definition.code.clone()))
    };
    let found = catalogue.all().iter().filter(fits).filter_map(said);
    found.max_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1))).map(|(_, code)| code)
}
