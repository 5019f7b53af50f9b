//! .ods, streamed. A cell or row that is said to be repeated is taken often enough for a table, never for a bomb.

use std::io::{BufRead, Read};

use jiff::civil::Date;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::cell::{Cell, Row, number};
use taizhang_core::base::CellRef;
use taizhang_package::xml::words_of;
use taizhang_package::{PartError, Parts, fault};

const PART: &str = "content.xml";
/// How often a filled cell, or a filled row, is taken again.
const MOST_AGAIN: u32 = 256;

/// An open .ods.
pub(super) struct Ods<'a> {
    parts: Parts<'a>,
    names: Vec<String>,
}

impl<'a> Ods<'a> {
    pub(super) fn open(mut parts: Parts<'a>) -> Result<Self, PartError> {
        if is_encrypted(&mut parts) {
            return Err(PartError::Encrypted);
        }
        let mut names = Vec::new();
        walk(parts.part(PART)?, &mut |event| {
            if let Seen::Table(name) = event {
                names.push(name.to_owned());
            }
            true
        })?;
        Ok(Self { parts, names })
    }

    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// Gives every row that has a filled cell to `take`, until that says false.
    pub(super) fn rows(&mut self, at: usize, take: &mut dyn FnMut(&Row) -> bool) -> Result<(), PartError> {
        let mut tables = 0;
        walk(self.parts.part(PART)?, &mut |event| match event {
            Seen::Table(_) => {
                tables += 1;
                tables <= at + 1
            }
            Seen::Row(row) => tables != at + 1 || take(row),
        })
    }
}

fn is_encrypted(parts: &mut Parts<'_>) -> bool {
    let mut text = String::new();
    let manifest = parts.part("META-INF/manifest.xml");
    manifest.is_ok_and(|mut part| part.read_to_string(&mut text).is_ok() && text.contains("encryption-data"))
}

enum Seen<'a> {
    Table(&'a str),
    Row(&'a Row),
}

#[derive(Default)]
struct State {
    row: Row,
    next_row: u32,
    rows_again: u32,
    column: u32,
    cells_again: u32,
    sort: String,
    value: String,
    words: String,
    paragraphs: u32,
    in_words: bool,
    in_note: bool,
}

fn attribute(start: &BytesStart<'_>, local: &str) -> Option<String> {
    let found =
        start.attributes().with_checks(false).flatten().find(|own| own.key.local_name().into_inner() == local)?;
    quick_xml::escape::unescape(&found.value).ok().map(std::borrow::Cow::into_owned)
}

fn again(start: &BytesStart<'_>, local: &str) -> u32 {
    attribute(start, local).and_then(|text| text.parse().ok()).unwrap_or(1)
}

fn walk(part: impl BufRead, take: &mut dyn FnMut(Seen<'_>) -> bool) -> Result<(), PartError> {
    let mut reader = Reader::from_reader(part);
    let mut buffer = Vec::new();
    let mut state = State::default();
    loop {
        match reader.read_event_into(&mut buffer).map_err(|error| fault(&error, PART))? {
            Event::Start(start) => {
                if let Some(name) = state.open(&start)
                    && !take(Seen::Table(&name))
                {
                    return Ok(());
                }
            }
            Event::Empty(start) => {
                state.open(&start);
                if start.local_name().into_inner().ends_with("table-cell") {
                    state.close_cell();
                }
            }
            Event::End(end) => match end.local_name().into_inner() {
                "table-cell" | "covered-table-cell" => state.close_cell(),
                "p" => state.in_words = false,
                "annotation" => state.in_note = false,
                "table-row" if !state.close_row(take) => return Ok(()),
                _ => {}
            },
            Event::Eof => return Ok(()),
            event if state.in_words => {
                words_of(&event, &mut state.words).ok_or_else(|| PartError::Broken(PART.to_owned()))?;
            }
            _ => {}
        }
        buffer.clear();
    }
}

impl State {
    /// The name, where a table begins.
    fn open(&mut self, start: &BytesStart<'_>) -> Option<String> {
        match start.local_name().into_inner() {
            "table" => {
                self.next_row = 1;
                return Some(attribute(start, "name").unwrap_or_default());
            }
            "table-row" => {
                self.rows_again = again(start, "number-rows-repeated");
                self.row.start(self.next_row.min(CellRef::LAST_ROW));
                self.column = 1;
            }
            "table-cell" | "covered-table-cell" => {
                self.cells_again = again(start, "number-columns-repeated");
                self.sort = attribute(start, "value-type").unwrap_or_default();
                let value = ["date-value", "boolean-value", "value"].iter().find_map(|name| attribute(start, name));
                self.value = value.unwrap_or_default();
                self.words.clear();
                self.paragraphs = 0;
            }
            "annotation" => self.in_note = true,
            "p" if !self.in_note => {
                if self.paragraphs > 0 {
                    self.words.push('\n');
                }
                self.paragraphs += 1;
                self.in_words = true;
            }
            "s" if self.in_words => self.words.push(' '),
            _ => {}
        }
        None
    }

    fn close_cell(&mut self) {
        let filled = !self.words.trim().is_empty() || !self.sort.is_empty();
        let times = if filled { self.cells_again.min(MOST_AGAIN) } else { 0 };
        for column in self.column..self.column.saturating_add(times).min(CellRef::LAST_COLUMN + 1) {
            let plain = number(&self.value);
            match (self.sort.as_str(), plain) {
                ("float" | "currency", Some(number)) => self.row.push(column, Cell::Number(number)),
                ("percentage", Some(_)) => self.row.push(column, Cell::Text(&self.words)),
                ("boolean", _) => self.row.push(column, Cell::Flag(self.value == "true")),
                ("date", _) => match self.value.get(..10).and_then(|day| day.parse::<Date>().ok()) {
                    Some(day) => self.row.push(column, Cell::Day(day)),
                    None => self.row.push(column, Cell::Text(&self.words)),
                },
                _ if self.words.starts_with('#') && self.words.ends_with(['!', '?', 'A']) => {
                    self.row.push(column, Cell::Error(&self.words));
                }
                _ => self.row.push(column, Cell::Text(&self.words)),
            }
        }
        self.column = self.column.saturating_add(self.cells_again);
        (self.in_words, self.in_note) = (false, false);
    }

    fn close_row(&mut self, take: &mut dyn FnMut(Seen<'_>) -> bool) -> bool {
        // No row stands outside of a table.
        let is_none = self.row.is_blank() || self.row.number == 0;
        let times = if is_none { 0 } else { self.rows_again.min(MOST_AGAIN) };
        for _ in 0..times {
            if !take(Seen::Row(&self.row)) {
                return false;
            }
            self.row.number = (self.row.number + 1).min(CellRef::LAST_ROW);
        }
        self.next_row = self.next_row.saturating_add(self.rows_again);
        true
    }
}
