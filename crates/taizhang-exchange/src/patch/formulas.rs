//! Which formulas of a workbook look at a cell that changes: what they said before is not to be believed any more.
//!
//! What cannot be told from a formula's text counts as looking at everything.

use std::collections::BTreeSet;
use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::{Edits, Spot};
use taizhang_package::xml;

/// A formula: where it stands and what it looks at.
pub(super) struct Formula {
    sheet: usize,
    at: (u32, u32),
    looks_at: Option<Vec<Range>>,
}

/// Row and column, where they are written.
type Corner = (Option<u32>, Option<u32>);

/// A stretch of cells, both ends in.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Range {
    sheet: String,
    from: (u32, u32),
    to: (u32, u32),
}

impl Range {
    /// From one corner to the other, whichever is written first. What a corner leaves out is the whole row or column.
    fn between(sheet: String, one: Corner, other: Corner) -> Self {
        let ends = |one: Option<u32>, other: Option<u32>| {
            let (one, other) = (one.unwrap_or(1), other.unwrap_or(u32::MAX));
            (one.min(other), one.max(other))
        };
        let (rows, columns) = (ends(one.0, other.0), ends(one.1, other.1));
        Self { sheet, from: (rows.0, columns.0), to: (rows.1, columns.1) }
    }

    fn holds(&self, sheet: &str, (row, column): (u32, u32)) -> bool {
        self.sheet == sheet && (self.from.0..=self.to.0).contains(&row) && (self.from.1..=self.to.1).contains(&column)
    }
}

/// The formulas of a sheet part.
pub(super) fn of_sheet(input: impl BufRead, sheet: usize, name: &str) -> Result<Vec<Formula>, quick_xml::Error> {
    let mut reader = Reader::from_reader(input);
    let (mut buffer, mut formulas) = (Vec::new(), Vec::new());
    let (mut spot, mut text) = (Spot::default(), None::<String>);
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer)?;
        if spot.follow(&event) {
            continue;
        }
        let at = spot.at();
        if let Some((_, empty)) = xml::opens(&event, "f") {
            text = Some(String::new());
            if empty {
                // One of several that share a formula: its own is not written out.
                formulas.push(Formula { sheet, at, looks_at: None });
                text = None;
            }
        } else if xml::closes(&event, "f") {
            let looks_at = text.take().and_then(|text| ranges(&text, name));
            formulas.push(Formula { sheet, at, looks_at });
        } else if let Some(text) = &mut text {
            match &event {
                Event::Text(words) => text.push_str(words),
                Event::GeneralRef(name) => text.push_str(match &**name {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    "apos" => "'",
                    _ => "?",
                }),
                _ => {}
            }
        } else if matches!(event, Event::Eof) {
            return Ok(formulas);
        }
    }
}

/// The cells of each sheet whose formulas look at what changes, directly or over others.
pub(super) fn stale(sheets: &[&str], formulas: &[Formula], edits: &[&Edits]) -> Vec<BTreeSet<(u32, u32)>> {
    let mut changed: Vec<BTreeSet<(u32, u32)>> = edits
        .iter()
        .map(|edits| {
            let puts =
                edits.iter().flat_map(|(row, cells)| cells.iter().map(move |(column, edit)| (row, column, edit)));
            puts.filter(|(.., edit)| edit.put.is_some()).map(|(row, column, _)| (*row, *column)).collect()
        })
        .collect();
    let mut stale: Vec<BTreeSet<(u32, u32)>> = vec![BTreeSet::new(); sheets.len()];
    loop {
        let mut grew = false;
        for formula in formulas {
            // Known already; or what is put into the cell takes the formula's place.
            if changed[formula.sheet].contains(&formula.at) {
                continue;
            }
            let touched = |range: &Range| {
                let Some(sheet) = sheets.iter().position(|sheet| *sheet == range.sheet) else { return true };
                let rows = changed[sheet].range((range.from.0, 0)..=(range.to.0, u32::MAX));
                rows.into_iter().any(|at| range.holds(sheets[sheet], *at))
            };
            if formula.looks_at.as_ref().is_none_or(|ranges| ranges.iter().any(touched)) {
                stale[formula.sheet].insert(formula.at);
                changed[formula.sheet].insert(formula.at);
                grew = true;
            }
        }
        if !grew {
            return stale;
        }
    }
}

