//! The cells of a sheet, row by row.

use std::io::Read;
use std::str::FromStr;

use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use taizhang_core::base::CellRef;
use taizhang_core::base::numeral::day::from_serial;

use super::parts::Strings;
use super::scan::{Scanner, Token, pairs, take_words};
use super::styles::{Form, Styles};

use crate::read::cell::{Cell, Merged, Row, next_column, next_row, number};
use taizhang_package::{PartError, fault};

/// What a cell refers to.
pub(super) struct Look<'a> {
    pub(super) strings: &'a Strings,
    pub(super) styles: &'a Styles,
    pub(super) since_1904: bool,
}

/// What the `t` of a cell says its value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Sort {
    #[default]
    Number,
    Shared,
    Text,
    Flag,
    Error,
    Iso,
}

#[derive(Default)]
struct State {
    row: Row,
    last_row: u32,
    last_column: u32,
    column: u32,
    sort: Sort,
    style: usize,
    value: String,
    in_value: bool,
}

/// Gives every row with a filled cell to `take`, until that says false.
pub(super) fn rows(
    part: impl Read,
    name: &str,
    look: &Look<'_>,
    take: &mut dyn FnMut(&Row) -> bool,
) -> Result<(), PartError> {
    let broken = || PartError::Broken(name.to_owned());
    let mut scanner = Scanner::new(part);
    let mut state = State::default();
    while let Some(token) = scanner.next().map_err(|error| fault(&error.into(), name))? {
        match token {
            Token::Open(b"sheetData", _, true) => return Ok(()),
            Token::Open(b"c", attributes, false) => {
                state.open_cell(attributes);
                if let Some(value) = scanner.value().map_err(|error| fault(&error.into(), name))? {
                    state.value.push_str(value);
                    state.close_cell(look).ok_or_else(broken)?;
                }
            }
            Token::Open(element, attributes, empty) => {
                state.open(element, attributes, empty);
                state.in_value &= !empty;
            }
            Token::Close(element) => match element {
                b"v" | b"t" => state.in_value = false,
                b"c" => state.close_cell(look).ok_or_else(broken)?,
                // The end of a row that never began ends nothing.
                b"row" if state.last_row > 0 && !state.row.is_blank() && !take(&state.row) => return Ok(()),
                b"sheetData" => return Ok(()),
                _ => {}
            },
            Token::Words(words) if state.in_value => take_words(words, &mut state.value).ok_or_else(broken)?,
            Token::Plain(words) if state.in_value => state.value.push_str(words),
            Token::Words(_) | Token::Plain(_) => {}
        }
    }
    Err(broken())
}

impl State {
    fn open(&mut self, element: &[u8], attributes: &[u8], empty: bool) {
        match element {
            b"c" if empty => self.last_column = self.column_of(attributes),
            b"v" | b"t" => self.in_value = true,
            b"row" => {
                let own = pairs(attributes).find(|(key, _)| *key == b"r").and_then(|(_, text)| digits(text));
                self.last_row = next_row(own, self.last_row);
                self.last_column = 0;
                self.row.start(self.last_row);
            }
            // The words of a phonetic guide and of a formula are not the cell's.
            _ => self.in_value = false,
        }
    }

    /// Where a cell that says nothing else stands.
    fn column_of(&self, attributes: &[u8]) -> u32 {
        let own = pairs(attributes).find(|(key, _)| *key == b"r").map(|(_, text)| text);
        next_column(own, self.last_column)
    }

    fn open_cell(&mut self, attributes: &[u8]) {
        (self.column, self.sort, self.style) = (next_column(None, self.last_column), Sort::Number, 0);
        self.in_value = false;
        self.value.clear();
        for (key, value) in pairs(attributes) {
            match key {
                b"r" => self.column = next_column(Some(value), self.last_column),
                b"s" => self.style = digits(value).unwrap_or(0),
                b"t" => {
                    self.sort = match value {
                        b"s" => Sort::Shared,
                        b"str" | b"inlineStr" => Sort::Text,
                        b"b" => Sort::Flag,
                        b"e" => Sort::Error,
                        b"d" => Sort::Iso,
                        _ => Sort::Number,
                    }
                }
                _ => {}
            }
        }
        self.last_column = self.column;
    }

