//! Findings that crowd: what is wrong in more than so many cells of a column is wrong with the column.
//!
//! Of one sort of finding in one column only the first are told one by one. The others are summed up in one finding
//! that keeps their places: it stops what they would stop, and memory stays bounded however large the sheet.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{CellRef, Place, Words};

/// How many findings of a sort are told one by one in a column.
const MOST_ALIKE: usize = 500;

/// A column of a sheet, or a field of a file that is no workbook.
type Column = (Option<Arc<str>>, Arc<str>, u32, &'static str);

/// How often each sort of finding was made in each column.
#[derive(Debug, Default)]
pub struct Crowd(BTreeMap<(&'static str, Column), (usize, Vec<Place>)>);

impl Crowd {
    /// Counts a finding of the sort `code`. Where it is one too many in its column it is not to be told: its place, and
    /// what else belongs to it, goes to the places returned.
    pub fn leave_out(&mut self, code: &'static str, place: &Place) -> Option<&mut Vec<Place>> {
        let column = match place {
            Place::Cell { at: CellRef { file, sheet, column, .. }, .. } => {
                (Some(file.clone()), sheet.clone(), *column, "")
            }
            Place::Record { file, field, .. } => (file.clone(), "".into(), 0, field.unwrap_or_default()),
            Place::Whole | Place::File { .. } | Place::Sheet { .. } | Place::Text { .. } => return None,
        };
        let (count, left_out) = self.0.entry((code, column)).or_default();
        *count += 1;
        (*count > MOST_ALIKE).then_some(left_out)
    }

    /// All places that were left out.
    pub fn places(&self) -> impl Iterator<Item = &Place> {
        self.0.values().flat_map(|(_, left_out)| left_out)
    }

    /// Keeps only the places of a sort of which `keep` says so.
    pub fn retain(&mut self, mut keep: impl FnMut(&'static str, &Place) -> bool) {
        for ((code, _), (_, left_out)) in &mut self.0 {
            left_out.retain(|place| keep(code, place));
        }
    }

    /// What was left out, column by column: the sort, the first place, all others.
    pub fn summed_up(self) -> impl Iterator<Item = (&'static str, Place, Vec<Place>)> {
        self.0.into_iter().filter_map(|((code, _), (_, mut left_out))| {
            left_out.sort();
            let first = (!left_out.is_empty()).then(|| left_out.remove(0))?;
            Some((code, first, left_out))
        })
    }

    /// What is said of them, and what to do.
    pub fn words(others: usize) -> [Words; 2] {
        let n = others + 1;
        [
            Words::new(
                format!("从这一格起，这一列还有 {n} 格是同样的问题，不再逐格列出。改之前，都按上面说的处理。"),
                format!(
                    "From here on, {n} more cells of this column have the same fault: they are not told one by one."
                ),
            ),
            Words::new(
                "请先看看这一列是不是放错了内容或单位，整列改好再检查一次。",
                "See whether the column holds something else, mend all of it, and check again.",
            ),
        ]
    }
}