/// What a formula looks at; none where that cannot be told.
fn ranges(formula: &str, own: &str) -> Option<Vec<Range>> {
    let mut ranges = Vec::new();
    let mut rest = formula;
    let mut sheet = own.to_owned();
    while let Some(c) = rest.chars().next() {
        match c {
            '"' => rest = rest[1..].split_once('"')?.1,
            '\'' => {
                let (name, behind) = rest[1..].split_once('\'')?;
                rest = behind.strip_prefix('!')?;
                name.clone_into(&mut sheet);
            }
            '[' | '{' | '#' | '?' => return None,
            c if c.is_alphanumeric() || matches!(c, '$' | '_') => {
                let end =
                    rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '$' | '_' | '.'))).unwrap_or(rest.len());
                let (word, behind) = rest.split_at(end);
                rest = behind;
                if let Some(behind) = rest.strip_prefix('!') {
                    rest = behind;
                    word.clone_into(&mut sheet);
                    continue;
                }
                if rest.starts_with('(') {
                    if ["INDIRECT", "OFFSET"].contains(&word.to_uppercase().as_str()) {
                        return None;
                    }
                    continue;
                }
                if word.parse::<f64>().is_ok() || ["TRUE", "FALSE"].contains(&word.to_uppercase().as_str()) {
                    continue;
                }
                let from = corner(word)?;
                let mut to = from;
                if let Some(behind) = rest.strip_prefix(':') {
                    let end = behind.find(|c: char| !(c.is_ascii_alphanumeric() || c == '$')).unwrap_or(behind.len());
                    to = corner(&behind[..end])?;
                    rest = &behind[end..];
                }
                let sheet = std::mem::replace(&mut sheet, own.to_owned());
                ranges.push(Range::between(sheet, from, to));
            }
            c => rest = &rest[c.len_utf8()..],
        }
    }
    Some(ranges)
}

/// `$B$4`: row and column. `B` is a column, whatever the row.
fn corner(word: &str) -> Option<Corner> {
    let plain: String = word.chars().filter(|c| *c != '$').collect();
    let digits = plain.find(|c: char| c.is_ascii_digit()).unwrap_or(plain.len());
    let (letters, digits) = plain.split_at(digits);
    let is_name = letters.len() > 3 || !letters.bytes().all(|letter| letter.is_ascii_alphabetic());
    if is_name || (letters.is_empty() && digits.is_empty()) {
        return None;
    }
    let column =
        letters.bytes().fold(0, |column, letter| column * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
    let row = if digits.is_empty() { None } else { Some(digits.parse().ok()?) };
    Some((row, (!letters.is_empty()).then_some(column)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn looks_at(formula: &str, sheet: &str, row: u32, column: u32) -> bool {
        ranges(formula, "表").is_none_or(|ranges| ranges.iter().any(|range| range.holds(sheet, (row, column))))
    }

    #[test]
    fn a_formula_looks_at_what_it_names() {
        for (formula, sheet, row, column, looks) in [
            ("SUM(C4:C9)", "表", 5, 3, true),
            ("SUM(C4:C9)", "表", 5, 4, false),
            ("SUM($C$4:$C$9)/D10", "表", 10, 4, true),
            ("说明!$B$4", "说明", 4, 2, true),
            ("'2023年'!B4&\"C4\"", "表", 4, 3, false),
            ("IF('说明'!$B$4=\"\",\"A1\",B2*1.5)", "表", 1, 1, false),
            ("SUM(C:C)", "表", 900, 3, true),
            ("SUM(C9:C4)", "表", 5, 3, true),
            ("SUM(C9:C4)", "表", 3, 3, false),
            ("A.B", "表", 1, 1, true),
            ("SUM(A1,说明!B2,C3)", "表", 3, 3, true),
            ("合计名", "表", 1, 1, true),
            ("OFFSET(A1,1,1)", "表", 90, 9, true),
        ] {
            assert_eq!(looks_at(formula, sheet, row, column), looks, "{formula} at {sheet} {row},{column}");
        }
    }
}