    /// None where the words that the cell refers to are missing.
    fn close_cell(&mut self, look: &Look<'_>) -> Option<()> {
        if self.value.is_empty() {
            return Some(());
        }
        match self.sort {
            Sort::Shared => {
                let shared = self.value.trim().parse().ok().and_then(|index| look.strings.get(index))?;
                self.row.push(self.column, Cell::Text(shared));
            }
            Sort::Text => self.row.push(self.column, Cell::Text(&self.value)),
            Sort::Flag => {
                self.row.push(self.column, Cell::Flag(self.value.trim() == "1" || self.value.trim() == "true"));
            }
            Sort::Error => self.row.push(self.column, Cell::Error(self.value.trim())),
            Sort::Iso => match self.value.get(..10).and_then(|day| day.parse::<Date>().ok()) {
                Some(day) => self.row.push(self.column, Cell::Day(day)),
                None => self.row.push(self.column, Cell::Text(&self.value)),
            },
            Sort::Number => self.number(look),
        }
        Some(())
    }

    fn number(&mut self, look: &Look<'_>) {
        let Some(value) = number(&self.value) else {
            self.row.push(self.column, Cell::Text(&self.value));
            return;
        };
        let form = look.styles.form(self.style);
        let day = || {
            let serial = value.trunc().to_i64()? + if look.since_1904 { 1462 } else { 0 };
            from_serial(serial).ok()
        };
        match form {
            Form::Number => self.row.push(self.column, Cell::Number(value)),
            Form::Percent => {
                let words = format!("{}%", (value * Decimal::ONE_HUNDRED).normalize());
                self.row.push(self.column, Cell::Text(&words));
            }
            Form::Day => self.row.push(self.column, day().map_or(Cell::Number(value), Cell::Day)),
            Form::Month => match day() {
                Some(day) => self.row.push(self.column, Cell::Text(&format!("{}年{}月", day.year(), day.month()))),
                None => self.row.push(self.column, Cell::Number(value)),
            },
        }
    }
}

/// A number of digits.
fn digits<T: FromStr>(text: &[u8]) -> Option<T> {
    std::str::from_utf8(text).ok()?.parse().ok()
}

/// The stretches of merged cells.
pub(super) fn merged(part: impl Read, name: &str) -> Result<Vec<Merged>, PartError> {
    let mut found = Vec::new();
    let mut scanner = Scanner::new(part);
    while let Some(token) = scanner.next().map_err(|error| fault(&error.into(), name))? {
        if let Token::Open(b"mergeCell", attributes, _) = token
            && let Some((_, stretch)) = pairs(attributes).find(|(key, _)| *key == b"ref")
            && let Some(at) = stretch.iter().position(|byte| *byte == b':')
            && let (Some(from), Some(to)) = (CellRef::reference(&stretch[..at]), CellRef::reference(&stretch[at + 1..]))
        {
            found.push(Merged {
                rows: (from.1.min(to.1), from.1.max(to.1)),
                columns: (from.0.min(to.0), from.0.max(to.0)),
            });
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_without_rows_is_whole() {
        let look = Look { strings: &Strings::default(), styles: &Styles::default(), since_1904: false };
        // As Excel writes the second and third sheet of a new workbook.
        let sheet = "<worksheet><sheetData/><pageMargins left=\"0.7\"/></worksheet>";
        assert_eq!(rows(sheet.as_bytes(), "sheet2.xml", &look, &mut |_| unreachable!()), Ok(()));
        assert!(rows("<worksheet><sheetData><row>".as_bytes(), "sheet2.xml", &look, &mut |_| true).is_err());
    }
}
